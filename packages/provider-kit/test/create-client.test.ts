import { createClient, cursorPager, linkPager, type ClientOptions } from "@tokens/provider-kit";
import { memorySessions, newSession, ProviderConfigurationError, sessionKey, TokenManager } from "@tokens/core";
import { describe, expect, test } from "vitest";

const baseUrl = "https://api.example.com/v1";

/** The tokens of an API that responds to each request with the next of the given responses, and the requests it got. */
function api(...responses: readonly Response[]): { tokens: TokenManager; requests: Request[] } {
  const provider = {
    name: "example",
    realm: [],
    origins: ["https://api.example.com"],
    authorize: () => ({ authorization: "Bearer t" }),
    isExpiredToken: () => false,
  };
  const queue = [...responses];
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return queue.shift() ?? Response.json({});
  };
  const entries = [[sessionKey("example", "default"), newSession({ accessToken: "t", obtainedAt: 0 })] as const];
  return { tokens: TokenManager.create(provider, { sessions: memorySessions({ entries }), fetch }), requests };
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const urls = (requests: readonly Request[]): string[] => requests.map(({ url }) => url);

describe("a client without a table", () => {
  test("calls any route with the account's token", async () => {
    const { tokens, requests } = api(Response.json({ id: 7 }));
    const client = createClient(tokens, { baseUrl: `${baseUrl}/` });
    expect(await client.request("GET /users/{user_id}", { user_id: "a b", query: { deep: true } })).toEqual({ id: 7 });
    expect(urls(requests)).toEqual(["https://api.example.com/v1/users/a%20b?deep=true"]);
    expect(requests[0]!.headers.get("authorization")).toBe("Bearer t");
  });

  test("names the API by its host in messages, or as told", async () => {
    const gone = (): Response => Response.json({ message: "gone" }, { status: 410 });
    const { tokens } = api(gone(), gone());
    const message = "responded with 410 to GET /users (gone).";
    await expect(createClient(tokens, { baseUrl }).request("GET /users")).rejects.toThrow(`api.example.com ${message}`);
    const named = createClient(tokens, { baseUrl, provider: "Example" });
    await expect(named.request("GET /users")).rejects.toThrow(`Example ${message}`);
  });

  test("goes through a list whose pages are linked", async () => {
    const headers = { link: '<https://api.example.com/v1/users?page=2>; rel="next"' };
    const { tokens, requests } = api(Response.json([1, 2], { headers }), Response.json([3]));
    expect(await all(createClient(tokens, { baseUrl }).items("GET /users"))).toEqual([1, 2, 3]);
    expect(urls(requests)).toEqual([`${baseUrl}/users`, `${baseUrl}/users?page=2`]);
  });

  test("does not take rows in a member of the page for an empty list", async () => {
    const page = (): Response => Response.json({ data: [1, 2] });
    const { tokens } = api(page(), page(), new Response(null, { status: 204 }));
    const client = createClient(tokens, { baseUrl });
    await expect(all(client.items("GET /users"))).rejects.toThrow(
      /^A page of GET \/users is not an array\. Pass paging/,
    );
    const paging = linkPager({ items: (users) => (users as { readonly data: readonly number[] }).data });
    expect(await all(createClient(tokens, { baseUrl, paging }).items("GET /users"))).toEqual([1, 2]);
    expect(await all(client.items("GET /users"))).toEqual([]);
  });

  test("goes through pages that name the URL of the next one", async () => {
    const { tokens, requests } = api(
      Response.json({ value: [1], "@odata.nextLink": `${baseUrl}/users?$top=1&$skiptoken=x%2By` }),
      Response.json({ value: [2] }),
    );
    const paging = cursorPager({ parameter: "$skiptoken", cursor: "@odata.nextLink", items: "value" });
    const rows = createClient(tokens, { baseUrl, paging }).items("GET /users", { query: { $top: 1 } });
    expect(await all(rows)).toEqual([1, 2]);
    expect(new URL(requests[1]!.url).searchParams.get("$skiptoken")).toBe("x+y");
  });
});

describe("a body", () => {
  test.for<[string, unknown, string | null, string]>([
    ["null", null, "application/json", "null"],
    ["an object", { a: 1 }, "application/json", '{"a":1}'],
    ["a form", new URLSearchParams({ a: "1 2" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=1+2"],
    ["a file", new Blob(["a,b"], { type: "text/csv" }), "text/csv", "a,b"],
  ])("that is %s is sent with its type", async ([, body, type, text]) => {
    const { tokens, requests } = api();
    await createClient(tokens, { baseUrl }).request("POST /things", { body });
    expect([requests[0]!.headers.get("content-type"), await requests[0]!.text()]).toEqual([type, text]);
  });
});

describe("a route", () => {
  test("may have a query of its own, before that of the call", async () => {
    const { tokens, requests } = api();
    await createClient(tokens, { baseUrl }).request("GET /users?a={a}", { a: "x&y", query: { b: 2 } });
    expect(urls(requests)).toEqual([`${baseUrl}/users?a=x%26y&b=2`]);
  });

  test("gives way to the query of the call where both have a name", async () => {
    const { tokens, requests } = api();
    await createClient(tokens, { baseUrl }).request("GET /users?a=1&b=1&a=2", { query: { a: ["3", "4"] } });
    expect(urls(requests)).toEqual([`${baseUrl}/users?b=1&a=3&a=4`]);
  });

  test("with a query of its own may be a list whose pages are linked", async () => {
    const headers = { link: '</v1/users?q=x&page=2>; rel="next"' };
    const { tokens, requests } = api(Response.json([1], { headers }), Response.json([2]));
    expect(await all(createClient(tokens, { baseUrl }).items("GET /users?q=x"))).toEqual([1, 2]);
    expect(urls(requests)).toEqual([`${baseUrl}/users?q=x`, `${baseUrl}/users?q=x&page=2`]);
  });

  test("keeps its own query over the pages of a list, with its placeholders filled", async () => {
    const { tokens, requests } = api(Response.json({ next: "c" }), Response.json({}));
    const paging = cursorPager({ parameter: "after", cursor: "next", items: "rows" });
    const client = createClient(tokens, { baseUrl, paging });
    await all(client.items("GET /users?q={q}?", { q: "x&y", query: { size: 2 } }));
    expect(requests.map(({ url }) => [...new URL(url).searchParams])).toEqual([
      [
        ["q", "x&y?"],
        ["size", "2"],
      ],
      [
        ["q", "x&y?"],
        ["size", "2"],
        ["after", "c"],
      ],
    ]);
  });

  test("may be the URL of another base path", async () => {
    const { tokens, requests } = api();
    const url = "https://api.example.com/v2/users/{id}?a=1";
    await createClient(tokens, { baseUrl }).request(`GET ${url}`, { id: 7, query: { b: 2 } });
    expect(urls(requests)).toEqual(["https://api.example.com/v2/users/7?a=1&b=2"]);
  });

  test.for(["https://evil.example/users", "http://api.example.com/users", "https://api.example.com.evil.example/"])(
    "at %s, where the token may not go, sends nothing",
    async (url) => {
      const { tokens, requests } = api();
      await expect(createClient(tokens, { baseUrl }).request(`GET ${url}`)).rejects.toThrow(ProviderConfigurationError);
      expect(requests).toEqual([]);
    },
  );

  test("cannot be moved to another host by the value of a placeholder", async () => {
    const { tokens, requests } = api();
    const client = createClient(tokens, { baseUrl });
    await client.request("GET https://api.example.com/{path}", { path: "@evil.example/" });
    expect(urls(requests)).toEqual(["https://api.example.com/%40evil.example%2F"]);
    await expect(client.request("GET https://{host}/users", { host: "evil.example" })).rejects.toThrow(
      ProviderConfigurationError,
    );
    expect(requests).toHaveLength(1);
  });
});

describe("an error", () => {
  test.for<[string, unknown, string | number | undefined, string | undefined]>([
    ["OAuth", { error: "invalid_scope", error_description: "No such scope." }, "invalid_scope", "No such scope."],
    ["words only", { error: "Not found here" }, undefined, "Not found here"],
    ["an object", { error: { code: "gone", message: "It is gone." } }, "gone", "It is gone."],
    ["Stripe", { error: { type: "card_error", message: "Declined." } }, "card_error", "Declined."],
    ["Slack", { ok: false, error: "channel_not_found" }, "channel_not_found", undefined],
    ["GitHub", { message: "Not Found", documentation_url: "https://docs.example" }, undefined, "Not Found"],
    ["a list of objects", { errors: [{ code: 4, message: "Too long." }] }, 4, "Too long."],
    ["a list of texts", { errors: ["Too long."] }, undefined, "Too long."],
    ["JSON:API", { errors: [{ code: "c1", title: "Forbidden" }] }, "c1", "Forbidden"],
    [
      "RFC 9457",
      { type: "https://e.example/full", title: "Full", detail: "No room." },
      "https://e.example/full",
      "No room.",
    ],
    ["Salesforce", [{ errorCode: "NOT_FOUND", message: "No such row." }], "NOT_FOUND", "No such row."],
    ["nothing known", { ok: false }, undefined, undefined],
    ["null", null, undefined, undefined],
    ["text", "down", undefined, undefined],
  ])("in the form of %s is read", async ([, body, providerCode, detail]) => {
    const { tokens } = api(Response.json(body, { status: 400 }));
    const call = createClient(tokens, { baseUrl }).request("GET /users");
    await expect(call).rejects.toMatchObject({ code: "api_error", status: 400, providerCode, detail });
  });

  test("may be read in another way", async () => {
    const { tokens } = api(Response.json({ oops: "nothing here" }, { status: 404 }));
    const readError = (body: unknown): { detail: string } => ({ detail: (body as { readonly oops: string }).oops });
    await expect(createClient(tokens, { baseUrl, readError }).request("GET /users")).rejects.toMatchObject({
      detail: "nothing here",
    });
  });
});

test.for<[string, unknown, RegExp]>([
  ["no options", undefined, /createClient\(tokens, \{ baseUrl \}\)/],
  ["no baseUrl", {}, /baseUrl/],
  ["a baseUrl that is no URL", { baseUrl: "api.example.com" }, /baseUrl is not a URL/],
  ["a baseUrl without TLS", { baseUrl: "http://api.example.com" }, /https/],
])("%s is refused at once", ([, options, message]) => {
  const { tokens } = api();
  expect(() => createClient(tokens, options as ClientOptions)).toThrow(ProviderConfigurationError);
  expect(() => createClient(tokens, options as ClientOptions)).toThrow(message);
});

test("options without tokens are refused at once", () => {
  expect(() => createClient({ baseUrl } as never, { baseUrl })).toThrow(/takes a token manager first/);
});
