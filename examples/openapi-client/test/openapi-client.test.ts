import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { isTokensError, memorySessions } from "@tokens/core";
import { createOAuthMock } from "@tokens/oauth/msw";
import { github } from "@tokens/oauth/servers/github";
import { getResponse, http, HttpResponse, type HttpResponseResolver } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createGithub, openIssues, type Github } from "../src/github.ts";

const mock = createOAuthMock({ server: github });

/** Responds as GitHub's API to a token that the mocked server issued and that is still valid; the mock refuses any other. */
function withToken(respond: HttpResponseResolver): HttpResponseResolver {
  return async (info) => {
    const response = await getResponse([...mock.handlers], info.request.clone());
    return response?.status === 200 ? respond(info) : response;
  };
}

const ada = { login: "ada", id: 1, name: null };
const url = "https://api.github.com";
const repository = (name: string, issues: number): object => ({
  id: issues,
  name,
  owner: ada,
  private: true,
  open_issues_count: issues,
});

const server = setupServer(
  http.get(
    `${url}/user`,
    withToken(() => HttpResponse.json(ada)),
  ),
  http.get(
    `${url}/user/repos`,
    withToken(({ request }) =>
      new URL(request.url).searchParams.get("page") === "2"
        ? HttpResponse.json([repository("engine", 1)])
        : HttpResponse.json([repository("notes", 2), repository("empty", 0)], {
            headers: { link: `<${url}/user/repos?per_page=100&page=2>; rel="next"` },
          }),
    ),
  ),
  http.get(
    `${url}/repos/ada/:repo/issues`,
    withToken(({ params }) =>
      HttpResponse.json(
        params["repo"] === "engine"
          ? [{ number: 7, title: "It jams", state: "open", locked: false }]
          : [1, 2].map((number) => ({ number, title: `Note ${number}`, state: "open", locked: false })),
      ),
    ),
  ),
  http.post(
    `${url}/repos/ada/engine/issues`,
    withToken(async ({ request }) => {
      const { title } = (await request.json()) as { readonly title?: string };
      return title === undefined
        ? HttpResponse.json({ message: "Validation Failed", errors: [{ code: "missing_field" }] }, { status: 422 })
        : HttpResponse.json({ number: 8, title, state: "open", locked: false }, { status: 201 });
    }),
  ),
  http.put(
    `${url}/repos/ada/engine/issues/8/lock`,
    withToken(() => new HttpResponse(null, { status: 204 })),
  ),
  ...mock.handlers,
);

let api: Github;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(async () => {
  mock.reset();
  api = createGithub({ clientId: mock.clientId, clientSecret: mock.clientSecret, sessions: memorySessions() });
  await api.tokens.save(mock.session());
});

describe("a call", () => {
  test("is typed by the document", async () => {
    const { login, name } = await api.request("GET /user");
    expect([login, name?.toUpperCase()]).toEqual(["ada", undefined]);
  });

  test("sends a body and gets the created row", async () => {
    const engine = { owner: "ada", repo: "engine" };
    const issue = await api.request("POST /repos/{owner}/{repo}/issues", { ...engine, body: { title: "Oil it" } });
    expect(issue).toEqual({ number: 8, title: "Oil it", state: "open", locked: false });
    const lock = "PUT /repos/{owner}/{repo}/issues/{issue_number}/lock";
    const { number: issue_number } = issue;
    expect(await api.request(lock, { ...engine, issue_number, body: { lock_reason: "resolved" } })).toBeUndefined();
  });

  test("that the API refuses says why", async () => {
    const call = api.request("POST /repos/{owner}/{repo}/issues", {
      owner: "ada",
      repo: "engine",
      // @ts-expect-error an issue has a title
      body: {},
    });
    await expect(call).rejects.toMatchObject({
      status: 422,
      providerCode: "missing_field",
      detail: "Validation Failed",
    });
  });

  test("refreshes an expired token first, once for calls at the same time", async () => {
    mock.expireAccessTokens();
    const users = await Promise.all([api.request("GET /user"), api.request("GET /user"), api.request("GET /user")]);
    expect(users).toEqual([ada, ada, ada]);
    expect(mock.requests("token")).toHaveLength(1);
    await api.request("GET /user");
    expect(mock.requests("token")).toHaveLength(1);
  });

  test("after the user has revoked the app needs a new login", async () => {
    mock.revoke();
    const error: unknown = await api.request("GET /user").catch((reason: unknown) => reason);
    expect(isTokensError(error) && error.code).toBe("reauthorization_required");
  });
});

describe("the list of open issues", () => {
  test("goes through all pages", async () => {
    expect(await Array.fromAsync(openIssues(api))).toEqual([
      "ada/notes#1  Note 1",
      "ada/notes#2  Note 2",
      "ada/engine#7  It jams",
    ]);
  });

  test("goes on when the token expires between two pages", async () => {
    const lines = openIssues(api);
    expect((await lines.next()).value).toBe("ada/notes#1  Note 1");
    mock.expireAccessTokens();
    expect(await Array.fromAsync(lines)).toEqual(["ada/notes#2  Note 2", "ada/engine#7  It jams"]);
    expect(mock.requests("token")).toHaveLength(1);
  });
});

test("without an app, the program says what is missing", async () => {
  const main = join(import.meta.dirname, "../src/main.ts");
  const env = { ...process.env, GITHUB_CLIENT_ID: "" };
  const run = promisify(execFile)(process.execPath, ["-C", "@tokens/source", main], { env });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: "clientId must be a non-empty string, not an empty string. Register a client with github.\n",
  });
});

test("the types are those of the document", async () => {
  const example = join(import.meta.dirname, "..");
  const generator = join(example, "generator/node_modules", "openapi-typescript/bin/cli.js");
  const { stdout } = await promisify(execFile)(process.execPath, [generator, join(example, "openapi.json")]);
  expect(stdout.trim()).toBe((await readFile(join(example, "src/api.ts"), "utf8")).trim());
});
