import { newSession } from "@tokens/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
// No entry exposes how a path is read.
import { targetOf } from "../src/target.ts";
import { openScene, type Scene } from "./scene.ts";

const segment = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }).map((text) => encodeURIComponent(text)),
  fc.constantFrom(
    "v1",
    "accounts",
    "token",
    "proxy",
    "hubstaff",
    "alice",
    "..",
    ".",
    "%",
    "%2",
    "%ff",
    "%2F",
    "",
    "@x",
    "a:b:c",
  ),
);
const path = fc.array(segment, { maxLength: 8 }).map((parts) => `/${parts.join("/")}`);

test("any path is one of the agent's, none, or refused as one that is not encoded", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        path.map((rest) => `/v1/accounts${rest}`),
      ),
      (given) => {
        try {
          const target = targetOf(given);
          seen.add(target?.action ?? "none");
        } catch (error) {
          expect(error).toMatchObject({ problem: { status: 400, code: "invalid_request" } });
          seen.add("refused");
        }
      },
    ),
  );
  expect([...seen]).toEqual(expect.arrayContaining(["none", "refused", "token", "proxy"]));
});

let scene: Scene;
let key: string;
const reached: URL[] = [];
const fetched = globalThis.fetch;
beforeAll(async () => {
  scene = await openScene();
  const settings = { tokenUrl: "http://127.0.0.1:1/token", apiUrl: "http://127.0.0.1:1/api/v1", clientId: "app" };
  const session = newSession({ accessToken: "secret", obtainedAt: Date.now(), expiresAt: Date.now() + 3_600_000 });
  await scene.accounts.connect({
    connection: { provider: "oauth", authMethod: "login", settings },
    account: "alice",
    session,
  });
  key = await scene.key("php", "*");
  globalThis.fetch = async (input) => {
    reached.push(new URL(input instanceof Request ? input.url : input));
    return new Response("ok");
  };
});
afterAll(async () => {
  globalThis.fetch = fetched;
  await scene[Symbol.asyncDispose]();
});

/** What a path leads to once a server has decoded it again and again. */
function decodings(pathname: string): readonly string[] {
  const all = [pathname];
  for (let next = pathname; all.length < 30; all.push(next)) {
    const before = next;
    next = before.replaceAll(/%([0-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    if (next === before) break;
  }
  return all;
}

test("a request that is sent on stays below the API's path, however its path is encoded", async () => {
  const dot = fc.constantFrom(".", "%2e", "%252e", "%25252E", "%%32%65", "%25%32%65", "%2%35%32e");
  const slash = fc.constantFrom("/", "%2f", "\\", "%5c", "%255C", "%25%35%63", "//");
  const part = fc.oneof(
    { weight: 3, arbitrary: fc.oneof(dot, slash) },
    segment,
    fc.constantFrom("admin", "?", "#", "@", ":80"),
  );
  const rest = fc.oneof(
    fc.array(part, { maxLength: 10 }).map((parts) => parts.join("")),
    fc.tuple(slash, dot, dot, slash).map((parts) => parts.join("")),
  );
  const { accounts } = (await (await scene.send(key, "/v1/accounts")).json()) as { accounts: { account: string }[] };
  const name = accounts[0]!.account.split("/").map(encodeURIComponent).join("/");
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(rest, async (given) => {
      reached.length = 0;
      const { status } = await scene.send(key, `/v1/accounts/${name}/proxy/${given}`);
      statuses.add(status);
      for (const { origin, pathname } of reached) {
        expect(origin).toBe("http://127.0.0.1:1");
        expect(pathname.startsWith("/api/v1/")).toBe(true);
        for (const decoded of decodings(pathname)) expect(decoded.split(/[/\\]/)).not.toContain("..");
      }
    }),
    { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) },
  );
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400]));
});
