import { readFile } from "node:fs/promises";
import { documentCodes } from "@tokens/ergani";
import { systemClock } from "@tokens/core";
import { expect, test } from "vitest";
import { erganiRoutes } from "../src/msw/routes.ts";
import { erganiState } from "../src/msw/state.ts";

test("the mock answers every operation of the list, and no other", async () => {
  const list = (await readFile(new URL("operations.txt", import.meta.url), "utf8")).trim().split("\n");
  expect(list).toHaveLength(documentCodes.length + 6);
  expect(Object.keys(erganiRoutes(erganiState(), systemClock)).toSorted()).toEqual(list.toSorted());
});
