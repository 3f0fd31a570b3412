import { createHubstaff, isApiError } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import {
  activateWebhook,
  recentDeliveries,
  verifySignature,
  webhookHandler,
  type WebhookEvent,
  type WebhookHandlerOptions,
} from "@tokens/hubstaff/webhooks";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, http: { retry: 0 } });
const target_url = "https://example.com/hubstaff";
const started = { event: "timer.start", payload: { user_id: 11 } } as const;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

/** A target that keeps its secret and what it heard. */
function target(more: Partial<WebhookHandlerOptions> = {}): Target {
  const heard: WebhookEvent[] = [];
  const kept: string[] = [];
  const handle = webhookHandler({
    secret: () => kept.at(-1),
    keepSecret: (secret) => kept.push(secret),
    onEvent: (event) => heard.push(event),
    ...more,
  });
  return { heard, kept, handle };
}

interface Target {
  readonly heard: WebhookEvent[];
  readonly kept: string[];
  readonly handle: (request: Request) => Promise<Response>;
}

/** A webhook that is verified and active. */
async function activated({ handle, kept }: Target): Promise<string> {
  const { id } = await hubstaff.request("POST /v2/users/me/webhooks", { body: { events: ["*"], target_url } });
  await mock.deliverWebhook(id, undefined, handle);
  await activateWebhook(hubstaff, id, kept[0]!);
  return id;
}

function signed(body: string, signature: string, init: RequestInit = {}): Request {
  return new Request(target_url, { method: "POST", body, headers: { "x-hook-signature": signature }, ...init });
}

async function sign(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  return Buffer.from(await crypto.subtle.sign("HMAC", key, encoder.encode(body))).toString("hex");
}

describe("the handshake", () => {
  test("is answered with the header, its secret kept, and activates the webhook", async () => {
    const here = target();
    const { id } = await hubstaff.request("POST /v2/organizations/{organization_id}/webhooks", {
      organization_id: 7,
      body: { events: ["timer.start"], target_url },
    });
    const answer = await mock.deliverWebhook(id, undefined, here.handle);
    expect([answer.status, answer.headers.get("x-hook-secret")]).toEqual([200, here.kept[0]]);
    await activateWebhook(hubstaff, id, here.kept[0]!);
    expect(await hubstaff.request("GET /v2/webhooks/{webhook_id}", { webhook_id: id })).toMatchObject({
      id,
      status: "active",
    });
    const [call] = mock.requests("POST /v2/webhooks/{webhook_id}/activate");
    expect(call!.headers.get("x-hook-secret")).toBe(here.kept[0]);
  });

  test("may come again, but not with another secret", async () => {
    const here = target();
    const id = await activated(here);
    expect((await mock.deliverWebhook(id, undefined, here.handle)).status).toBe(200);
    const headers = { "x-hook-secret": "forged" };
    const forged = await here.handle(new Request(target_url, { method: "POST", headers }));
    expect([forged.status, forged.headers.get("x-hook-secret")]).toEqual([401, null]);
    expect(here.kept).toHaveLength(1);
  });

  test("with a wrong secret does not activate, and the error does not tell the secret", async () => {
    const here = target();
    const { id } = await hubstaff.request("POST /v2/users/me/webhooks", { body: { events: ["*"], target_url } });
    await expect(mock.deliverWebhook(id, started, here.handle)).rejects.toThrow("is not active yet");
    const error: unknown = await activateWebhook(hubstaff, id, "wrong-secret").catch((reason: unknown) => reason);
    expect(isApiError(error) && error.status).toBe(400);
    expect(JSON.stringify(error) + String(error)).not.toContain("wrong-secret");
  });
});

describe("an event", () => {
  test("is heard once, its time in UTC", async () => {
    const here = target();
    const id = await activated(here);
    const event = { ...started, id: "8f1d8a52-0000-4000-8000-000000000001" };
    expect((await mock.deliverWebhook(id, event, here.handle)).status).toBe(200);
    expect((await mock.deliverWebhook(id, event, here.handle)).status).toBe(200);
    const [heard, ...more] = here.heard;
    expect(more).toEqual([]);
    expect(heard).toMatchObject(event);
    expect(heard!.created_at).toMatch(/\dZ$/);
  });

  test("that comes twice at the same time is heard once", async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let calls = 0;
    const here = target({
      onEvent: async () => {
        calls += 1;
        await gate;
      },
    });
    const id = await activated(here);
    const event = { ...started, id: "twice" };
    const both = [mock.deliverWebhook(id, event, here.handle), mock.deliverWebhook(id, event, here.handle)];
    open();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(calls).toBe(1);
  });

  test("whose listener fails may come again", async () => {
    let calls = 0;
    const here = target({
      onEvent: () => {
        calls += 1;
        if (calls === 1) throw new Error("the database is away");
      },
    });
    const id = await activated(here);
    const event = { ...started, id: "again" };
    await expect(mock.deliverWebhook(id, event, here.handle)).rejects.toThrow("the database is away");
    expect((await mock.deliverWebhook(id, event, here.handle)).status).toBe(200);
    expect((await mock.deliverWebhook(id, event, here.handle)).status).toBe(200);
    expect(calls).toBe(2);
  });

  test("is remembered where the caller says, and by default among so many", async () => {
    const seen = new Set<string>();
    const here = target({ seen });
    await mock.deliverWebhook(await activated(here), { ...started, id: "kept" }, here.handle);
    expect([...seen]).toEqual(["kept"]);
    const few = recentDeliveries(2);
    for (const id of ["a", "b", "c"]) few.add(id);
    expect([few.has("a"), few.has("b"), few.has("c")]).toEqual([false, true, true]);
  });
});

describe("refused without a word to the listener:", () => {
  const good = JSON.stringify({ id: "1", event: "timer.start", created_at: "2026-01-05T08:00:00", payload: {} });

  test.for<[string, (signature: string) => string | undefined]>([
    ["no signature", () => undefined],
    ["a signature cut short", (signature) => signature.slice(0, 62)],
    ["one too long", (signature) => `${signature}00`],
    ["no hex", (signature) => `zz${signature.slice(2)}`],
    ["another's", (signature) => signature.replace(/^./, (digit) => (digit === "0" ? "1" : "0"))],
    ["not ASCII", () => "\u00e9".repeat(32)],
  ])("%s: 401", async ([, change]) => {
    const here = target();
    await activated(here);
    const signature = change(await sign(good, here.kept[0]!));
    const headers = signature === undefined ? {} : { "x-hook-signature": signature };
    const answer = await here.handle(new Request(target_url, { method: "POST", body: good, headers }));
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain(here.kept[0]);
    expect(here.heard).toEqual([]);
  });

  test("a body that lost its end: 401, for its signature is of the whole", async () => {
    const here = target();
    await activated(here);
    const answer = await here.handle(signed(good.slice(0, -5), await sign(good, here.kept[0]!)));
    expect([answer.status, here.heard]).toEqual([401, []]);
  });

  test.for([
    "{",
    "[]",
    "null",
    '"text"',
    "{}",
    '{"id":1,"event":"x"}',
    '{"id":"1"}',
    '{"id":"","event":"x"}',
    good.slice(0, -5),
  ])("a signed body that is no event: 400 to %s", async (body) => {
    const here = target();
    await activated(here);
    const answer = await here.handle(signed(body, await sign(body, here.kept[0]!)));
    expect([answer.status, here.heard]).toEqual([400, []]);
  });

  test("a body that breaks off: 400", async () => {
    const here = target();
    await activated(here);
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(good.slice(0, 9)));
        controller.error(new Error("reset by peer"));
      },
    });
    const init = { method: "POST", body, duplex: "half" };
    expect((await here.handle(new Request(target_url, init as RequestInit))).status).toBe(400);
  });

  test("a body over 1 MiB: 413, without reading more of it", async () => {
    const here = target();
    await activated(here);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array((sent += 65_536) && 65_536)),
    });
    const init = { method: "POST", body, duplex: "half" };
    expect((await here.handle(new Request(target_url, init as RequestInit))).status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  test("an event before the handshake: 401, and another method: 405", async () => {
    const here = target();
    expect((await here.handle(signed(good, await sign(good, "guess")))).status).toBe(401);
    expect((await here.handle(new Request(target_url))).status).toBe(405);
  });
});

test("a signature is of bytes, in either case of hex", async () => {
  const body = new TextEncoder().encode("ω".repeat(100));
  const signature = await sign("ω".repeat(100), "secret");
  expect(await verifySignature(body, signature.toUpperCase(), "secret")).toBe(true);
  expect(await verifySignature(body, signature, "other")).toBe(false);
});
