import { createHmac } from "node:crypto";
import { verifySignature, webhookHandler } from "@tokens/hubstaff/webhooks";
import fc from "fast-check";
import { expect, test } from "vitest";
// No entry exposes it: tokens are read with it.
import { jwtTimes, lifetimeMs } from "../src/jwt.ts";

const secret = "a secret of this webhook";
const sign = (body: Uint8Array): string => createHmac("sha256", secret).update(body).digest("hex");
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }).map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .dictionary(fc.constantFrom("id", "event", "created_at", "payload", "__proto__"), fc.jsonValue({ maxDepth: 2 }))
    .map((event) => Buffer.from(JSON.stringify({ id: "1", event: "timer.start", ...event }))),
);

test("a signature fits its body alone: no changed, shortened or extended body, and no changed signature", async () => {
  const change = fc.record({ at: fc.nat(), bit: fc.nat(7), how: fc.constantFrom("flip", "cut", "extend") });
  await fc.assert(
    fc.asyncProperty(bytes, change, async (body, { at, bit, how }) => {
      const signature = sign(body);
      expect(await verifySignature(new Uint8Array(body), signature, secret)).toBe(true);
      const changed =
        how === "extend" ? Uint8Array.of(...body, bit) : body.slice(0, body.length - Number(how === "cut"));
      if (how === "flip") changed[at % changed.length]! ^= 1 << bit;
      expect(await verifySignature(Uint8Array.from(changed), signature, secret)).toBe(false);
      const digit = at % 64;
      const other = ((Number.parseInt(signature[digit]!, 16) + 1 + bit) % 16).toString(16);
      const forged = signature.slice(0, digit) + other + signature.slice(digit + 1);
      expect(await verifySignature(new Uint8Array(body), forged, secret)).toBe(false);
    }),
  );
});

test("any signature is compared, and none is an error", async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.string({ unit: "binary", maxLength: 80 }), async (body, signature) => {
      expect(await verifySignature(new Uint8Array(body), signature, secret)).toBe(false);
    }),
  );
});

test("any request is answered, and only a signed event reaches the program", async () => {
  const seen: unknown[] = [];
  const handle = webhookHandler({
    secret: () => secret,
    keepSecret: () => expect.unreachable("there is a secret"),
    onEvent: (event) => void seen.push(event),
  });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), fc.stringMatching(/^[ -~]*$/), async (body, signed, header) => {
      seen.length = 0;
      const headers = { "x-hook-signature": signed ? sign(body) : header, "x-hook-secret": header };
      const request = new Request("https://example.com/", { method: "POST", body: new Uint8Array(body), headers });
      const { status } = await handle(request);
      statuses.add(status);
      expect(signed ? [200, 400] : [401]).toContain(status);
      expect(seen.length <= Number(status === 200)).toBe(true);
    }),
  );
  expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 400, 401]);
});

test("any token has times or none", () => {
  const claims = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({ iat: fc.jsonValue({ maxDepth: 2 }), exp: fc.jsonValue({ maxDepth: 2 }) }),
    fc.constant({ iat: 1e9, exp: 2e9 }),
  );
  const jwt = claims.map((one) => `e30.${Buffer.from(JSON.stringify(one)).toString("base64url")}.x`);
  const usable = (ms: number | undefined): boolean => ms === undefined || Number.isFinite(ms);
  fc.assert(
    fc.property(fc.oneof(jwt, fc.string({ unit: "binary" })), (token) => {
      const { issuedAt, expiresAt } = jwtTimes(token);
      expect([issuedAt, expiresAt, lifetimeMs(token)].every(usable)).toBe(true);
    }),
  );
});
