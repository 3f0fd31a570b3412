import { afterAll, beforeAll, expect, test } from "vitest";
import { askTwice, server } from "./mocked.js";

beforeAll(() => server.listen());
afterAll(() => server.close());

test("refreshes an expired token", async () => {
  expect(await askTwice()).toEqual(["Ada Lovelace", 2]);
});
