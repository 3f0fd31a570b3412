import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAssignments } from "../src/assignments.ts";
import { CommandError } from "../src/failure.ts";
import { sanitize, truncate, displayWidth } from "../src/text.ts";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});
afterAll(() => fixture.close());

const text = fc.string({ unit: "binary" });

test("an assignment has its name and value, or is refused without quoting the value", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          text,
          fc.tuple(fc.constantFrom("a", "__proto__", "toString"), text).map((pair) => pair.join("=")),
        ),
        { maxLength: 4 },
      ),
      (given) => {
        let found: Readonly<Record<string, string | string[]>>;
        try {
          found = parseAssignments("--set", given);
        } catch (error) {
          if (!(error instanceof CommandError)) throw error;
          expect(error.message).toBe("--set requires name=value.");
          return;
        }
        const pairs = Object.entries(found).flatMap(([name, values]) =>
          [values].flat().map((value) => `${name}=${value}`),
        );
        expect(pairs.toSorted()).toEqual(given.toSorted());
      },
    ),
  );
});

test("any text is shown on one line, without what a terminal would obey", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
      const shown = sanitize(given);
      expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(stripVTControlCharacters(shown)).toBe(shown);
      expect(displayWidth(truncate(shown, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test("any command line ends with an exit code that is documented, and with words", async () => {
  const words =
    'list status token request refresh log edit --json --all --filter --set --label --store -- - hubstaff/alice "GET /x"';
  const argument = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words.split(" ")) },
    text.map((one) => one.replaceAll("\0", "")),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(argument, { minLength: 1, maxLength: 5 }), async (argv) => {
      const { code, stdout, stderr } = await fixture.tokens(argv);
      expect([0, 1, 2, 3, 4, 5, 6, 7, 130]).toContain(code);
      if (code !== 0) expect(stdout + stderr).not.toBe("");
      expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    }),
    // Each case opens a store and loads the providers.
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 100) },
  );
});
