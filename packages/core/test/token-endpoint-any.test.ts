import { isTokensError, newSession, type Session } from "@tokens/core";
import type { TokenRequest } from "@tokens/core/token-endpoint";
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
  members.map((body) => new URLSearchParams(body as Record<string, string>).toString()),
  fc.string({ unit: "binary" }),
  fc.string().map((inner) => `<html><title>${inner}`),
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
    fc.asyncProperty(text, status, format, async (body, code, request) => {
      try {
        const { body: _, ...grant } = await ask(new Response(body, { status: code }), request);
        checkSession(newSession(grant));
        seen.add("session");
      } catch (error) {
        if (!isTokensError(error) || control.test(error.message)) throw error;
        seen.add(error.code);
      }
    }),
    { numRuns: 3000, seed: 1 },
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
      await expect(ask(answer, { parameters })).rejects.toThrow(/«\\?\[redacted\]»/);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
