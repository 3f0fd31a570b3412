import { isTokensError, newSession, type Session } from "@tokens/core";
import { redact, retryAfter, secretsIn, waitInWords, type TokenRequest } from "@tokens/core/token-endpoint";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ask } from "./token-scene.ts";

const names = [
  "access_token",
  "refresh_token",
  "scope",
  "expires_in",
  "expires_at",
  "expires",
  "refresh_expires_in",
  "refresh_token_expires_in",
  "x_refresh_token_expires_in",
  "error",
  "errors",
  "error_description",
  "message",
  "code",
  "type",
  "data",
  "__proto__",
  "toString",
  "valueOf",
];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.constantFrom(
    "a",
    "a\n",
    "a\u0000b",
    "invalid_grant",
    "invalid_client",
    "1e308",
    1e308,
    -1,
    1e15,
    "9999-12-31",
    "2026-01-02",
  ),
);
const members = fc.dictionary(fc.constantFrom(...names), value).map((record) => ({ access_token: "a", ...record }));
const nested = fc.oneof(members, fc.record({ data: members }), fc.array(members, { maxLength: 2 }), value);
const text = fc.oneof(
  nested.map((body) => JSON.stringify(body) ?? ""),
  // Cut off, as by a proxy; with a member twice; with a prefix that scripts are kept from by.
  fc.tuple(nested, fc.nat(200)).map(([body, end]) => (JSON.stringify(body) ?? "").slice(0, end)),
  fc.tuple(members, members).map(([a, b]) => `${JSON.stringify(a).slice(0, -1)},${JSON.stringify(b).slice(1)}`),
  fc.constantFrom(")]}'\n", "\uFEFF", "null,").chain((before) => members.map((one) => before + JSON.stringify(one))),
  fc.nat(5000).map((depth) => `${'{"data":'.repeat(depth)}1${"}".repeat(depth)}`),
  fc.nat(5000).map((digits) => `{"access_token":"a","expires_in":${"9".repeat(digits + 1)}}`),
  members.map((body) => new URLSearchParams(body as Record<string, string>).toString()),
  fc.string({ unit: "binary" }),
  fc.string().map((inner) => `<html><title>${inner}`),
);
const headers = fc.dictionary(
  fc.constantFrom("content-type", "retry-after", "www-authenticate", "location", "date"),
  fc.oneof(
    fc.stringMatching(/^[ -~]*$/),
    fc.constantFrom("text/html", "application/json; charset=utf-7", "Basic", "-1", "1e400", "9".repeat(400)),
  ),
);
const status = fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, fc.constantFrom(201, 302, 400, 401, 403, 429, 500));
const format = fc.constantFrom<Partial<TokenRequest>>(
  {},
  { accessTokenPath: "data" },
  { accessTokenPath: "data.error", names: { access_token: "message", expires_in: "code", expires_at: "expires_in" } },
  { accessTokenPath: "__proto__.constructor" },
);
// oxlint-disable-next-line no-control-regex -- a token must not hold any
const control = /[\u0000-\u001F\u007F-\u009F]/;

function checkSession(session: Session): void {
  const { accessToken, refreshToken, obtainedAt, expiresAt, refreshTokenExpiresAt } = session;
  expect(JSON.parse(JSON.stringify(session))).toEqual(session);
  expect(new Headers({ authorization: `Bearer ${accessToken}` }).get("authorization")).toBe(`Bearer ${accessToken}`);
  expect(`${accessToken}${refreshToken}`).not.toMatch(control);
  for (const time of [expiresAt, refreshTokenExpiresAt])
    expect(time === undefined || (Number.isSafeInteger(time) && time > obtainedAt)).toBe(true);
}

test("any response is a session that can be stored and sent, or a typed error of one line", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(text, fc.record({ status, headers }), format, async (body, init, request) => {
      try {
        const { body: _, ...grant } = await ask(new Response(body, init), request);
        checkSession(newSession(grant));
        seen.add("session");
      } catch (error) {
        if (!isTokensError(error) || control.test(error.message) || error.message.length > 1000) throw error;
        seen.add(error.code);
      }
    }),
  );
  expect([...seen].toSorted()).toEqual([
    "invalid_token_response",
    "provider_configuration",
    "provider_unavailable",
    "reauthorization_required",
    "session",
  ]);
});

test("reveals no secret, however the provider encodes it", async () => {
  const secret = fc
    .string({ unit: "grapheme", minLength: 4 })
    .filter((it) => it.trim().length > 3 && it !== "redacted");
  const write = fc.constantFrom<(text: string) => string>(
    (it) => it,
    (it) => JSON.stringify(it).slice(1, -1),
    (it) => encodeURIComponent(it),
    (it) => new URLSearchParams({ "": it }).toString().slice(1),
  );
  await fc.assert(
    fc.asyncProperty(secret, write, fc.constantFrom("error", "message", "error_description"), async (it, how, name) => {
      const answer = Response.json({ error: "x_1", [name]: `«${how(it)}»` }, { status: 400 });
      const parameters = { refresh_token: it };
      await expect(ask(answer, { parameters })).rejects.toThrow(/«\\*\[redacted\]\\*»/);
    }),
  );
});

test("a body that never ends is left after a megabyte", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 65_536 }), async (size) => {
      let sent = 0;
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
        sent += size;
        controller.enqueue(new Uint8Array(size).fill(97));
      };
      // Small chunks, so that the first million bytes are not a million of them.
      const body = new ReadableStream({ pull: (one) => pull(one) });
      await expect(ask(new Response(body))).rejects.toMatchObject({ code: "invalid_token_response" });
      expect(sent).toBeLessThan(1_100_000 + 2 * size);
    }),
    { numRuns: 5, examples: [[65_536]] },
  );
});

test("the helpers for authors of providers take any text", () => {
  const any = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(any, any, fc.double(), (one, other, now) => {
      const wait = waitInWords(one);
      expect(wait === undefined || wait >= 0).toBe(true);
      const asked = retryAfter(one, now);
      expect(asked === undefined || (asked >= 0 && asked <= 86_400_000)).toBe(true);
      expect(redact(one, [other]).length).toBeLessThanOrEqual(one.length * 11 + 11);
      expect(secretsIn({ refresh_token: one, grant_type: other })).toContain(one);
    }),
    { examples: [["", "", 0]] },
  );
});
