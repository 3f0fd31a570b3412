/** What podio-php 7 sends and reads, request by request: every test fails where the sandbox would break that client. */
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
  readonly headers: Headers;
  readonly text: string;
}

/** `PodioClient`: its headers, its way to write a body, its refresh on a 401, and `last_response`. */
function client() {
  let oauth: Json = {};
  let last: Answer | undefined;

  async function send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const token = oauth["access_token"] as string | undefined;
    const headers = {
      accept: "application/json",
      "user-agent": "Podio PHP Client/7.0.0-guzzle",
      ...(token !== undefined && { authorization: `OAuth2 ${token}` }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(path.startsWith("http") ? path : url + path, { ...init, method, headers });
    return (last = { status: response.status, headers: response.headers, text: await response.text() });
  }

  async function request(method: string, path: string, init?: RequestInit): Promise<Answer> {
    const answer = await send(method, path, init);
    if (answer.status !== 401) return answer;
    const { error_description: description } = JSON.parse(answer.text) as Json;
    if (!String(description).includes("expired_token")) return answer;
    await grant({ grant_type: "refresh_token", refresh_token: String(oauth["refresh_token"]) });
    return request(method, path, init);
  }

  async function grant(fields: Record<string, string>): Promise<Json> {
    const { clientId: client_id, clientSecret: client_secret } = sandbox.server("podio").credentials as Record<
      "clientId" | "clientSecret",
      string
    >;
    oauth = {};
    const answer = await send("POST", "/oauth/token", {
      body: new URLSearchParams({ ...fields, client_id, client_secret }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
    return (oauth = JSON.parse(answer.text) as Json);
  }

  return {
    grant,
    get: (path: string, headers: Record<string, string> = {}) =>
      request("GET", path, { headers: { "content-type": "application/x-www-form-urlencoded", ...headers } }),
    delete: (path: string) =>
      request("DELETE", path, { headers: { "content-type": "application/x-www-form-urlencoded" } }),
    json: (method: "POST" | "PUT", path: string, body: unknown) =>
      request(method, path, { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    raw: request,
    rateLimit: () => last?.headers.get("x-rate-limit-limit"),
    rateLimitRemaining: () => last?.headers.get("x-rate-limit-remaining"),
  };
}

async function asApp(): Promise<ReturnType<typeof client>> {
  const php = client();
  await php.grant({ grant_type: "app", app_id: "111", app_token: sandbox.server("podio").credentials["appToken111"]! });
  return php;
}

const parse = (answer: Answer): Json => {
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Json;
};

describe("PodioClient", () => {
  test("reads five members of a token answer, of every grant", async () => {
    const php = client();
    const { username, password, appToken111, code } = sandbox.server("podio").credentials as Record<
      "username" | "password" | "appToken111" | "code",
      string
    >;
    for (const fields of [
      { grant_type: "app", app_id: "111", app_token: appToken111 },
      { grant_type: "password", username, password },
      { grant_type: "authorization_code", code, redirect_uri: "https://example.com/cb?x=1" },
    ])
      expect(Object.keys(await php.grant(fields))).toEqual(
        expect.arrayContaining(["access_token", "refresh_token", "expires_in", "ref", "scope"]),
      );
  });

  test("refreshes on expired_token and sends the same request again", async () => {
    const php = await asApp();
    sandbox.server("podio").expire();
    expect(parse(await php.get("/item/555"))["item_id"]).toBe(555);
    sandbox.server("podio").expire();
    const { filtered } = parse(await php.json("POST", "/item/app/111/filter/", {}));
    expect(filtered).toBe(40);
    expect(sandbox.server("podio").stats()).toMatchObject({ tokenRequests: { app: 1, refresh_token: 2 }, reuses: 0 });
  });

  test("reads the rate limit from the last answer, pool by pool", async () => {
    const php = await asApp();
    await php.get("/item/555");
    expect([php.rateLimit(), php.rateLimitRemaining()]).toEqual(["1000", "999"]);
    await php.json("POST", "/item/app/111/filter/", {});
    expect([php.rateLimit(), php.rateLimitRemaining()]).toEqual(["250", "249"]);
  });

  test("knows its errors by their status, and finds error and error_description in each", async () => {
    const php = await asApp();
    expect((await php.delete("/item/555?silent=1")).status).toBe(204);
    for (const [answer, status, error] of [
      [await php.get("/item/555"), 410, "gone"],
      [await php.get("/item/1"), 404, "not_found"],
      [await php.get("/app/222"), 403, "forbidden"],
      [await php.json("PUT", "/item/601", { fields: { calculation: 1 } }), 400, "invalid_value"],
      [await php.json("PUT", "/item/601", { revision: 7, fields: {} }), 409, "conflict"],
    ] as const) {
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toMatchObject({ error, error_description: expect.any(String) as string });
    }
  });
});

/** Members of `PodioItem` and of its models, as podio-php declares them, with those that every answer has. */
const itemMembers = {
  item: [
    ..."item_id app_item_id app_item_id_formatted external_id title link rights created_on created_by created_via".split(
      " ",
    ),
    ..."initial_revision current_revision fields ratings user_ratings last_event_on participants tags refs".split(" "),
    ..."references linked_account_id subscribed app ref reminder recurrence comments files tasks shares".split(" "),
  ],
  field: "field_id external_id type label status config values".split(" "),
  revision: "revision item_revision_id app_revision type created_by created_via created_on".split(" "),
};

/** Types of fields that podio-php has a class for; it cannot save an item that holds another. */
const phpTypes = [
  ..."text number image date app money progress location duration contact calculation embed file email phone".split(
    " ",
  ),
  "category",
  "tag",
];
const dateTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

interface Field {
  readonly type: string;
  readonly values: readonly Json[];
}

describe("PodioItem::get", () => {
  test("finds the members of Podio's item, and no other", async () => {
    const item = parse(await (await asApp()).get("/item/555"));
    expect(Object.keys(item).toSorted()).toEqual(itemMembers.item.toSorted());
    expect(item).toMatchObject({
      item_id: 555,
      app_item_id: 1,
      external_id: "ext-111",
      title: "Wheel squeaks",
      rights: expect.arrayContaining(["view", "update"]) as unknown,
      app: { app_id: 111, name: "Bugs", item_name: "Bug" },
      created_by: { type: "user", id: 999_999, name: "Ada Lovelace" },
      created_via: { id: 1, name: "API" },
      current_revision: { revision: 0 },
    });
    for (const name of ["created_on", "last_event_on"]) expect(item[name]).toMatch(dateTime);
    for (const name of ["initial_revision", "current_revision"])
      expect(Object.keys(item[name] as object)).toEqual(itemMembers.revision);
    for (const name of ["files", "comments", "tasks", "tags", "refs"]) expect(item[name]).toEqual([]);
  });

  test("finds fields with values only, of types that it can save, in the order of the app", async () => {
    const php = await asApp();
    const fields = parse(await php.get("/item/555"))["fields"] as readonly Field[];
    for (const field of fields) expect(Object.keys(field)).toEqual(itemMembers.field);
    expect(fields.filter(({ type, values }) => !phpTypes.includes(type) || values.length === 0)).toEqual([]);
    const app = parse(await php.get("/app/111"))["fields"] as readonly Field[];
    const types = fields.map(({ type }) => type);
    expect(app.map(({ type }) => type).filter((type) => types.includes(type))).toEqual(types);
  });

  test.for<[string, unknown]>([
    ["text", { value: "Wheel squeaks" }],
    ["number", { value: "123.5600" }],
    ["category", { value: { id: 1, text: "Open", color: "DCEBD8", status: "active" } }],
    [
      "date",
      {
        start: "2026-01-05 09:00:00",
        start_date: "2026-01-05",
        start_time: "09:00:00",
        start_utc: "2026-01-05 08:00:00",
        start_date_utc: "2026-01-05",
        start_time_utc: "08:00:00",
        end: null,
        end_date: null,
        end_time: null,
        end_utc: null,
        end_date_utc: null,
        end_time_utc: null,
      },
    ],
    ["app", { value: expect.objectContaining({ item_id: 601, title: "Bug 2" }) as unknown }],
    [
      "contact",
      { value: expect.objectContaining({ profile_id: 811, user_id: 999_999, name: "Ada Lovelace" }) as unknown },
    ],
    ["money", { value: "99.0000", currency: "EUR" }],
    ["progress", { value: 40 }],
    ["duration", { value: 3600 }],
    ["location", expect.objectContaining({ value: "Vesterbrogade 34, Copenhagen", lat: 55.6722, lng: 12.5534 })],
    [
      "embed",
      { embed: expect.objectContaining({ embed_id: 91, original_url: "https://example.com/" }) as unknown, file: null },
    ],
    ["image", { value: expect.objectContaining({ file_id: 701, name: "hello.txt", size: 5 }) as unknown }],
    ["file", { value: expect.objectContaining({ file_id: 701, mimetype: "text/plain" }) as unknown }],
    ["phone", { type: "work", value: "+45 12 34 56 78" }],
    ["email", { type: "work", value: "ada@example.com" }],
    ["calculation", { value: "1234.5600" }],
  ])("reads a %s", async ([type, value]) => {
    const fields = parse(await (await asApp()).get("/item/555"))["fields"] as readonly Field[];
    expect(fields.find((field) => field.type === type)?.values).toEqual([value]);
  });
});

describe("PodioItem::filter", () => {
  test("sends {} for nothing, and reads 30 of 40 items with both counts", async () => {
    const page = parse(await (await asApp()).json("POST", "/item/app/111/filter/", {}));
    expect([page["total"], page["filtered"], (page["items"] as unknown[]).length]).toEqual([40, 40, 30]);
    const [item] = page["items"] as readonly Json[];
    expect(item).toMatchObject({ app: { app_id: 111 }, comment_count: 0, file_count: 0 });
    expect(item).not.toHaveProperty("comments");
  });

  test("walks all pages by limit and offset, none missed and none twice", async () => {
    const php = await asApp();
    const seen: unknown[] = [];
    for (let offset = 0, filtered = 1; offset < filtered; offset += 15) {
      const body = { limit: 15, offset, sort_by: "created_on", sort_desc: false };
      const page = parse(await php.json("POST", "/item/app/111/filter/", body));
      filtered = page["filtered"] as number;
      seen.push(...(page["items"] as readonly Json[]).map(({ item_id }) => item_id));
    }
    expect([seen.length, new Set(seen).size, seen[0]]).toEqual([40, 40, 555]);
  });

  test("finds by field, and counts what matches", async () => {
    const body = { filters: { number: { from: 30, to: 40 } }, limit: 5 };
    const page = parse(await (await asApp()).json("POST", "/item/app/111/filter/", body));
    expect([page["total"], page["filtered"], (page["items"] as unknown[]).length]).toEqual([40, 11, 5]);
  });
});

describe("PodioItem::save", () => {
  test("creates and updates with what it writes for each type", async () => {
    const php = await asApp();
    const fields = {
      title: "From PHP",
      number: "12.5",
      category: [2],
      date: { start_utc: "2026-03-04 05:06:07", end_date: "2026-03-05" },
      app: [601],
      contact: [811],
      money: { value: "1.0000", currency: "EUR" },
      progress: 10,
      image: [701],
      email: [{ type: "work", value: "a@example.com" }],
    };
    const { item_id: id } = parse(
      await php.json("POST", "/item/app/111/?silent=1&hook=", { fields, external_id: "php-1" }),
    );
    const created = parse(await php.get(`/item/app/111/external_id/php-1`));
    expect([created["item_id"], created["title"]]).toEqual([id, "From PHP"]);
    expect(parse(await php.json("PUT", `/item/${String(id)}`, { fields: { title: "Again" } }))).toEqual({
      revision: 1,
      title: "Again",
    });
    // A single value goes as a bare array.
    expect(parse(await php.json("PUT", `/item/${String(id)}/value/category`, [1]))).toMatchObject({ revision: 2 });
  });

  test("sends [] where there is nothing to send", async () => {
    const php = await asApp();
    expect(parse(await php.json("POST", "/item/555/clone", []))).toEqual({ item_id: expect.any(Number) as number });
    expect((await php.json("POST", "/file/701/copy", [])).status).toBe(200);
  });
});

describe("PodioFile", () => {
  /** The body that Guzzle's `MultipartStream` writes: the file first, a length in each part. */
  function multipart(name: string, content: string): { body: string; headers: Record<string, string> } {
    const boundary = "d4f1c1e8a7b24f0fa6f0a5a0c7f2f6d1b2e3c4d5";
    const part = (disposition: string, text: string, type = ""): string =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Length: ${text.length}\r\n${type}\r\n${text}\r\n`;
    const body =
      part(`name="source"; filename="${name}"`, content, "Content-Type: text/plain\r\n") +
      part(`name="filename"`, name) +
      `--${boundary}--\r\n`;
    return { body, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
  }

  test("::upload posts source and filename to /file/, attaches, and get_raw reads the link back", async () => {
    const php = await asApp();
    sandbox.server("podio").expire();
    const file = parse(await php.raw("POST", "/file/", multipart("notes.txt", "from php")));
    expect(file).toMatchObject({ name: "notes.txt", mimetype: "text/plain", size: 8, hosted_by: "podio" });
    const id = String(file["file_id"]);
    const attached = await php.json("POST", `/file/${id}/attach?silent=1`, { ref_type: "item", ref_id: 555 });
    expect(attached.status).toBe(204);
    const files = parse(await php.get("/item/555"))["files"] as readonly Json[];
    expect(files.map(({ file_id }) => file_id)).toEqual([file["file_id"]]);
    expect((await php.get(String(file["link"]), { accept: "*/*" })).text).toBe("from php");
  });

  test("without a source is answered as Podio answers it", async () => {
    const answer = await (await asApp()).json("POST", "/file/", { filename: "x" });
    expect([answer.status, (JSON.parse(answer.text) as Json)["error_description"]]).toEqual([
      404,
      "Missing parameters: source",
    ]);
  });
});

test("PodioConversation::get_for calls a path of batches, and gets a list", async () => {
  expect(parse(await (await asApp()).get("/batch/item/555/"))).toEqual([]);
});
