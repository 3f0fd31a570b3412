import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});
afterAll(() => fixture.close());

const control = (): string => fixture.sandbox.urls.control;

/** Follows the redirects of a login, as a browser does. */
async function browse(url: string): Promise<void> {
  let next: string | null = url;
  for (let hop = 0; next && hop < 5; hop++) next = (await fetch(next, { redirect: "manual" })).headers.get("location");
}

const openBrowser = async (url: string): Promise<void> => void browse(url);

/** Where the login at the printed URL redirects to. */
async function redirectOf(printed: string): Promise<string> {
  const url = /^http:\/\/127\.0\.0\.1:\S+authorize\S+$/m.exec(printed)![0];
  return (await fetch(url, { redirect: "manual" })).headers.get("location")!;
}

/** A server on loopback that responds with JSON by path. */
async function serve(answers: (origin: string) => Readonly<Record<string, unknown>>): Promise<string> {
  const server: Server = createServer(({ url }, response) => {
    const found = answers(origin)[url!.split("?")[0]!];
    response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => void server.close());
  return origin;
}

describe("a server by name", () => {
  test.for(["github", "figma", "notion", "quickbooks", "salesforce", "slack", "zoho"])(
    "%s logs in, refreshes and calls its API",
    async (server) => {
      const { account, key } = await fixture.json<{ account: string; key: string }>(
        `login oauth --server ${server} --account ada --port 0 --sandbox ${control()}`,
        { openBrowser },
      );
      expect(account).toBe(`${server}/ada`);
      fixture.sandbox.server("oauth").expire();
      await fixture.json(["refresh", key]);
      expect(await fixture.json(["request", key, "GET", "/me"])).toMatchObject({ url: expect.stringMatching(/\/me$/) });
    },
  );

  test("flickr, with OAuth 1.0a, logs in and signs its calls", async () => {
    await fixture.json(`login flickr --account ada --port 0 --sandbox ${control()}`, { openBrowser });
    expect(await fixture.json("request flickr/ada GET /services/rest")).toMatchObject({
      user: { username: "mock username" },
    });
  });

  test("that is unknown is not found, with the nearest name", async () => {
    const { code, stderr } = await fixture.tokens("login oauth --server githup --port 0");
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: 'error There is no server "githup".\n next did you mean github?\n',
    });
  });

  test("is asked for, and so is what it needs", async () => {
    const { code, stderr } = await fixture.tokens(`login oauth --port 0`, {
      columns: 100,
      keys: [
        { at: /Which server/, type: "shopif\r" },
        { at: /Client ID/, type: "my-app\r" },
        { at: /Client secret/, type: "s3cr3t\r" },
        { at: /Subdomain/, type: "acme/../evil\r" },
        { at: /Scopes/, type: "read_orders\r" },
        { at: /Name of the account/, type: "\r" },
      ],
    });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/The variable subdomain of Shopify is not part of an address/);
    expect(stderr).not.toContain("s3cr3t");
  });

  test("without one, outside a terminal, the ways to name it are told", async () => {
    const { code, stderr } = await fixture.tokens("login oauth");
    expect(code).toBe(2);
    expect(stderr).toMatch(/which one\?\n next tokens login oauth --server github, --issuer https:/);
  });
});

describe("a server by address", () => {
  const client = "--set clientId=sandbox-client --stdin --account ada --port 0";
  const stdin = "sandbox-client-secret";

  test("by issuer logs in with what its discovery document says", async () => {
    const { authorizationUrl, tokenUrl, apiUrl } = fixture.sandbox.server("oauth").credentials;
    const issuer = await serve((origin) => ({
      "/.well-known/openid-configuration": {
        issuer: origin,
        authorization_endpoint: authorizationUrl,
        token_endpoint: tokenUrl,
        token_endpoint_auth_methods_supported: ["client_secret_post"],
      },
    }));
    const { account } = await fixture.json<{ account: string }>(
      `login oauth --issuer ${issuer} --set apiUrl=${apiUrl} ${client}`,
      { openBrowser, stdin },
    );
    expect(account).toBe(`${new URL(issuer).host}/ada`);
    const { code, stderr } = await fixture.tokens(["refresh", account]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  test("by endpoints logs in", async () => {
    const { authorizationUrl, tokenUrl, apiUrl } = fixture.sandbox.server("oauth").credentials;
    const set = Object.entries({ authorizationUrl, tokenUrl, apiUrl, clientAuthentication: "post" });
    const settings = set.map(([name, value]) => `--set ${name}=${value}`).join(" ");
    await fixture.json(`login oauth --auth-method login ${settings} ${client}`, { openBrowser, stdin });
    const host = new URL(tokenUrl!).host;
    expect(await fixture.json(["request", `${host}/ada`, "GET", `${apiUrl}/user`])).toMatchObject({ method: "GET" });
    const elsewhere = await fixture.tokens(["request", `${host}/ada`, "GET", "https://api.example.com/user"]);
    expect(elsewhere.stderr).toMatch(
      /tokens are sent only to http:\/\/127\.0\.0\.1:\d+, not to https:\/\/api\.example\.com/,
    );
  });

  test("on a device prints the code, and waits until it was entered", async () => {
    const { code, stderr } = await fixture.tokens(
      `login oauth --server github --device --account tv --sandbox ${control()}`,
      { openBrowser, hurried: true },
    );
    expect(stderr).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/github\/.* on any device and enter [0-9A-F]{8}\n/);
    expect(code).toBe(0);
  });

  test("has no login on a device where none is known", async () => {
    const { code, stderr } = await fixture.tokens(`login oauth --server notion --device --sandbox ${control()}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Notion has no login with a code/);
  });
});

test("without a browser, the redirect URL can be pasted", async () => {
  let printed = "";
  const { code, stderr } = await fixture.tokens(
    `login oauth --server github --no-browser --account pasted --port 0 --sandbox ${control()}`,
    {
      columns: 100,
      onStderr: (text) => (printed = text),
      keys: [
        { at: /paste the URL/, type: "not a URL\r" },
        { at: /Paste the whole URL/, type: "\u0015" },
        { at: /Paste the whole URL/, type: async () => `${await redirectOf(printed)}\r` },
      ],
    },
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
});

describe("the list of providers", () => {
  test("is searched together with the servers", async () => {
    const { providers, servers } = await fixture.json<{ providers: { name: string }[]; servers: { name: string }[] }>(
      "providers git",
    );
    expect(providers.map(({ name }) => name)).toEqual(["gitlab"]);
    expect(servers.map(({ name }) => name)).toEqual(["digitalocean", "github", "gitlab"]);
  });

  test("says what each server needs, and what to register", async () => {
    const { stdout } = await fixture.tokens("providers shopify");
    expect(stdout).toBe(
      [
        "SERVER   TITLE    PROTOCOL  NEEDS",
        "shopify  Shopify  OAuth 2   an app, subdomain",
        "",
        "Register http://127.0.0.1:8765/callback as the redirect URI of your app, then: tokens login oauth --server <server>",
        "",
      ].join("\n"),
    );
  });

  test("that has nothing of that name says how to connect anyway", async () => {
    const { code, stderr } = await fixture.tokens("providers nowhere");
    expect(code).toBe(4);
    expect(stderr).toMatch(/No provider or server matches "nowhere"\.\n next .*--issuer https:/);
  });
});

describe("every page of a list", () => {
  const pages: Readonly<Record<string, unknown>> = {
    "": { rows: [{ id: 1 }, { id: 2 }], meta: { next: "b" } },
    b: { rows: [{ id: 3 }], meta: { next: "" } },
  };

  /** Connects an account to an API with two pages of rows. */
  async function connected(): Promise<string> {
    const server = createServer(({ url }, response) => {
      const { pathname, searchParams } = new URL(url!, "http://127.0.0.1");
      const cursor = searchParams.get("cursor") ?? "";
      const link = cursor === "" ? { link: `<${pathname}?cursor=b>; rel="next"` } : {};
      const { rows } = pages[cursor] as { rows: unknown };
      response.writeHead(200, { "content-type": "application/json", ...(pathname === "/linked" && link) });
      response.end(JSON.stringify(pathname === "/linked" ? rows : pages[cursor]));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await fixture.json(`login github --account pager --port 0 --sandbox ${control()} --set apiUrl=${api}`, {
      openBrowser,
    });
    const { accounts } = await fixture.json<{ accounts: { key: string; account: string }[] }>("list");
    return accounts.find(({ account }) => account === "github/pager")!.key;
  }

  test("is printed row by row, by its Link header or by a named cursor", async () => {
    const key = await connected();
    const rows = '{"id":1}\n{"id":2}\n{"id":3}\n';
    expect(await fixture.tokens(["request", key, "GET", "/linked", "--all"])).toMatchObject({ stdout: rows });
    const byCursor = ["--all", "--cursor", "cursor=meta.next", "--items", "rows"];
    expect(await fixture.tokens(["request", key, "GET", "/paged", ...byCursor])).toMatchObject({ stdout: rows });
  });

  test.for([
    ["--cursor cursor=meta.next", /add --all/],
    ["--items rows", /add --cursor name=path/],
    ["--all --cursor meta.next", /--cursor requires name=/],
  ] as const)("is not asked for with %s alone", async ([options, message]) => {
    await connected();
    const { code, stderr } = await fixture.tokens(`request github/pager GET /paged ${options}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
