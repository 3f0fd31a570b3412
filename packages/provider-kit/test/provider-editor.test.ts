import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LanguageServer } from "./language-server.ts";

/** What an editor shows to a user of a provider package. */
const editor = new LanguageServer(join(import.meta.dirname, "../../gitlab/test/editor-sample.ts"));
const imports = `import type { Gitlab } from "@tokens/gitlab";
declare const gitlab: Gitlab;
`;

beforeAll(() => editor.start());
afterAll(() => editor.stop());

function show(code: string): void {
  editor.open(`${imports}${code}\n`);
}

test("hovering request shows what the route does, its input and its output", async () => {
  show('gitlab.request("GET /projects/{id}/issues", { id: 1, query: { state: "opened" } });');
  const hover = await editor.hover('request("');
  expect(hover).toContain("Lists the issues of a project.");
  expect(hover).toContain("readonly id: string | number");
  expect(hover).toContain("query?: IssueQuery | undefined");
  expect(hover).toContain("=> Promise<readonly Issue[]>");
  show('gitlab.for("alice").request("GET /user");');
  expect(await editor.hover('request("')).toContain("Gets the user whom the token belongs to.");
});

test("go to definition leads to the documented route", async () => {
  show('gitlab.request("GET /user");');
  expect(await editor.definition('request("')).toContainEqual(expect.stringMatching(/^documented-request\.ts:\d+$/));
});

test("completion offers every route", async () => {
  show('gitlab.request("");');
  const routes = await editor.completions('request("');
  expect(routes).toContain("GET /projects/{id}/issues");
  expect(routes).toHaveLength(12);
});

test("a wrong route names the nearest, a missing body is named", async () => {
  show('gitlab.request("GET /usr");');
  expect(await editor.errors()).toEqual([expect.stringContaining('"no such route, did you mean": "GET /user')]);
  show('gitlab.request("POST /projects/{id}/issues", { id: 1 });');
  expect(await editor.errors()).toEqual([expect.stringContaining("body")]);
});
