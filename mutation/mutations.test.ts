import { access } from "node:fs/promises";
import { join } from "node:path";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import { mutatedText, placed, root } from "./mutation.ts";
import { mutatedPackages } from "./mutations/index.ts";

const mutations = mutatedPackages.flatMap(placed);

test.for(mutations)("$packageName: $name", async (mutation) => {
  stripTypeScriptTypes(await mutatedText(mutation));
  for (const file of mutation.testFiles) await access(join(root, file));
});

test("no two mutations share a name", () => {
  const names = mutations.map(({ packageName, name }) => `${packageName}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
});
