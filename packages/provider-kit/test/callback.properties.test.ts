import { isTokensError } from "@tokens/core";
import { callbackCode } from "@tokens/provider-kit";
import fc from "fast-check";
import { expect, test } from "vitest";

const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "s", "S", "s ", "c", "access_denied"));
const pair = fc.tuple(fc.constantFrom("code", "state", "error", "error_description", "iss", "__proto__"), value);
const requireState = fc.boolean();

/** The code, or the code of the error. */
function outcome(url: URL, options: { requireState: boolean }): { code: string } | { error: string } {
  try {
    return { code: callbackCode("Example", url, { state: "s" }, options) };
  } catch (error) {
    if (!isTokensError(error) || error.message.length > 400) throw error;
    return { error: error.code };
  }
}

test("a callback gives its code when it is of this login and unambiguous, and is refused otherwise", () => {
  const seen = { code: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6 }), requireState, (pairs, needed) => {
      const url = new URL(`https://app.example.com/callback?${new URLSearchParams(pairs).toString()}`);
      const all = (name: string): readonly string[] => url.searchParams.getAll(name);
      const [states, codes, errors] = [all("state"), all("code"), all("error")];
      const isOwn = states.length <= 1 && (states[0] ? states[0] === "s" : !needed);
      const isGranted =
        errors.every((one) => one === "") && errors.length <= 1 && codes.length === 1 && codes[0] !== "";
      const result = outcome(url, { requireState: needed });
      expect(result).toEqual(isOwn && isGranted ? { code: codes[0] } : { error: "reauthorization_required" });
      seen["code" in result ? "code" : "refused"] += 1;
    }),
  );
  expect(Math.min(seen.code, seen.refused)).toBeGreaterThan(0);
});

test("any address is a callback or is refused", () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: "binary" }),
      (at, more) => {
        const url = new URL(at);
        url.search += more;
        expect(outcome(url, { requireState: true })).toEqual({ error: "reauthorization_required" });
      },
    ),
  );
});
