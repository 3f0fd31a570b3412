import { BodyNotReplayableError, isOwnOrigin, ProviderConfigurationError, TokenManager } from "@tokens/core";
import { describe, expect, test } from "vitest";
import { outcome, scene } from "./scene.ts";

describe("I10: at most one forced refresh per rejected token", () => {
  const expired = (): Response =>
    new Response("", { status: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } });

  test("concurrent rejections cause one refresh, a late rejection of the old token none", async () => {
    const stage = await scene({ aged: 0 });
    const old = await stage.process().accessToken();
    const tokens = stage.process({
      fetch: async (input, init) =>
        new Request(input, init).headers.get("authorization") === `Bearer ${old}` ? expired() : new Response("ok"),
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.fetch("https://api.example.com/")));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(stage.server.posts).toBe(1);
    tokens.invalidate(old);
    await tokens.accessToken();
    expect(stage.server.posts).toBe(1);
  });

  test("a second rejection is returned, not retried", async () => {
    const stage = await scene({ aged: 0 });
    const tokens = stage.process({ fetch: async () => expired() });
    expect((await tokens.fetch("https://api.example.com/")).status).toBe(401);
    expect(stage.server.posts).toBe(1);
  });

  test.for([
    ["a 403", 403, 'Bearer error="invalid_token"'],
    ["an insufficient_scope", 401, 'Bearer error="insufficient_scope"'],
    ["another 401", 401, "Basic"],
  ] as const)("%s never refreshes", async ([, status, header]) => {
    const stage = await scene({ aged: 0 });
    const tokens = stage.process({
      fetch: async () => new Response("no", { status, headers: { "www-authenticate": header } }),
    });
    const answer = await tokens.fetch("https://api.example.com/");
    expect([answer.status, await answer.text(), stage.server.posts]).toEqual([status, "no", 0]);
  });
});

describe("I11: a request with a stream body is never replayed empty", () => {
  async function replay(
    body: RequestInit["body"],
    argumentsOf: (url: string, init: RequestInit) => Parameters<typeof fetch> = (...call) => call,
  ): Promise<{ answer: unknown; bodies: string[]; posts: number }> {
    const stage = await scene({ aged: 0 });
    const bodies: string[] = [];
    const tokens = stage.process({
      fetch: async (input, init) => {
        bodies.push(await new Request(input, init).text());
        return bodies.length === 1
          ? new Response("", { status: 401, headers: { "www-authenticate": "invalid_token" } })
          : new Response("ok");
      },
    });
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    const answer = await outcome(tokens.fetch(...argumentsOf("https://api.example.com/", init)));
    return { answer, bodies, posts: stage.server.posts };
  }

  test("the body of a Request is sent again completely", async () => {
    const { answer, bodies } = await replay("whole", (url, init) => [new Request(url, init)]);
    expect([(answer as Response).status, bodies]).toEqual([200, ["whole", "whole"]]);
  });

  test("it fails with an error, and the next call has a new token", async () => {
    const { answer, bodies, posts } = await replay(new Blob(["streamed"]).stream());
    expect(answer).toBeInstanceOf(BodyNotReplayableError);
    expect([bodies, posts]).toEqual([["streamed"], 1]);
  });

  test.for([
    ["text", "whole"],
    ["bytes", new TextEncoder().encode("whole")],
    ["a blob", new Blob(["whole"])],
    ["form fields", new URLSearchParams("whole")],
  ] as const)("%s is sent again completely", async ([, body]) => {
    const { answer, bodies } = await replay(body);
    expect((answer as Response).status).toBe(200);
    expect(bodies[0]).toContain("whole");
    expect(bodies[1]).toBe(bodies[0]);
  });
});

describe("I12: tokens are sent only to the provider's own origins", () => {
  test("rejects another origin before sending anything", async () => {
    const stage = await scene({ aged: 0 });
    const sent: Request[] = [];
    const tokens = stage.process({ fetch: async (...call) => (sent.push(new Request(...call)), new Response()) });
    for (const url of [
      "https://evil.example",
      "https://api.example.com.evil.example/",
      "http://api.example.com/",
      "https://api.example.com:8443/",
      "https://api.example.com@evil.example/",
      "https://api.example.com:443@evil.example/",
      "https://api.example.com\t.evil.example/",
    ]) {
      expect(await outcome(tokens.fetch(url))).toBeInstanceOf(ProviderConfigurationError);
    }
    expect(sent).toHaveLength(0);
  });

  test("follows redirects with the token only within the origins", async () => {
    const stage = await scene({ aged: 0 });
    const sent: Request[] = [];
    const trail: Record<string, string> = {
      "https://api.example.com/a": "/b",
      "https://api.example.com/b": "https://files.example.net/c",
      "https://files.example.net/c": "https://files.example.net/d",
    };
    const tokens = stage.process({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        sent.push(request);
        const location = trail[request.url];
        return location ? new Response(null, { status: 302, headers: { location } }) : new Response("there");
      },
    });
    const answer = await tokens.fetch("https://api.example.com/a", { headers: { cookie: "session=1", "x-own": "1" } });
    expect(await answer.text()).toBe("there");
    expect(sent.map(({ headers }) => headers.has("authorization"))).toEqual([true, true, false, false]);
    expect(sent.map(({ headers }) => headers.get("x-own"))).toEqual(["1", "1", "1", "1"]);
    expect(sent.every(({ redirect }) => redirect === "manual")).toBe(true);
  });

  test("follows a redirect of a Request with its method and signal", async () => {
    const stage = await scene({ aged: 0 });
    const sent: Request[] = [];
    const tokens = stage.process({
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        return sent.length > 1 ? new Response() : new Response(null, { status: 302, headers: { location: "/b" } });
      },
    });
    const controller = new AbortController();
    await tokens.fetch(new Request("https://api.example.com/a", { method: "HEAD", signal: controller.signal }));
    controller.abort();
    expect(sent.map(({ method, signal }) => [method, signal.aborted])).toEqual([
      ["HEAD", true],
      ["HEAD", true],
    ]);
  });

  test.for([
    "https://api.example.com/@evil.example/",
    "https://api.example.com//evil.example/",
    "https://api.example.com\\@evil.example/",
    "https://api.example.com/../..//evil.example/",
    "https://api.example.com:443/",
    "https://API.example.com/?to=https://evil.example",
    "https://api.example.com",
  ])("%s belongs to the provider", (url) => {
    expect(isOwnOrigin(["https://api.example.com"], url)).toBe(true);
    expect(new URL(url).origin).toBe("https://api.example.com");
  });

  test("wraps the requests that carry the token, and no others", async () => {
    const stage = await scene({ aged: 0 });
    const wrapped: string[] = [];
    const tokens = TokenManager.create(
      {
        ...stage.server.provider,
        fetchWith: (send) => (input, init) => (wrapped.push(new Request(input, init).url), send(input, init)),
      },
      {
        sessions: stage.sessions,
        clock: stage.clock,
        fetch: async (input, init) =>
          new URL(new Request(input, init).url).host === "api.example.com"
            ? new Response(null, { status: 302, headers: { location: "https://files.example.net/b" } })
            : new Response("there"),
      },
    );
    expect(await (await tokens.fetch("https://api.example.com/a")).text()).toBe("there");
    expect(wrapped).toEqual(["https://api.example.com/a"]);
  });

  test("returns the redirect of a POST", async () => {
    const stage = await scene({ aged: 0 });
    let calls = 0;
    const tokens = stage.process({
      fetch: async () => (
        (calls += 1),
        new Response(null, { status: 307, headers: { location: "https://evil.example/" } })
      ),
    });
    expect((await tokens.fetch("https://api.example.com/", { method: "POST", body: "x" })).status).toBe(307);
    expect(calls).toBe(1);
  });

  test("limits the number of redirects", async () => {
    const stage = await scene({ aged: 0 });
    let calls = 0;
    const tokens = stage.process({
      fetch: async () => ((calls += 1), new Response(null, { status: 302, headers: { location: "/again" } })),
    });
    expect((await tokens.fetch("https://api.example.com/")).status).toBe(302);
    expect(calls).toBe(11);
  });
});

test("I12: a wildcard origin matches only hosts one label below the domain, with the same scheme and port", async () => {
  const stage = await scene({ aged: 0 });
  const provider = { ...stage.server.provider, origins: ["https://*.example.com"] };
  const tokens = TokenManager.create(provider, {
    sessions: stage.sessions,
    clock: stage.clock,
    fetch: async () => new Response("ok"),
  });
  expect((await tokens.fetch("https://files.example.com/1")).status).toBe(200);
  for (const url of [
    "http://files.example.com/",
    "https://example.com/",
    "https://notexample.com/",
    "https://a.b.example.com/",
    "https://example.com.evil.test/",
    "https://files.example.com:8443/",
    "https://evil.test/.example.com",
  ])
    await expect(tokens.fetch(url)).rejects.toBeInstanceOf(ProviderConfigurationError);
});

test("I12: a request that another client sends is authorized only for the provider's origins", async () => {
  const stage = await scene();
  const tokens = stage.process();
  const request = new Request("https://api.example.com/things", { headers: { "x-mine": "yes" } });
  const session = await tokens.authorize(request);
  expect(stage.server.posts).toBe(1);
  expect(session.accessToken).toBe(await tokens.accessToken());
  expect(Object.fromEntries(request.headers)).toEqual({
    authorization: `Bearer ${session.accessToken}`,
    "x-mine": "yes",
  });
  const elsewhere = new Request("https://api.example.com.evil.test/");
  await expect(tokens.authorize(elsewhere)).rejects.toBeInstanceOf(ProviderConfigurationError);
  expect(elsewhere.headers.has("authorization")).toBe(false);
});
