import { Client, type Dialect } from "@tokens/provider-kit";
import { memorySessions, newSession, sessionKey, TokenManager } from "@tokens/core";
import { expect, test } from "vitest";
import { nearestRoutes } from "../src/route-errors.ts";

const known = [
  "GET /v2/users/me",
  "GET /v2/users/{user_id}",
  "GET /v2/users/{user_id}/projects",
  "POST /v2/users",
  "GET /v2/teams/",
  "GET /v2/organizations",
  "GET /v2/organizations/{organization_id}/projects",
];
const lists = new Set(["GET /v2/teams/", "GET /v2/organizations", "GET /v2/users/{user_id}/projects"]);

test.for<[string, readonly string[]]>([
  ["GET /v2/user/me", ["GET /v2/users/me"]],
  ["/v2/users/me", ["GET /v2/users/me"]],
  ["get /v2/users/me", ["GET /v2/users/me"]],
  ["GET https://api.example.com/v2/users/me", ["GET /v2/users/me"]],
  ["https://api.example.com/v2/users/me", ["GET /v2/users/me"]],
  ["DELETE /v2/users", ["POST /v2/users"]],
  ["GET /v2/users/{id}", ["GET /v2/users/{user_id}"]],
  ["GET /v2/teams", ["GET /v2/teams/"]],
  ["GET /v2/organisations", ["GET /v2/organizations"]],
  ["GET /v2/organization/{organization_id}/projects", ["GET /v2/organizations/{organization_id}/projects"]],
  ["GET /v2/team", ["GET /v2/teams/"]],
  ["GET /something/else", []],
  ["nonsense", []],
  ["", []],
])("the nearest routes of %j are %j", ([given, near]) => {
  expect(nearestRoutes(known, given)).toEqual(near);
});

interface Endpoints {
  "GET /v2/users/me": { output: unknown };
}

function client(
  routes: NonNullable<Dialect["routes"]> | undefined,
  fetch?: typeof globalThis.fetch,
): Client<Endpoints> {
  const provider = {
    name: "example",
    realm: [],
    origins: ["https://api.example.com"],
    authorize: () => ({}),
    isExpiredToken: () => false,
  };
  const dialect: Dialect = {
    provider: "Example",
    baseUrl: "https://api.example.com",
    encodeQuery: () => new URLSearchParams(),
    paging: { next: () => undefined, items: () => [] },
    readError: () => ({}),
    ...(routes && { routes }),
  };
  const session = newSession({ accessToken: "token", obtainedAt: 0 });
  const sessions = memorySessions({ entries: fetch ? [[sessionKey("example", "default"), session]] : [] });
  return new Client(dialect, TokenManager.create(provider, { sessions, ...(fetch && { fetch }) }));
}

const routes = known.map((route) => ({ route, summary: "", query: [], body: false, list: lists.has(route) }));
const load = (): Promise<{ routes: typeof routes }> => Promise.resolve({ routes });

test.for<[unknown, string]>([
  [
    "/v2/users/me",
    '"/v2/users/me" is not a route: pass a method and a path, e.g. "GET /users/{user_id}". Did you mean "GET /v2/users/me"?',
  ],
  [undefined, 'undefined is not a route: pass a method and a path, e.g. "GET /users/{user_id}".'],
  [null, 'null is not a route: pass a method and a path, e.g. "GET /users/{user_id}".'],
  [{}, 'object is not a route: pass a method and a path, e.g. "GET /users/{user_id}".'],
])("request(%j) is a TypeError", async ([route, message]) => {
  await expect(client(load).request(route as never)).rejects.toThrow(new TypeError(message));
});

test.for<[unknown, string]>([
  ["GET /v2/users/me", '"GET /v2/users/me" is not a list. Call request() instead of items() or pages().'],
  ["GET /v2/team", '"GET /v2/team" is not a list. Did you mean "GET /v2/teams/"?'],
  ["GET /elsewhere", '"GET /elsewhere" is not a list. Call request() instead of items() or pages().'],
  [undefined, "undefined is not a list. Call request() instead of items() or pages()."],
])("items(%j) and pages(%j) are a TypeError", async ([route, message]) => {
  await expect(
    client(load)
      .items(route as never)
      .next(),
  ).rejects.toThrow(new TypeError(message));
  await expect(
    client(load)
      .pages(route as never)
      .next(),
  ).rejects.toThrow(new TypeError(message));
});

test("the routes are not loaded for a request, not even for one outside the table", async () => {
  let loads = 0;
  const counting = client(() => {
    loads++;
    return load();
  });
  await expect(counting.request("GET /v2/other" as never)).rejects.toMatchObject({ code: "reauthorization_required" });
  expect(loads).toBe(0);
});

test("without a list of routes, any route may be a list", async () => {
  await expect(
    client(undefined)
      .items("GET /v2/other" as never)
      .next(),
  ).rejects.toMatchObject({
    code: "reauthorization_required",
  });
});

test.for<[string, string]>([
  ["GET /v2/user/me", ' Did you mean "GET /v2/users/me"?'],
  ["GET /v2/users/7", ""],
  ["GET /v2/users/7/projects?page=2", ""],
  ["GET /elsewhere", ""],
])("a 404 of %s ends with %j", async ([route, end]) => {
  const notFound = (): Promise<Response> => Promise.resolve(Response.json({}, { status: 404 }));
  await expect(client(load, notFound).request(route as never)).rejects.toMatchObject({
    message: `Example responded with 404 to ${route}.${end}`,
  });
});
