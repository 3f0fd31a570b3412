import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setScene, type Scene } from "./harness.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene("sqlite");
  await scene.alice();
  await scene.json(`login podio --way app --sandbox ${scene.sandbox.urls.control}`);
});
afterAll(() => scene.close());

const hubstaff = (): ReturnType<Scene["sandbox"]["server"]> => scene.sandbox.server("hubstaff");

describe("what is called", () => {
  test.each([
    [["request", "alice", "GET /v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "/v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "get /v2/users/me"], { user: { name: "Ada Lovelace" } }],
    [["request", "alice", "GET /v2/users/{user_id}", "-p", "user_id=11"], { user: { id: 11 } }],
    [["request", "alice", "GET /v2/users/11"], { user: { id: 11 } }],
    [["request", "111", "GET /app/{app_id}", "-p", "app_id=111"], { app_id: 111 }],
  ])("%j", async (argv, answer) => {
    const { code, stdout, stderr } = await scene.tokens(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject(answer);
    expect(stdout.split("\n").length).toBeGreaterThan(2);
    expect((await scene.tokens([...argv, "--json"])).stdout.split("\n")).toHaveLength(2);
  });

  test("a query whose members repeat, and a body from an argument, a file or stdin", async () => {
    const seen: { url: URL; body: unknown }[] = [];
    const watched: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      seen.push({ url: new URL(request.url), body: await request.clone().text() });
      return fetch(request);
    };
    await scene.tokens('request alice "GET /v2/organizations" -q page_limit=1 -q tag=a -q tag=b', { fetch: watched });
    expect(seen[0]!.url.search).toBe("?page_limit=1&tag=a%2Cb");
    const body = JSON.stringify({ limit: 1 });
    const path = join(scene.directory, "body.json");
    await writeFile(path, body);
    const filter = ["request", "111", "POST /item/app/{app_id}/filter/", "-p", "app_id=111"];
    for (const data of [body, `@${path}`, "-"]) {
      const { code } = await scene.tokens([...filter, "-d", data], { stdin: body, fetch: watched });
      expect(code).toBe(0);
      expect(JSON.parse(String(seen.at(-1)!.body))).toMatchObject({ limit: 1 });
    }
  });

  test("the routes of the table are listed", async () => {
    const { stdout } = await scene.tokens("request alice --routes");
    expect(stdout.split("\n")).toContain("GET /v2/users/me");
    expect(await scene.json("request alice --routes")).toContain("GET /v2/users/me");
  });
});

describe("what is refused", () => {
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
    [[], /Which route is to be called\?/],
  ])("%j is a usage error", async (route, message) => {
    const { code, stdout, stderr } = await scene.tokens(["request", "alice", ...route]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("canary");
  });

  test("a path that is not there: the provider's answer, and routes that resemble it", async () => {
    const { code, stderr } = await scene.tokens('request alice "GET /v2/user/me"');
    expect(code).toBe(7);
    expect(stderr).toMatch(/^error Hubstaff responded with 404 to GET \/v2\/user\/me.*these are: GET \/v2\/users\/me/);
    expect(stderr).toMatch(/\n next check the route/);
    const json = await scene.tokens('request alice "GET /v2/user/me" --json');
    expect(JSON.parse(json.stderr)).toMatchObject({
      error: { code: "api_error", status: 404, exitCode: 7, retryable: false },
    });
  });

  test("a provider that is overloaded may answer later", async () => {
    hubstaff().fault({ kind: "status", status: 503, retryAfter: 90, on: "api", times: 5 });
    const { code, stderr } = await scene.tokens('request alice "GET /v2/users/me" --json');
    hubstaff().clearFaults();
    expect(code).toBe(5);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { status: 503, retryable: true, retryAfterMs: expect.any(Number) },
    });
  });
});
