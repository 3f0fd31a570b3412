import { hookHandler, parseHookEvent, type HookEvent, type PodioClient } from "@tokens/podio";
import fc from "fast-check";
import { expect, test } from "vitest";

const names = "type hook_id code item_id item_revision_id external_id comment_id file_ids app_id form_id __proto__";
const types = "hook.verify item.create item.delete comment.create file.change app.update form.delete stream.create";
const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("1", "0", "-1", "1e400", "0x10", "1,2,x", " 7 "));
const form = fc
  .tuple(
    fc.constantFrom(...types.split(" ")),
    fc.array(fc.tuple(fc.constantFrom(...names.split(" ")), value), { maxLength: 10 }),
  )
  .map(([type, pairs]) =>
    new URLSearchParams([["type", type], ["hook_id", "1"], ["item_id", "2"], ...pairs]).toString(),
  );
const text = fc.oneof({ weight: 4, arbitrary: form }, fc.string({ unit: "binary" }));

test("any form is an event with ids that are numbers, or a TypeError", () => {
  const seen = { event: 0, refused: 0 };
  fc.assert(
    fc.property(text, (given) => {
      let event: HookEvent;
      try {
        event = parseHookEvent(given);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        seen.refused += 1;
        return;
      }
      seen.event += 1;
      const ids = Object.entries(event).filter(
        ([name, id]) => name.endsWith("_id") && name !== "external_id" && id !== undefined,
      );
      expect(ids.every(([, id]) => Number.isSafeInteger(id))).toBe(true);
      expect(Object.values(event.parameters).every((one) => typeof one === "string")).toBe(true);
    }),
  );
  expect(Math.min(seen.event, seen.refused)).toBeGreaterThan(0);
});

test("any request to a hook is answered, and no unexpected verification spends a call", async () => {
  const statuses = new Set<number>();
  const client = { request: () => expect.unreachable("a call was spent") } as unknown as PodioClient;
  const handle = hookHandler({ client, isExpected: () => false, onEvent: () => undefined });
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom("POST", "PUT", "GET"), async (body, method) => {
      const init = method === "GET" ? { method } : { method, body };
      statuses.add((await handle(new Request("https://example.com/hook", init))).status);
    }),
  );
  expect([...statuses].toSorted((a, b) => a - b)).toEqual([204, 400, 403, 405]);
});
