import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture("sqlite");
  await fixture.alice();
  await fixture.json(`login podio --auth-method app --sandbox ${fixture.sandbox.urls.control}`);
});
afterAll(() => fixture.close());

const hubstaff = (): ReturnType<Fixture["sandbox"]["server"]> => fixture.sandbox.server("hubstaff");

describe("a call", () => {
  test.each([
    [["request", "alice", "GET /v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "/v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "get /v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "GET /v2/users/{user_id}", "-p", "user_id=11"], { user: { id: 11 } }],
    [["request", "alice", "GET /v2/users/11"], { user: { id: 11 } }],
    [["request", "111", "GET /app/{app_id}", "-p", "app_id=111"], { app_id: 111 }],
  ])("%j", async (argv, response) => {
    const { code, stdout, stderr } = await fixture.tokens(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject(response);
    expect(stdout.split("\n").length).toBeGreaterThan(2);
    expect((await fixture.tokens([...argv, "--json"])).stdout.split("\n")).toHaveLength(2);
  });

  test("repeated query parameters, and a body from an argument, a file or stdin", async () => {
    const seen: { url: URL; body: unknown }[] = [];
    const watched: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      seen.push({ url: new URL(request.url), body: await request.clone().text() });
      return fetch(request);
    };
    await fixture.tokens('request alice "GET /v2/organizations" -q page_limit=1 -q tag=a -q tag=b', { fetch: watched });
    expect(seen[0]!.url.search).toBe("?page_limit=1&tag=a%2Cb");
    const body = JSON.stringify({ limit: 1 });
    const path = join(fixture.directory, "body.json");
    await writeFile(path, body);
    const filter = ["request", "111", "POST /item/app/{app_id}/filter/", "-p", "app_id=111"];
    for (const data of [body, `@${path}`, "-"]) {
      const { code } = await fixture.tokens([...filter, "-d", data], { stdin: body, fetch: watched });
      expect(code).toBe(0);
      expect(JSON.parse(String(seen.at(-1)!.body))).toMatchObject({ limit: 1 });
    }
  });

  test("the routes are listed with their summaries", async () => {
    const { stdout } = await fixture.tokens("request alice --routes");
    expect(stdout).toMatch(/^GET \/v2\/users\/me( {2,}\S.*)?$/m);
    const narrow = await fixture.tokens("request alice --routes --no-color", { columns: 60 });
    expect(narrow.stdout).toContain("GET /v2/organizations/{organization_id}/projects ");
    expect(Math.max(...narrow.stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(await fixture.json("request alice --routes")).toContainEqual({
      route: "GET /v2/users/me",
      summary: expect.any(String),
      query: expect.any(Array),
      body: false,
      list: false,
    });
  });
});

describe("a usage error", () => {
  test.each([
    [["GTE /v2/users/me"], /There is no method GTE\.\n next did you mean GET \/v2\/users\/me/],
    [
      ["GET /v2/user/{user_id}"],
      /There is no route GET \/v2\/user\/\{user_id\}\.\n next did you mean GET \/v2\/users\/\{user_id\}/,
    ],
    [["users"], /A route is written as "GET \/path"/],
    [["GET /v2/users/{user_id}"], /needs a value for: user_id\.\n next -p user_id=…/],
    [["GET /v2/users/me", "-p", "user_id=1"], /has no placeholder user_id\.\n next use -q for the query/],
    [["GET /v2/users/me", "-p", "user_id"], /--param requires name=value/],
    [["GET /v2/users/me", "-d", "{canary"], /The body of --data is not valid JSON/],
    [["GET /v2/users/me", "-d", "@/nowhere"], /The body cannot be read from \/nowhere \(ENOENT\)/],
    [[], /Pass a route to call\./],
  ])("%j", async (route, message) => {
    const { code, stdout, stderr } = await fixture.tokens(["request", "alice", ...route]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("canary");
  });

  test("an unknown path: the provider's error and similar routes", async () => {
    const { code, stderr } = await fixture.tokens('request alice "GET /v2/user/me"');
    expect(code).toBe(7);
    expect(stderr).toMatch(
      /^error Hubstaff responded with 404 to GET \/v2\/user\/me.* Did you mean "GET \/v2\/users\/me"\?/,
    );
    expect(stderr).toMatch(/\n next check the route/);
    const json = await fixture.tokens('request alice "GET /v2/user/me" --json');
    expect(JSON.parse(json.stderr)).toMatchObject({
      error: { code: "api_error", status: 404, exitCode: 7, retryable: false },
    });
  });

  test("an overloaded provider is retryable", async () => {
    hubstaff().fault({ kind: "status", status: 503, retryAfter: 90, on: "api", times: 5 });
    const { code, stderr } = await fixture.tokens('request alice "GET /v2/users/me" --json');
    hubstaff().clearFaults();
    expect(code).toBe(5);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { status: 503, retryable: true, retryAfterMs: expect.any(Number) },
    });
  });
});
