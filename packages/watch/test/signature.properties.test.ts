import { createHmac } from "node:crypto";
import { webhook, type Notice } from "@tokens/watch";
import { testClock } from "@tokens/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";

const key = Buffer.alloc(32, 7);
const text = fc.string({ unit: "binary", maxLength: 30 });
const notice: fc.Arbitrary<Notice> = fc.record({
  id: text,
  kind: fc.constant("reconnect-required" as const),
  type: fc.constantFrom("opened" as const, "resolved" as const),
  severity: fc.constant("critical" as const),
  since: fc.nat(),
  at: fc.nat(),
  message: text,
  next: text,
  text,
});

interface Sent {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

/** As receivers of Standard Webhooks verify. */
function isSigned({ id, timestamp, body, signature }: Sent): boolean {
  return signature === `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

test("every notice is signed as it is sent, and no other id, time or body has its signature", async () => {
  let sent: Sent | undefined;
  const channel = webhook({
    url: "https://example.com/hook",
    secret: `whsec_${key.toString("base64")}`,
    clock: testClock(),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const header = (name: string): string => request.headers.get(name) ?? "";
      const [id, timestamp] = [header("webhook-id"), header("webhook-timestamp")];
      sent = { id, timestamp, signature: header("webhook-signature"), body: await request.text() };
      return new Response();
    },
  });
  const change = fc.record({
    member: fc.constantFrom<keyof Sent>("id", "timestamp", "body"),
    at: fc.nat(),
    extra: text,
  });
  await fc.assert(
    fc.asyncProperty(notice, change, async (one, { member, at, extra }) => {
      await channel.send([one], new AbortController().signal);
      expect(isSigned(sent!)).toBe(true);
      expect(JSON.parse(sent!.body)).toEqual(JSON.parse(JSON.stringify(one)));
      const value = sent![member];
      const place = at % value.length;
      expect(isSigned({ ...sent!, [member]: `${value.slice(0, place)}${extra}x${value.slice(place)}` })).toBe(false);
      expect(isSigned({ ...sent!, [member]: value.slice(0, place) })).toBe(false);
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
});
