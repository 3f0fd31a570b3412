import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedEntries, reportOf } from "./report.ts";
import { surfacesOf } from "./surface.ts";

const files: Readonly<Record<string, string>> = {
  "mine/index.d.ts": `
    import type { Clock } from "../theirs/index.js";
    import type { Hidden } from "./hidden.js";
    /** Opens. */
    export declare function open(hidden: Hidden, clock: Clock): void;
    export declare const bare: 1;
    export { Clock } from "../theirs/index.js";`,
  "mine/hidden.d.ts": `
    /** Deep. */
    interface Deeper { readonly depth: number }
    export interface Hidden {
      /** Not in the report. */
      readonly deeper: Deeper;
    }`,
  "mine/more.d.ts": `
    import { open } from "./index.js";
    /** Opens again. */
    export declare const again: typeof open;`,
  "theirs/index.d.ts": `
    /** Tells the time. */
    export interface Clock { now(): number }`,
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tokens-api-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
});
afterAll(() => rm(directory, { recursive: true }));

describe("surfacesOf", () => {
  test("shows own declarations, those they mention, and where the others come from", () => {
    const [index, more] = surfacesOf(
      [
        { specifier: "mine", file: join(directory, "mine/index.d.ts") },
        { specifier: "mine/more", file: join(directory, "mine/more.d.ts") },
      ],
      (file) => basename(dirname(file)),
    );
    expect(index?.exports).toEqual([
      'export { Clock } from "theirs";',
      "export declare const bare: 1;",
      "export declare function open(hidden: Hidden, clock: Clock): void;",
    ]);
    expect(index?.mentioned).toEqual([
      "interface Deeper {\n    readonly depth: number;\n}",
      "export interface Hidden {\n    readonly deeper: Deeper;\n}",
    ]);
    expect(index?.undocumented).toEqual(["bare"]);
    expect(more?.mentioned).toEqual(['import { open } from "mine";']);
  });

  test("says what to do about an entry that is not built", () => {
    expect(() => surfacesOf([{ specifier: "mine", file: join(directory, "gone.d.ts") }], () => "mine")).toThrow(
      /gone\.d\.ts, which does not exist\. Build first/u,
    );
  });
});

describe("changedEntries", () => {
  const surface = (specifier: string, ...exports: readonly string[]) => ({
    specifier,
    exports,
    mentioned: [],
    undocumented: [],
  });
  const before = reportOf("mine", [surface("mine", "a"), surface("mine/more", "b")]);

  test("names what was added, removed and changed", () => {
    expect(changedEntries(before, reportOf("mine", [surface("mine", "a"), surface("mine/new", "b")]))).toEqual([
      "mine/more",
      "mine/new",
    ]);
    expect(changedEntries(before, reportOf("mine", [surface("mine", "a2"), surface("mine/more", "b")]))).toEqual([
      "mine",
    ]);
  });

  test("is empty for the same report", () => {
    expect(changedEntries(before, before)).toEqual([]);
  });
});
