import {
  createClient,
  cursorPager,
  type AnyEndpoints,
  type Client,
  type ListRoute,
  type OpenApiEndpoints,
  type Route,
} from "@tokens/provider-kit";
import type { Session, TokenManager } from "@tokens/core";
import { expectTypeOf, test } from "vitest";

interface User {
  login: string;
}

interface None {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}

interface Headers {
  [name: string]: unknown;
}

/** What openapi-typescript 7 writes. */
interface paths {
  "/user": {
    parameters: None;
    /** Gets the authenticated user. */
    get: operations["user"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head: operations["head"];
    patch: operations["update"];
    trace?: never;
  };
  "/orgs/{org}/members": {
    parameters: None & { path: { org: string } };
    get: operations["members"];
    put?: never;
    post: operations["invite"];
    delete: operations["clear"];
  };
  "/files/{file_id}": {
    get: operations["download"];
    put: operations["upload"];
    post: operations["form"];
  };
  "/jobs": { get: operations["jobs"]; post: operations["start"]; put: operations["parts"] };
  "/search": { get: operations["search"] };
  "/ping": { get: operations["ping"] };
}

interface operations {
  user: {
    parameters: None;
    requestBody?: never;
    responses: {
      200: { headers: Headers; content: { "application/json": User } };
      304: { headers: Headers; content?: never };
      401: { headers: Headers; content: { "application/json": { message: string } } };
    };
  };
  head: { parameters: None; requestBody?: never; responses: { 200: { headers: Headers; content?: never } } };
  update: {
    parameters: None;
    requestBody?: { content: { "application/json": { name?: string } | null } };
    responses: {
      200: { headers: Headers; content: { "application/json": User } };
      202: { headers: Headers; content?: never };
      default: { headers: Headers; content: { "application/json": { message: string } } };
    };
  };
  members: {
    parameters: { query?: { role?: "admin" | "member"; per_page?: number }; header?: never; path: { org: string } };
    requestBody?: never;
    responses: { 200: { headers: Headers; content: { "application/json": User[] } } };
  };
  invite: {
    parameters: { query?: never; header: { "X-Reason": string }; path: { org: string } };
    requestBody: { content: { "application/json": { login: string }; "multipart/form-data": { login: string } } };
    responses: { 201: { headers: Headers; content: { "application/vnd.github+json": User } } };
  };
  clear: {
    parameters: { query: { confirm: boolean }; header?: { "X-Reason"?: string }; path: { org: string } };
    requestBody?: never;
    responses: { 204: { headers: Headers; content?: never } };
  };
  download: {
    parameters: { path: { file_id: number } };
    responses: { 200: { headers: Headers; content: { "application/octet-stream": string } } };
  };
  upload: {
    parameters: { path: { file_id: number } };
    requestBody: { content: { "application/octet-stream": string } };
    responses: { "2XX": { headers: Headers; content: { "application/json; charset=utf-8": { id: number } } } };
  };
  form: {
    parameters: { path: { file_id: number } };
    requestBody: { content: { "multipart/form-data": { file: string } } };
    responses: { default: { headers: Headers; content: { "*/*": { id: number } } } };
  };
  jobs: {
    responses: {
      200: { headers: Headers; content: { "application/json": string[] } };
      204: { headers: Headers; content?: never };
    };
  };
  start: {
    requestBody: { content: { "application/x-www-form-urlencoded": { name: string } } };
    responses: { 202: { headers: Headers; content: { "application/json": { id: number } } } };
  };
  parts: {
    requestBody: { content: { "application/octet-stream": string; "multipart/form-data": { file: string } } };
    responses: { 200: { headers: Headers; content: { "application/json": unknown } } };
  };
  search: {
    parameters: { query: { q: string } };
    responses: {
      200: { headers: Headers; content: { "application/json": { data?: { users: User[] }; next?: string } } };
    };
  };
  ping: { responses: { 401: { headers: Headers; content?: never } } };
}

declare const tokens: TokenManager;
const client = createClient<paths>(tokens, { baseUrl: "https://api.example.com" });

test("each method of a path is a route, without those that are never", () => {
  expectTypeOf<Route<OpenApiEndpoints<paths>>>().toEqualTypeOf<
    | "GET /user"
    | "HEAD /user"
    | "PATCH /user"
    | "GET /orgs/{org}/members"
    | "POST /orgs/{org}/members"
    | "DELETE /orgs/{org}/members"
    | "GET /files/{file_id}"
    | "PUT /files/{file_id}"
    | "POST /files/{file_id}"
    | "GET /jobs"
    | "POST /jobs"
    | "PUT /jobs"
    | "GET /search"
    | "GET /ping"
  >();
});

test("the output is what the successful responses hold", () => {
  expectTypeOf(client.request("GET /user")).resolves.toEqualTypeOf<User>();
  expectTypeOf(client.request("PATCH /user")).resolves.toEqualTypeOf<User | undefined>();
  expectTypeOf(client.request("HEAD /user")).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.request("GET /jobs")).resolves.toEqualTypeOf<string[] | undefined>();
  expectTypeOf(client.request("PUT /jobs", { body: new FormData() })).resolves.toEqualTypeOf<unknown>();
  expectTypeOf(client.request("GET /search", { query: { q: "x" } })).resolves.toEqualTypeOf<{
    data?: { users: User[] };
    next?: string;
  }>();
});

test("a range of statuses, a default and other media types of JSON count too", () => {
  const file = { file_id: 7 };
  expectTypeOf(client.request("PUT /files/{file_id}", { ...file, body: new Blob([]) })).resolves.toEqualTypeOf<{
    id: number;
  }>();
  expectTypeOf(client.request("POST /files/{file_id}", { ...file, body: new FormData() })).resolves.toEqualTypeOf<{
    id: number;
  }>();
  const invitation = { org: "acme", headers: { "X-Reason": "new" }, body: { login: "ada" } };
  expectTypeOf(client.request("POST /orgs/{org}/members", invitation)).resolves.toEqualTypeOf<User>();
});

test("an output that is not JSON is a Response, and undefined where no success is described", () => {
  expectTypeOf(client.request("GET /files/{file_id}", { file_id: 7 })).resolves.toEqualTypeOf<Response>();
  expectTypeOf(client.request("GET /ping")).resolves.toEqualTypeOf<undefined>();
});

test("an array is a list", () => {
  expectTypeOf<ListRoute<OpenApiEndpoints<paths>>>().toEqualTypeOf<"GET /orgs/{org}/members" | "GET /jobs">();
  expectTypeOf(client.items("GET /orgs/{org}/members", { org: "acme" })).toExtend<AsyncIterable<User>>();
  expectTypeOf(client.items("GET /jobs")).toExtend<AsyncIterable<string>>();
  // @ts-expect-error a user is not a list
  void client.items("GET /user");
});

test("rows in a member of the page are found by its path", () => {
  const paging = cursorPager({ parameter: "after", cursor: "next", items: "data.users" });
  const searching = createClient<OpenApiEndpoints<paths, "data.users">>(tokens, {
    baseUrl: "https://a.example",
    paging,
  });
  expectTypeOf(searching.items("GET /search", { query: { q: "x" } })).toExtend<AsyncIterable<User>>();
  expectTypeOf<ListRoute<OpenApiEndpoints<paths, "data.users">>>().toEqualTypeOf<"GET /search">();
});

test("placeholders, queries, headers and bodies are required where the document requires them", () => {
  const org = { org: "acme" };
  void client.request("GET /orgs/{org}/members", { ...org, query: { role: "admin", per_page: undefined! } });
  void client.request("PATCH /user", { body: null });
  void client.request("DELETE /orgs/{org}/members", { ...org, query: { confirm: true } });
  void client.request("POST /jobs", { body: new URLSearchParams({ name: "x" }) });
  void client.request("PUT /jobs", { body: new Blob([]) });
  // @ts-expect-error the placeholder is missing
  void client.request("GET /orgs/{org}/members");
  // @ts-expect-error a role that is none
  void client.request("GET /orgs/{org}/members", { ...org, query: { role: "owner" } });
  // @ts-expect-error the query is missing
  void client.request("DELETE /orgs/{org}/members", org);
  // @ts-expect-error no query
  void client.request("GET /user", { query: { a: 1 } });
  // @ts-expect-error no body
  void client.request("GET /user", { body: {} });
  // @ts-expect-error the body is missing
  void client.request("POST /orgs/{org}/members", { ...org, headers: { "X-Reason": "new" } });
  // @ts-expect-error the header is missing
  void client.request("POST /orgs/{org}/members", { ...org, body: { login: "ada" } });
  // @ts-expect-error the body lacks its login
  void client.request("POST /orgs/{org}/members", { ...org, headers: { "X-Reason": "new" }, body: {} });
  // @ts-expect-error a form is sent encoded
  void client.request("POST /jobs", { body: { name: "x" } });
  // @ts-expect-error no such route
  void client.request("GET /users");
  // @ts-expect-error another method
  void client.request("POST /user");
});

test("a table and no type at all are taken as before", () => {
  interface Table {
    "GET /users/{user_id}": { output: User };
  }
  const known = createClient<Table>(tokens, { baseUrl: "https://api.example.com" });
  expectTypeOf(known).toEqualTypeOf<Client<Table>>();
  expectTypeOf(known.request("GET /users/{user_id}", { user_id: 7 })).resolves.toEqualTypeOf<User>();
  const any = createClient(tokens, { baseUrl: "https://api.example.com" });
  expectTypeOf(any).toEqualTypeOf<Client<AnyEndpoints>>();
  expectTypeOf(any.request("GET /users/{user_id}", { user_id: 7 })).resolves.toEqualTypeOf<unknown>();
  // @ts-expect-error the placeholder is missing
  void any.request("GET /users/{user_id}");
});

test("tokens whose sessions have parameters will do", () => {
  interface Told extends Session {
    readonly parameters?: { readonly instance_url?: string };
  }
  const told = {} as TokenManager<Told>;
  expectTypeOf(createClient<paths>(told, { baseUrl: "https://api.example.com" })).toExtend<
    Client<OpenApiEndpoints<paths>>
  >();
  expectTypeOf(createClient(told, { baseUrl: "https://api.example.com" }).tokens).toEqualTypeOf<TokenManager<Told>>();
});
