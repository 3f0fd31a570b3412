/** What podio-js 1.6 sends and reads, request by request: every test fails where the sandbox would break that client. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;
let url: string;

beforeAll(async () => {
  sandbox = await start();
  url = sandbox.server("podio").url;
});
beforeEach(() => sandbox.server("podio").reset());
afterAll(() => sandbox.close());

type Json = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** `PodioJS`: no Accept header of its own, bodies by superagent, one refresh and one repetition for a token that has ended. */
function client() {
  let session: Json = {};

  async function authenticate(fields: Record<string, string>): Promise<Answer> {
    const { clientId: client_id, clientSecret: client_secret } = sandbox.server("podio").credentials as Record<
      "clientId" | "clientSecret",
      string
    >;
    const form = new URLSearchParams({ ...fields, client_id, client_secret });
    const answer = await read(await fetch(`${url}/oauth/token`, { method: "POST", body: form }));
    if (answer.status === 200) session = answer.body;
    return answer;
  }

  async function request(method: string, path: string, make: () => RequestInit = () => ({})): Promise<Answer> {
    const { headers, ...init } = make();
    const authorization = `OAuth2 ${String(session["access_token"])}`;
    const sent = { ...init, method, headers: { ...(headers as Record<string, string>), authorization } };
    const answer = await read(await fetch(url + path, sent));
    const { error, error_description: description } = answer.body;
    const ended = error === "invalid_token" || description === "expired_token";
    if (answer.status !== 401 || !ended) return answer;
    await authenticate({ grant_type: "refresh_token", refresh_token: String(session["refresh_token"]) });
    return request(method, path, make);
  }

  return {
    authenticate,
    get: (path: string) => request("GET", path),
    send: (method: "POST" | "PUT", path: string, data: object) =>
      request(method, path, () => ({ body: JSON.stringify(data), headers: { "content-type": "application/json" } })),
    upload: (file: string, name: string, content: string) =>
      request("POST", "/file", () => {
        const form = new FormData();
        form.set("source", new Blob([content], { type: "text/plain" }), file);
        form.set("filename", name);
        return { body: form };
      }),
    thumbnail: (link: string) => `${link}/small?oauth_token=${String(session["access_token"])}`,
  };
}

/** `res.body` is an object, also of an answer without one. */
async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as Json) };
}

async function asUser(): Promise<ReturnType<typeof client>> {
  const js = client();
  const { username, password } = sandbox.server("podio").credentials as Record<"username" | "password", string>;
  await js.authenticate({ grant_type: "password", username, password });
  return js;
}

describe("a login", () => {
  test("has the three members without which PodioOAuth throws", async () => {
    const js = client();
    const { appToken111: app_token } = sandbox.server("podio").credentials as Record<"appToken111", string>;
    for (const fields of [
      { grant_type: "app", app_id: "111", app_token },
      { grant_type: "authorization_code", code: "auth-code-1", redirect_uri: "https://example.com/cb?x=1" },
    ])
      expect((await js.authenticate(fields)).body).toMatchObject({
        access_token: expect.any(String) as string,
        refresh_token: expect.any(String) as string,
        expires_in: 28_800,
      });
  });

  test("by the browser comes without a state, and returns a code for the same redirect_uri", async () => {
    const { clientId } = sandbox.server("podio").credentials as Record<"clientId", string>;
    const redirect_uri = "http://127.0.0.1/auth";
    const query = new URLSearchParams({ client_id: clientId, redirect_uri, response_type: "code" });
    const page = await fetch(`${url}/oauth/authorize?${query.toString()}`, { redirect: "manual" });
    const { searchParams } = new URL(page.headers.get("location")!);
    expect([...searchParams.keys()]).toEqual(["code"]);
    const code = searchParams.get("code")!;
    expect((await client().authenticate({ grant_type: "authorization_code", code, redirect_uri })).status).toBe(200);
  });

  test("that is refused has an error_description, which its error message needs", async () => {
    const js = client();
    for (const [fields, status] of [
      [{ grant_type: "app", app_id: "111", app_token: "another" }, 400],
      [{ grant_type: "activation_code", activation_code: "x" }, 400],
    ] as const)
      expect(await js.authenticate(fields)).toMatchObject({
        status,
        body: { error_description: expect.any(String) as string },
      });
  });
});

describe("a request", () => {
  test("reads an item, and a page of items", async () => {
    const js = await asUser();
    expect(await js.get("/item/555")).toMatchObject({ status: 200, body: { item_id: 555, title: "Wheel squeaks" } });
    const page = await js.send("POST", "/item/app/111/filter/", { limit: 10, offset: 35 });
    expect([page.body["filtered"], (page.body["items"] as unknown[]).length]).toEqual([40, 5]);
    expect((await js.get("/user")).body["user_id"]).toBe(999_999);
  });

  test("is sent again after a refresh when the token has ended, with its body", async () => {
    const js = await asUser();
    sandbox.server("podio").expire();
    expect((await js.send("PUT", "/item/601", { fields: { title: "Changed" } })).body).toEqual({
      revision: 1,
      title: "Changed",
    });
    expect(sandbox.server("podio").stats().tokenRequests).toEqual({ password: 1, refresh_token: 1 });
  });

  test("to a path that Podio does not have is a 404 in its words", async () => {
    expect(await (await asUser()).get("/item/555/")).toMatchObject({
      status: 404,
      body: { error: "not_found", error_description: "No matching operation could be found" },
    });
  });
});

describe("uploadFile", () => {
  test("posts to /file without a slash, and again after a refresh", async () => {
    const js = await asUser();
    for (const name of ["one.txt", "two.txt"]) {
      const { status, body } = await js.upload("on-disk.tmp", name, "from js");
      expect([status, body]).toEqual([200, expect.objectContaining({ name, size: 7, mimetype: "text/plain" })]);
      const content = await fetch(String(body["link"]), { headers: { authorization: "OAuth2 none" } });
      expect(content.status).toBe(401);
      sandbox.server("podio").expire();
    }
  });

  test("has a thumbnail whose token is in the query", async () => {
    const js = await asUser();
    const { body } = await js.upload("a.txt", "a.txt", "from js");
    const answer = await fetch(js.thumbnail(String(body["link"])));
    expect([answer.status, await answer.text()]).toEqual([200, "from js"]);
  });
});
