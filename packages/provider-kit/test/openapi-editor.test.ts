import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LanguageServer } from "./language-server.ts";

/** What an editor shows for a client of an OpenAPI document. */
const editor = new LanguageServer(join(import.meta.dirname, "openapi-editor-sample.ts"));
const document = `import type { TokenManager } from "@tokens/core";
import { createClient } from "@tokens/provider-kit";

interface User {
  login: string;
}
interface paths {
  "/user": {
    get: { responses: { 200: { content: { "application/json": User } } } };
    put?: never;
    patch: {
      requestBody: { content: { "application/json": User } };
      responses: { 200: { content: { "application/json": User } } };
    };
  };
  "/users/{user_id}/keys": {
    get: {
      parameters: {
        query?: {
          /** Rows per page, at most 100. */
          per_page?: number;
        };
        path: { user_id: number };
      };
      responses: { 200: { content: { "application/json": string[] } } };
    };
    put?: never;
  };
}
declare const tokens: TokenManager;
const client = createClient<paths>(tokens, { baseUrl: "https://api.example.com" });
`;

beforeAll(() => editor.start());
afterAll(() => editor.stop());

function show(code: string): void {
  editor.open(`${document}${code}\n`);
}

test("hovering a call shows its input and output, without the names of helper types", async () => {
  show('client.request("GET /user");');
  expect(await editor.hover('request("')).toContain(`): Promise<User>`);
  show('client.items("GET /users/{user_id}/keys", { user_id: 7, query: { per_page: 100 } });');
  const hover = await editor.hover("items(");
  expect(hover).toContain("readonly user_id: string | number");
  expect(hover).toContain("per_page?: number");
  expect(hover).toContain("AsyncGenerator<string, void, undefined>");
  expect(hover).not.toMatch(/Flat|Pick|Member|EndpointOf/);
  expect(await editor.hover("client =")).toContain('Client<OpenApiEndpoints<paths, "">, Session>');
});

test("members of the input lead to their documentation in the document", async () => {
  show('client.items("GET /users/{user_id}/keys", { user_id: 7, query: { per_page: 100 } });');
  expect(await editor.hover("per_page: 100")).toContain("Rows per page, at most 100.");
});

test("completion offers the routes of the document, and lists only where a list is needed", async () => {
  show('client.request("");');
  expect((await editor.completions('request("')).toSorted()).toEqual([
    "GET /user",
    "GET /users/{user_id}/keys",
    "PATCH /user",
  ]);
  show('client.items("");');
  expect(await editor.completions('items("')).toEqual(["GET /users/{user_id}/keys"]);
});

test.for<[string, string, string]>([
  ["a letter is missing", 'request("GET /usr")', '"no such route, did you mean": "GET /user"'],
  ["the method is another", 'request("PUT /user")', '"no such route, did you mean": "GET /user" | "PATCH /user"'],
  [
    "the placeholder is another",
    'request("GET /users/{id}/keys")',
    '"no such route, did you mean": "GET /users/{user_id}/keys"',
  ],
  ["it is no list", 'items("GET /user")', '"not a list, call": "request()"'],
  ["it is a path", 'request("/user")', '"no such route, did you mean": "GET /user" | "PATCH /user"'],
])("a wrong route is one error that names the nearest: %s", async ([, call, message]) => {
  show(`client.${call};`);
  expect(await editor.errors()).toEqual([expect.stringContaining(message)]);
});

test("an input without a body is an error that names it", async () => {
  show('client.request("PATCH /user", {});');
  expect(await editor.errors()).toEqual([expect.stringMatching(/body/)]);
});
