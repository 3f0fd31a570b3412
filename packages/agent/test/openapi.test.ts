import { afterAll, beforeAll, expect, test } from "vitest";
import { openScene, type Scene } from "./scene.ts";

type Paths = Record<string, Record<string, { responses?: Record<string, unknown> }>>;

const verbs = ["get", "head", "post", "put", "patch", "delete", "options"];

let scene: Scene;
let key: string;
let paths: Paths;
beforeAll(async () => {
  scene = await openScene();
  await scene.connect("hubstaff");
  key = await scene.key("php", "*");
  ({ paths } = (await (await scene.agent(new Request("http://agent/openapi.json"))).json()) as { paths: Paths });
});
afterAll(() => scene[Symbol.asyncDispose]());

const fill = (path: string): string =>
  path.replace("{provider}", "hubstaff").replace("{name}", "alice").replace("{path}", "v2/users/me");

test("the agent has every operation of its document, and responds with a status that is documented", async () => {
  for (const [path, item] of Object.entries(paths))
    for (const method of Object.keys(item).filter((one) => verbs.includes(one))) {
      const response = await scene.send(key, fill(path), { method: method.toUpperCase() });
      const { responses = {} } = item[method]!;
      expect({ path, method, known: "default" in responses || String(response.status) in responses }).toEqual({
        path,
        method,
        known: true,
      });
    }
});

test("the document has every operation of the agent", async () => {
  const others = ["/", "/v1", "/v1/accounts/", "/v1/accounts/hubstaff", "/v1/accounts/hubstaff/alice", "/v1/clients"];
  const items = Object.entries(paths).map(([path, item]) => [fill(path), Object.keys(item)] as const);
  const taken: string[] = [];
  for (const [path, documented] of [...items, ...others.map((other) => [other, [] as string[]] as const)])
    for (const method of verbs) {
      const { status, headers } = await scene.send(key, path, { method: method.toUpperCase() });
      const agentRefused = headers.get("content-type") === "application/problem+json" && [404, 405].includes(status);
      if (!agentRefused) taken.push(`${method} ${path}`);
      expect({ path, method, taken: !agentRefused }).toEqual({ path, method, taken: documented.includes(method) });
    }
  expect(taken).toContain("delete /v1/accounts/hubstaff/alice/proxy/v2/users/me");
});

test("every reference of the document leads somewhere", async () => {
  const response = await scene.agent(new Request("http://agent/openapi.json"));
  const document = (await response.json()) as object;
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  for (const [, path = ""] of references) {
    const found = path.split("/").reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], document);
    expect({ path, type: typeof found }).toEqual({ path, type: "object" });
  }
});
