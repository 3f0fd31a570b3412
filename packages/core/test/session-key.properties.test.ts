import { sessionKey } from "@tokens/core";
import { keyParts } from "@tokens/core/internal";
import fc from "fast-check";
import { expect, test } from "vitest";

// "%" and ":" have a meaning in keys; half a surrogate pair cannot be stored as UTF-8.
const part = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("%", ":", "2", "5", "d", "8", "0", "\u0000", "\uD800", "\uDC00", "/", "..") }),
);
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

test("a key has its parts, and no two lists of parts share one", () => {
  fc.assert(
    fc.property(parts, (given) => {
      expect(keyParts(sessionKey(...given))).toEqual(given);
    }),
  );
});

test("a key can be stored anywhere: well-formed Unicode without control characters", () => {
  fc.assert(
    fc.property(parts, (given) => {
      const key = sessionKey(...given);
      expect(key.isWellFormed()).toBe(true);
      expect(key).not.toMatch(/\p{Cc}/u);
      expect(key.split(":")).toHaveLength(given.length);
    }),
  );
});

test("any text splits into parts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(keyParts(text)).toHaveLength(text.split(":").length);
    }),
  );
});
