import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogEntry, Sandbox } from "../src/index.ts";
import { harmlessPath, logLine } from "../src/request-log.ts";
import { providers, visit, type Tokens } from "./providers.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;
const lines: string[] = [];

beforeAll(async () => {
  sandbox = await start({ log: (entry) => void lines.push(logLine(entry)) });
});
afterAll(() => sandbox.close());

async function logOf(provider: string): Promise<LogEntry[]> {
  return (await (await fetch(`${sandbox.urls.control}/${provider}/log`)).json()) as LogEntry[];
}

/** Like a token, password, code or cookie: letters and digits, and digits alone where a name shows that they are secret. */
const canaries = ["canary8Zq7Xw2Vb5Nm9Kj4", "Qz7.canary8Zq7.Xw2Vb5", "31415926535897"];

describe.for(providers)("%s", (provider) => {
  test("no secret is in the log, however it is sent", async () => {
    const server = sandbox.server(provider);
    const visitor = visit(provider, server);
    const tokens: Tokens[] = [await visitor.read(await visitor.logIn())];
    tokens.push(await visitor.read(await visitor.refresh(tokens[0]!)));
    await visitor.call(tokens[1]!.access);
    await visitor.call(canaries[0]!);
    await visitor.refresh({ access: canaries[0]!, refresh: canaries[1]! });

    const url = sandbox.urls[provider];
    const [word, dotted, digits] = canaries;
    const headers = { authorization: `Bearer ${word}`, cookie: `session=${word}`, "x-api-key": word! };
    const query = `page_limit=500&date[start]=2026-01-05&access_token=${word}&code=${digits}&state=${digits}&${dotted}&${word}=1&q=${word}`;
    server.fault({ kind: "status", times: 2 });
    for (const path of [
      `/v2/things?${query}`,
      `/${word}/token/${dotted}?q=${dotted}`,
      `//v2/${word}%2F`,
      `/oauth/token`,
    ])
      await fetch(url + path, { method: "POST", headers, body: `password=${word}&otp=${digits}` });
    for (const secret of Object.values(server.credentials).filter((value) => !value.startsWith("http")))
      await fetch(`${url}/v2/${encodeURIComponent(secret)}?page=${encodeURIComponent(secret)}`);
    server.fault({ kind: "drop" });
    await fetch(`${url}/v2/me?${query}`, { headers }).catch(() => undefined);

    const entries = await logOf(provider);
    const text = JSON.stringify(entries) + lines.join("\n");
    const secrets = [...canaries, ...tokens.flatMap(({ access, refresh }) => [access, refresh])];
    for (const [name, value] of Object.entries(server.credentials))
      if (!value.startsWith("http") && !["userType", "appId"].includes(name)) secrets.push(value);
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
    }
    expect(entries.map(({ path }) => path)).toContain(
      "/v2/things?page_limit=500&date[start]=2026-01-05&access_token=…&code=…&state=…&…=…&…=…&q=…",
    );
    expect(entries.at(-1)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      provider,
      method: "GET",
      path: expect.stringMatching(/^\/v2\/me\?/),
      status: null,
      ms: expect.any(Number),
      faults: ["drop"],
    });
    expect(lines.at(-1)).toMatch(new RegExp(`^\\S+Z ${provider} GET /v2/me\\?\\S+ dropped \\d+ ms drop$`));
  });

  test("the log has the last 200 requests, and is empty after a reset", async () => {
    const server = sandbox.server(provider);
    server.reset();
    expect(await logOf(provider)).toEqual([]);
    for (let page = 1; page <= 203; page++) await fetch(`${sandbox.urls[provider]}/v2/me?page=${page}`);
    const pages = (await logOf(provider)).map(({ path }) => new URL(path, "http://127.0.0.1").searchParams.get("page"));
    expect(pages).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 4)));
  });
});

test.for([
  ["/v2/organizations/7/projects", "/v2/organizations/7/projects"],
  ["/.well-known/openid-configuration", "/.well-known/openid-configuration"],
  ["/WebservicesAPI/api/WebServices/EX_BASE_01", "/WebservicesAPI/api/WebServices/EX_BASE_01"],
  ["/item/app/111/filter/?limit=30&remember=true", "/item/app/111/filter/?limit=30&remember=true"],
  ["/v2/webhooks/7f3b9c04-51d2-4a53-9f6e-0d2c5b7a9e11", "/v2/webhooks/…"],
  ["/v2/users/me?token=123", "/v2/users/me?token=…"],
  ["/v2/users/me?since=2026-01-05T08:00:00Z", "/v2/users/me?since=2026-01-05T08:00:00Z"],
])("%s is shown as %s", ([path, shown]) => {
  expect(harmlessPath(new URL(path!, "http://127.0.0.1"), new Set())).toBe(shown);
});
