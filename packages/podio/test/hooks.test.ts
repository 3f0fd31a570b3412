import {
  createPodio,
  hookHandler,
  parseHookEvent,
  type HookEvent,
  type HookHandlerOptions,
  type HookVerification,
  type PodioClient,
} from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  podio = createPodio({ ...mock, http: { retry: 0 } }).app(111, mock.appTokens[111]);
});
afterAll(() => server.close());

const never = (): boolean => expect.unreachable("no verification came");
const call = (form: string): Request =>
  new Request("https://example.com/hook", { method: "POST", body: new URLSearchParams(form) });

describe("a hook", () => {
  test("is created, confirmed by the handler, and removed", async () => {
    const body = { url: "https://example.com/hook", type: "item.create" };
    const { hook_id } = await podio.request("POST /hook/{ref_type}/{ref_id}/", { ref_type: "app", ref_id: 111, body });
    const status = async () =>
      (await podio.request("GET /hook/{ref_type}/{ref_id}/", { ref_type: "app", ref_id: 111 })).find(
        (hook) => hook.hook_id === hook_id,
      )?.status;
    expect(await status()).toBe("inactive");
    const events: HookEvent[] = [];
    const handle = hookHandler({
      client: podio,
      isExpected: ({ hook_id: id }) => id === hook_id,
      onEvent: (event) => void events.push(event),
    });
    expect((await handle(call(`type=hook.verify&hook_id=${hook_id}&code=code-${hook_id}`))).status).toBe(204);
    expect([await status(), events]).toEqual(["active", []]);
    await podio.request("DELETE /hook/{hook_id}", { hook_id });
    expect(await status()).toBeUndefined();
  });

  test.for<[string, HookHandlerOptions["isExpected"]]>([
    ["another hook", ({ hook_id }) => hook_id === 131],
    ["a hook without the secret of its address", ({ parameters }) => parameters["secret"] === "s3cret"],
    ["any hook, while none is waited for", async () => false],
  ])("that is forged for %s costs no API call", async ([, isExpected]) => {
    const handle = hookHandler({ client: podio, isExpected, onEvent: () => expect.unreachable() });
    expect((await handle(call("type=hook.verify&hook_id=666&code=code-131&secret=guess"))).status).toBe(403);
    expect(mock.requests()).toHaveLength(0);
  });

  test("is confirmed by the secret in its URL, before its id is known", async () => {
    const url = "https://example.com/hook?secret=s3cret";
    const input = { ref_type: "app", ref_id: 111, body: { url, type: "item.create" } };
    const { hook_id } = await podio.request("POST /hook/{ref_type}/{ref_id}/", input);
    const isExpected = async ({ parameters }: HookVerification): Promise<boolean> => parameters["secret"] === "s3cret";
    const handle = hookHandler({ client: podio, isExpected, onEvent: () => expect.unreachable() });
    const form = `type=hook.verify&hook_id=${hook_id}&code=code-${hook_id}&secret=s3cret`;
    expect((await handle(call(form))).status).toBe(204);
    expect(mock.state.rows.hook.find((hook) => hook["hook_id"] === hook_id)?.["status"]).toBe("active");
  });

  test("hands each event to onEvent", async () => {
    const events: HookEvent[] = [];
    const handle = hookHandler({ client: podio, isExpected: never, onEvent: (event) => void events.push(event) });
    await handle(call("type=item.update&hook_id=5&item_id=555&item_revision_id=3&external_id=&tenant=7"));
    expect(events).toEqual([
      {
        type: "item.update",
        hook_id: 5,
        item_id: 555,
        item_revision_id: 3,
        external_id: undefined,
        parameters: {
          type: "item.update",
          hook_id: "5",
          item_id: "555",
          item_revision_id: "3",
          external_id: "",
          tenant: "7",
        },
      },
    ]);
    expect(mock.requests()).toHaveLength(0);
  });

  test.for<[string, object]>([
    ["type=comment.create&hook_id=5&item_id=1&comment_id=2", { item_id: 1, comment_id: 2 }],
    ["type=file.change&hook_id=5&item_id=1&action_type=add&file_ids=1,2", { action_type: "add", file_ids: [1, 2] }],
    ["type=app.update&hook_id=5&app_id=111", { app_id: 111 }],
    ["type=form.delete&hook_id=5&form_id=1&app_id=111", { form_id: 1, app_id: 111 }],
    ["type=task.create&hook_id=5&task_id=61", { type: "other", event: "task.create" }],
  ])("%s is read", ([form, event]) => {
    expect(parseHookEvent(form)).toMatchObject({ hook_id: 5, ...event });
  });

  test.for([
    ["nothing of Podio's", "a=b", 400],
    ["an event without its ids", "type=item.create&hook_id=5", 400],
    ["a verification without a code", "type=hook.verify&hook_id=5", 400],
    ["far too much", `type=${"x".repeat(70_000)}`, 413],
  ] as const)("%s is refused", async ([, form, status]) => {
    const handle = hookHandler({ client: podio, isExpected: never, onEvent: () => expect.unreachable() });
    expect((await handle(call(form))).status).toBe(status);
    expect((await handle(new Request("https://example.com/hook"))).status).toBe(405);
  });

  test("whose handler fails rethrows, so that the server can tell Podio", async () => {
    const handle = hookHandler({
      client: podio,
      isExpected: never,
      onEvent: () => Promise.reject(new Error("database")),
    });
    await expect(handle(call("type=app.update&hook_id=5&app_id=111"))).rejects.toThrow("database");
  });
});
