import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LanguageServer } from "./language-server.ts";

const editor = new LanguageServer(join(import.meta.dirname, "editor-sample.ts"));
const table = `import { Client } from "@tokens/provider-kit";

interface User {
  readonly name: string;
}

interface Endpoints {
  /** Gets the authenticated user. */
  "GET /v2/users/me": { output: { readonly user: User } };
  /** Gets a user. */
  "GET /v2/users/{user_id}": { output: { readonly user: User } };
  /** Lists the projects of a user. */
  "GET /v2/users/{user_id}/projects": {
    query: {
      /** Only those with this status. */
      readonly status: "active" | "archived";
    };
    output: readonly string[];
    item: string;
  };
  /** Creates a user. */
  "POST /v2/users": { body: User; output: { readonly user: User } };
  /** Lists teams. */
  "GET /v2/teams/": { output: readonly string[]; item: string };
}
declare const client: Client<Endpoints>;
`;

beforeAll(() => editor.start());
afterAll(() => editor.stop());

function show(code: string): void {
  editor.open(`${table}${code}\n`);
}

test("hovering a call shows its input and output, without the names of helper types", async () => {
  show('client.request("GET /v2/users/me");');
  expect(await editor.hover('request("')).toContain(
    `request<"GET /v2/users/me">(route: "GET /v2/users/me", input?: {
    readonly signal?: AbortSignal | undefined;
} | undefined): Promise<{
    readonly user: User;
}>`,
  );
  show('client.items("GET /v2/users/{user_id}/projects", { user_id: 7, query: { status: "active" } });');
  const hover = await editor.hover("items(");
  expect(hover).toContain('readonly status: "active" | "archived"');
  expect(hover).toContain("readonly user_id: string | number");
  expect(hover).toContain("AsyncGenerator<string, void, undefined>");
  expect(hover).not.toMatch(/Flat|Pick|RouteInput|KnownRoute/);
});

test("members of the input lead to their documentation in the table", async () => {
  show('client.request("GET /v2/users/{user_id}/projects", { user_id: 7, query: { status: "active" } });');
  expect(await editor.hover('status: "active" }')).toContain("Only those with this status.");
  expect(await editor.definition('status: "active" }')).toEqual(["editor-sample.ts:16"]);
});

test("a route leads to its documentation where it is a member of the table", async () => {
  show('type Me = Endpoints["GET /v2/users/me"];');
  expect(await editor.hover('GET /v2/users/me"];')).toContain("Gets the authenticated user.");
  expect(await editor.definition('GET /v2/users/me"];')).toEqual(["editor-sample.ts:9"]);
});

test("completion offers the routes of the table, and lists only where a list is needed", async () => {
  const lists = ["GET /v2/teams/", "GET /v2/users/{user_id}/projects"];
  show('client.request("");');
  expect((await editor.completions('request("')).toSorted()).toEqual(
    [...lists, "GET /v2/users/me", "GET /v2/users/{user_id}", "POST /v2/users"].toSorted(),
  );
  show('client.request("GET /v2/us");');
  expect(await editor.completions('request("GET /v2/us')).toHaveLength(5);
  show('client.items("");');
  expect((await editor.completions('items("')).toSorted()).toEqual(lists);
});

test.for<[string, string, string]>([
  ["one letter is missing", '"GET /v2/user/me"', '"no such route, did you mean": "GET /v2/users/me"'],
  ["the method is missing", '"/v2/users/me"', '"no such route, did you mean": "GET /v2/users/me"'],
  ["the method is in lower case", '"get /v2/users/me"', '"no such route, did you mean": "GET /v2/users/me"'],
  ["the method is another", '"DELETE /v2/users"', '"no such route, did you mean": "POST /v2/users"'],
  ["the placeholder is another", '"GET /v2/users/{id}"', '"no such route, did you mean": "GET /v2/users/{user_id}"'],
  ["the slash at the end is missing", '"GET /v2/teams"', '"no such route, did you mean": "GET /v2/teams/"'],
  ["it is a URL", '"GET https://api.example.com/v2/users/me"', '"no such route, did you mean": "GET /v2/users/me"'],
  ["it is nothing like a route", '"users"', '"no such route, pass": "a method and a path'],
])("a wrong route is one error that names the nearest: %s", async ([, route, message]) => {
  show(`client.request(${route}, { user_id: 7 });`);
  const errors = await editor.errors();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(message);
});

test("a route that is no list is an error that says what to call", async () => {
  show('client.items("GET /v2/users/me");');
  expect(await editor.errors()).toEqual([expect.stringContaining('"not a list, call": "request()"')]);
});

test.for<[string, string, RegExp]>([
  ["a placeholder", 'client.request("GET /v2/users/{user_id}", {});', /user_id/],
  ["a query", 'client.request("GET /v2/users/{user_id}/projects", { user_id: 7 });', /query/],
  ["a body", 'client.request("POST /v2/users", {});', /body/],
  ["the whole input", 'client.request("POST /v2/users");', /Expected 2 arguments/],
])("an input without %s is an error that names it", async ([, code, message]) => {
  show(code);
  expect(await editor.errors()).toEqual([expect.stringMatching(message)]);
});
