import { nameOf, accountOf } from "@tokens/accounts";
import { removeClient } from "@tokens/agent";
import { SessionStoreError } from "@tokens/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene[Symbol.asyncDispose]());

interface Token {
  account: string;
  accessToken: string;
  tokenType: string;
  expiresAt: number;
  expiresIn: number;
  header: string;
}

const refreshes = (): number => scene.hubstaff.refreshes();

async function token(key: string, path = "/v1/accounts/hubstaff/alice/token"): Promise<Token> {
  const response = await scene.send(key, path);
  expect(response.status).toBe(200);
  return (await response.json()) as Token;
}

async function problem(response: Promise<Response>): Promise<Record<string, unknown>> {
  const { status, headers } = await response;
  expect(headers.get("content-type")).toBe("application/problem+json");
  const body = (await (await response).json()) as Record<string, unknown>;
  expect(body["status"]).toBe(status);
  return body;
}

describe("a token", () => {
  test("comes as JSON and as the value of a header, in the provider's scheme", async () => {
    const { tokens } = await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const session = await tokens.session();
    const found = await token(key);
    expect(found).toMatchObject({
      account: "hubstaff/alice",
      accessToken: session.accessToken,
      tokenType: "Bearer",
      expiresAt: session.expiresAt,
      header: `Bearer ${session.accessToken}`,
    });
    expect(found.expiresIn).toBeGreaterThan(3600);
    const text = await scene.send(key, "/v1/accounts/hubstaff/alice/token", { headers: { accept: "text/plain" } });
    expect(await text.text()).toBe(`Bearer ${session.accessToken}`);
    expect(text.headers.get("cache-control")).toBe("no-store");
    const podio = await scene.connect("podio");
    scene.pass(1000);
    const name = nameOf(accountOf(podio.tokens.key));
    expect(await token(key, `/v1/accounts/${name}/token`)).toMatchObject({
      tokenType: "OAuth2",
      header: `OAuth2 ${await podio.tokens.accessToken()}`,
    });
  });

  test("of an account is found by two segments, by its encoded name and by its key", async () => {
    const { tokens } = await scene.connect("hubstaff", "α/β γ");
    const key = await scene.key("php", "hubstaff/*");
    const expected = await tokens.accessToken();
    const encoded = [
      `hubstaff/${encodeURIComponent("α/β γ")}`,
      encodeURIComponent("hubstaff/α/β γ"),
      encodeURIComponent(tokens.key),
    ];
    for (const path of encoded) expect((await token(key, `/v1/accounts/${path}/token`)).accessToken).toBe(expected);
  });

  test("that has expired is refreshed once for all who wait", async () => {
    await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const before = refreshes();
    const { accessToken: old, expiresIn } = await token(key);
    scene.pass((expiresIn + 1) * 1000);
    const found = await Promise.all(Array.from({ length: 20 }, () => token(key)));
    expect(new Set(found.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(found[0]!.accessToken).not.toBe(old);
    expect(found[0]!.header).toBe(`Bearer ${found[0]!.accessToken}`);
    expect(refreshes()).toBe(before + 1);
  });

  test("that was rejected is refreshed once, and an older one is ignored", async () => {
    await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const invalidate = (accessToken: unknown): Promise<Response> =>
      scene.send(key, "/v1/accounts/hubstaff/alice/invalidate", {
        method: "POST",
        body: JSON.stringify({ accessToken }),
      });
    const before = refreshes();
    const { accessToken: old } = await token(key);
    expect((await invalidate(old)).status).toBe(204);
    const { accessToken } = await token(key);
    expect(accessToken).not.toBe(old);
    expect((await invalidate(old)).status).toBe(204);
    expect((await token(key)).accessToken).toBe(accessToken);
    expect(refreshes()).toBe(before + 1);
    expect(await problem(invalidate(7))).toMatchObject({ status: 400, code: "invalid_request" });
    expect(await problem(invalidate("x".repeat(70_000)))).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test("of a dead account is a problem that says what to do", async () => {
    await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const { expiresIn } = await token(key);
    scene.hubstaff.revoke();
    scene.pass((expiresIn + 1) * 1000);
    expect(await problem(scene.send(key, "/v1/accounts/hubstaff/alice/token"))).toMatchObject({
      title: "Conflict",
      status: 409,
      code: "reauthorization_required",
      reason: "refused",
      retryable: false,
      detail: expect.stringContaining("Log in again"),
    });
    await expect
      .poll(async () => {
        scene.pass(1000);
        return (await scene.send(key, "/v1/accounts/hubstaff/alice/status")).json();
      })
      .toMatchObject({ account: "hubstaff/alice", state: "needs-login", problem: expect.any(String) });
  });

  test("is not to be had while the provider is away, and the problem says for how long", async () => {
    await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const { expiresIn } = await token(key);
    scene.hubstaff.onToken = async () => new Response(null, { status: 503, headers: { "retry-after": "3000" } });
    scene.pass((expiresIn + 1) * 1000);
    const response = await scene.send(key, "/v1/accounts/hubstaff/alice/token");
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(2900);
    expect(await response.json()).toMatchObject({ code: "provider_unavailable", retryable: true });
  });
});

describe("a key", () => {
  test("is for the accounts of its patterns, and another account is as good as none", async () => {
    const bob = await scene.copy(await scene.connect("hubstaff"), "bob");
    const { tokens } = await scene.connect("ergani");
    const key = await scene.key("php", "hubstaff/alice", "ergani/*");
    const listed = (await (await scene.send(key, "/v1/accounts")).json()) as {
      accounts: { account: string; state: string }[];
    };
    expect(listed.accounts.map(({ account }) => account).toSorted()).toEqual([
      nameOf(accountOf(tokens.key)),
      "hubstaff/alice",
    ]);
    expect(listed.accounts[0]!.state).toBe("valid");
    for (const action of ["token", "status", "proxy/v2/users/me"]) {
      const [forbidden, unknown] = await Promise.all(
        ["bob", "carol"].map(async (name) => (await scene.send(key, `/v1/accounts/hubstaff/${name}/${action}`)).text()),
      );
      expect(forbidden).toBe(unknown!.replaceAll("carol", "bob"));
      expect(JSON.parse(forbidden!)).toMatchObject({ status: 404, code: "not_found" });
    }
    expect((await scene.send(key, `/v1/accounts/${encodeURIComponent(bob)}/token`)).status).toBe(404);
  });

  test("that is unknown, missing or removed opens nothing", async () => {
    await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    const path = "/v1/accounts/hubstaff/alice/token";
    expect((await scene.send(key, path)).status).toBe(200);
    expect(await problem(scene.send(`${key.slice(0, -1)}_`, path))).toMatchObject({
      status: 401,
      code: "unauthorized",
    });
    const none = await scene.agent(new Request(`http://agent${path}`));
    expect(none.status).toBe(401);
    expect(none.headers.get("www-authenticate")).toBe("Bearer");
    expect(await removeClient(scene.store.records, "php")).toBe(true);
    scene.pass(1000);
    expect((await scene.send(key, path)).status).toBe(401);
  });

  test("is stored as a hash alone", async () => {
    const key = await scene.key("php", "*");
    const records = JSON.stringify(await Array.fromAsync(scene.store.records.list("agent-client")));
    expect(records).toContain('"name":"php"');
    expect(records).not.toContain(key.slice(7));
    await expect(scene.key("php", "*")).rejects.toThrow("There is a client");
    await expect(scene.key("a b", "*")).rejects.toThrow("cannot be the name");
    await expect(scene.key("empty")).rejects.toThrow("Name the accounts");
  });

  test("does not help a web page", async () => {
    const key = await scene.key("php", "*");
    for (const headers of [{ origin: "http://localhost:3000" }, { "sec-fetch-site": "same-origin" }])
      expect(await problem(scene.send(key, "/v1/accounts", { headers }))).toMatchObject({ code: "browser_refused" });
  });
});

describe("an account", () => {
  test("that was removed is gone within a second, and a new one is there", async () => {
    const client = await scene.connect("hubstaff");
    const key = await scene.key("php", "*");
    await token(key);
    await scene.copy(client, "bob");
    await scene.store.sessions.set(client.tokens.key, undefined);
    scene.pass(1000);
    expect(await problem(scene.send(key, "/v1/accounts/hubstaff/alice/token"))).toMatchObject({ status: 404 });
    await token(key, "/v1/accounts/hubstaff/bob/token");
  });

  test("whose name two apps share is named by its key", async () => {
    const { tokens } = await scene.connect("hubstaff");
    const other = tokens.key.replace(":personal:", ":another:");
    await scene.store.sessions.set(other, await scene.store.sessions.get(tokens.key));
    const key = await scene.key("php", "*");
    expect(await problem(scene.send(key, "/v1/accounts/hubstaff/alice/token"))).toMatchObject({
      status: 409,
      code: "ambiguous_account",
      detail: expect.stringContaining(tokens.key),
    });
    await token(key, `/v1/accounts/${encodeURIComponent(tokens.key)}/token`);
  });
});

test("a fresh token is read from memory, and a store that is away changes nothing", async () => {
  await scene[Symbol.asyncDispose]();
  let reads = 0;
  let away = false;
  const counted = <T>(work: () => T): T => {
    reads += 1;
    if (away) throw new SessionStoreError("The store is away.");
    return work();
  };
  scene = await openScene({
    still: true,
    store: (store) => ({
      ...store,
      sessions: {
        ...store.sessions,
        get: async (key) => counted(() => store.sessions.get(key)),
        list: () => counted(() => store.sessions.list()),
      },
      records: { ...store.records, list: (kind) => counted(() => store.records.list(kind)) },
    }),
  });
  await scene.connect("hubstaff");
  const key = await scene.key("php", "*");
  const { accessToken } = await token(key);
  const before = reads;
  for (let call = 0; call < 100; call++) await token(key);
  expect(reads).toBe(before);
  away = true;
  scene.pass(1000);
  expect((await token(key)).accessToken).toBe(accessToken);
  expect((await scene.send(key, "/v1/accounts/hubstaff/carol/token")).status).toBe(503);
});
