import { openStore } from "@tokens/store";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forms, sample } from "./support.ts";

/** Texts that a database may take for the same: by case, by accent, by trailing blanks, by Unicode form, as a pattern. */
const part = fc.constantFrom(
  "a",
  "A",
  "ä",
  "é",
  "e\u0301",
  "ß",
  "ss",
  " ",
  "%",
  "_",
  "*",
  "'",
  '"',
  "\\",
  "{",
  "}",
  "\uFFFD",
  "😀",
  ":",
);
const key = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((text) => !/\p{Cc}/u.test(text)),
);

describe.each(forms)("a store at $name", ({ reached, place }) => {
  test.skipIf(!reached)(
    "keeps sessions, records and claims of different keys apart, and reads every key back",
    async () => {
      const { url } = await place();
      await using store = await openStore(url);
      const { sessions, records } = store;
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { minLength: 2, maxLength: 5 }), async (keys) => {
          const stored = new Map(keys.map((one) => [one, sample({ scope: one })]));
          for (const [one, session] of stored) {
            await sessions.set(one, session);
            await records.set("property", one, { key: one });
          }
          for (const [one, { version }] of stored) {
            expect(await sessions.get(one)).toEqual(stored.get(one));
            expect(await records.get("property", one)).toEqual({ key: one });
            const claim = await sessions.claim(one, { known: version, owner: one, leaseMs: 60_000 });
            expect(claim.kind).toBe("claimed");
          }
          const listed = await Array.fromAsync(sessions.list(), (entry) => entry.key);
          expect(listed.toSorted()).toEqual(keys.toSorted());
          const names = await Array.fromAsync(records.list("property"), ({ name }) => name);
          expect(names.toSorted()).toEqual(keys.toSorted());
          for (const one of keys) {
            await sessions.set(one, undefined);
            await records.delete("property", one);
          }
        }),
        // Each case is a few dozen round trips.
        { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 400) },
      );
    },
  );
});
