import { accountOf, nameOf, parseFilter, type AccountSummary } from "@tokens/accounts";
import { isTokensError, sessionKey } from "@tokens/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const text = fc.string({ unit: "binary" });

test("an account's key says which one it is, whatever its name", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (parts) => {
      const { provider, realm, name } = accountOf(sessionKey(...parts));
      expect([provider, ...realm, name]).toEqual(parts);
    }),
  );
});

test("any text is a key of some account, with a name to show", () => {
  fc.assert(
    fc.property(text, (key) => {
      expect(typeof nameOf(accountOf(key))).toBe("string");
    }),
  );
});

test("any filter selects accounts or is refused", () => {
  const word = fc.constantFrom(
    "state",
    "provider",
    "label",
    "owner",
    "name",
    "expires",
    "=",
    "!=",
    "<",
    ">",
    "7d",
    "*",
    ",",
    " ",
    "|",
    "al",
  );
  const filter = fc.oneof(
    text,
    fc.array(word, { maxLength: 12 }).map((words) => words.join("")),
  );
  const account = {
    account: { key: "hubstaff:x:alice", provider: "hubstaff", realm: ["x"], name: "alice*a*a" },
    details: { labels: {} },
    status: {},
  } as unknown as AccountSummary;
  const seen = { filter: 0, refused: 0 };
  fc.assert(
    fc.property(filter, (given) => {
      try {
        expect(typeof parseFilter(given)(account, 0)).toBe("boolean");
        seen.filter += 1;
      } catch (error) {
        if (!isTokensError(error)) throw error;
        seen.refused += 1;
      }
    }),
  );
  expect(Math.min(seen.filter, seen.refused)).toBeGreaterThan(0);
});
