import { afterEach, beforeEach, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.close());

const control = (): string => fixture.sandbox.urls.control;

/** Follows the redirects of a login, as a browser does. */
async function browse(url: string): Promise<void> {
  let next: string | null = url;
  for (let hop = 0; next && hop < 5; hop++) next = (await fetch(next, { redirect: "manual" })).headers.get("location");
}

test.each([
  ["hubstaff", "token", "hubstaff/alice"],
  ["hubstaff", "login", "hubstaff/alice"],
  ["podio", "login", "podio/alice"],
  ["podio", "app", "podio/111"],
  ["podio", "user", "podio/user@example.com"],
  ["psohub", "login", "psohub/alice"],
  ["ergani", "password", "ergani/demo"],
])("%s by %s connects an account that another run uses", async (provider, method, name) => {
  const connected = await fixture.json<{ account: string; key: string; expiresAt: number }>(
    `login ${provider} --auth-method ${method} --account ${name.split("/")[1]} --port 0 --sandbox ${control()}`,
    { openBrowser: async (url) => void browse(url) },
  );
  expect(connected).toMatchObject({ account: name });
  const { stdout, code } = await fixture.tokens(["token", connected.key]);
  expect(code).toBe(0);
  expect(stdout.trim()).toBe((await fixture.session(connected.key))!.accessToken);
  const { accounts } = await fixture.json<{ accounts: { state: string; by: string }[] }>("status");
  expect(accounts).toMatchObject([{ state: "valid", by: expect.stringMatching(/:\d+$/) }]);
});

test("the browser is shown the result, and only the redirect URI is served", async () => {
  const pages: string[] = [];
  const { code, stderr } = await fixture.tokens(`login podio --auth-method login --port 0 --sandbox ${control()}`, {
    openBrowser: async (url) => {
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const page = async (address: string | URL, headers: Record<string, string> = {}): Promise<void> => {
        const response = await fetch(address, { headers });
        pages.push(`${response.status} ${/<h1>(.*)<\/h1>/.exec(await response.text())?.[1]}`);
      };
      await page(new URL("/elsewhere?code=1", callback));
      await page(new URL("/callback", callback));
      await page(callback, { "sec-fetch-dest": "image" });
      await page(callback.replace("127.0.0.1", "localhost"));
      void page(callback.replace(/state=[^&]*/, "state=forged"));
    },
  });
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/error .*state/);
  await expect.poll(() => pages).toEqual([...Array<string>(4).fill("404 Nothing here"), "400 Not connected"]);
  expect((await fixture.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
});

test("without a browser the URL is printed, also with --quiet, and Ctrl-C ends the wait", async () => {
  const stop = new AbortController();
  const { code, stderr, stdout } = await fixture.tokens(
    `login psohub --no-browser --quiet --port 0 --sandbox ${control()}`,
    {
      signal: stop.signal,
      onStderr: (text) => text.includes("apiauthorization") && stop.abort(),
    },
  );
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toMatch(/^Open this URL in a browser to log in:\nhttp:\/\/127\.0\.0\.1:\d+\/link\/apiauthorization\?/);
});

test("a login times out", async () => {
  const { code, stderr } = await fixture.tokens(`login psohub --no-browser --port 0 --sandbox ${control()}`, {
    impatient: true,
  });
  expect(code).toBe(3);
  expect(stderr).toMatch(/The login timed out after 5 min\. Nothing was stored\./);
});

test("a port in use is an error", async () => {
  const port = new URL(control()).port;
  const { code, stderr } = await fixture.tokens(`login psohub --port ${port} --sandbox ${control()}`);
  expect(code).toBe(2);
  expect(stderr).toContain(`Cannot listen on port ${port} (EADDRINUSE).`);
});

test("a terminal is prompted for missing settings, and does not show a secret", async () => {
  const { personalAccessToken, apiUrl, authUrl } = fixture.sandbox.server("hubstaff").credentials;
  const { code, stdout, stderr } = await fixture.tokens(
    `login hubstaff --set apiUrl=${apiUrl} --set authUrl=${authUrl}`,
    {
      columns: 80,
      keys: [
        { at: /How do you want to connect Hubstaff\?/, type: "\r" },
        { at: /Personal access token \(Make one at/, type: `${personalAccessToken}\r` },
        { at: /Name of the account in the store/, type: "bob\r" },
      ],
    },
  );
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("hubstaff/bob");
  expect(stdout + stderr).not.toContain(personalAccessToken);
});

test("Ctrl-C at a prompt changes nothing", async () => {
  const { code, stderr } = await fixture.tokens("login hubstaff --auth-method token", {
    columns: 80,
    keys: [{ at: /Personal access token/, type: "\u0003" }],
  });
  expect(code).toBe(130);
  expect(stderr).toContain("Interrupted: nothing was changed.");
});

test("secrets come from stdin: one value, or several as JSON", async () => {
  const { personalAccessToken, apiUrl, authUrl } = fixture.sandbox.server("hubstaff").credentials;
  const addresses = `--set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
  const one = await fixture.tokens(`login hubstaff --auth-method token --stdin ${addresses}`, {
    stdin: `${personalAccessToken}\n`,
  });
  expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining("hubstaff/default") });
  const { apiUrl: url, clientId, clientSecret, appToken111 } = fixture.sandbox.server("podio").credentials;
  const settings = `--set apiUrl=${url} --set clientId=${clientId} --set appId=111`;
  const both = await fixture.tokens(`login podio --auth-method app --stdin ${settings}`, {
    stdin: JSON.stringify({ clientSecret, appToken: appToken111 }),
  });
  expect(both).toMatchObject({ code: 0, stdout: expect.stringContaining("podio/111") });
});

test.each([
  ["login hubstaff", /several auth methods: token, login\.\n next choose one with --auth-method/],
  [
    "login hubstaff --auth-method token",
    /Hubstaff needs: Personal access token\.\n next pass --stdin < file with the personalAccessToken/,
  ],
  [
    "login podio --auth-method app",
    /Podio needs: .*\n next pass --set clientId=… --set appId=… --stdin < file with \{"clientSecret":"…","appToken":"…"\}/,
  ],
  ["login podio --auth-method app --stdin", /Several secrets are needed.*clientSecret, appToken/],
  [
    "login hubstaff --auth-method token --set personalAccessToken=canary",
    /personalAccessToken is a secret: every user of this machine can see an argument/,
  ],
  [
    "login hubstaff --auth-method token --set apiurl=x",
    /has no setting apiurl\. Available: apiUrl, authUrl\.\n next did you mean apiUrl\?/,
  ],
  ["login hubstaff --auth-method token --set apiUrl", /--set requires name=value/],
  ["login hubstaff --auth-method magic", /has no auth method "magic"\. Available: token, login\./],
  ["login psohub --port 70000 --set clientId=x --stdin", /--port takes a number/],
  ["login hubstaff --auth-method token --sandbox http://127.0.0.1:1", /No sandbox responds at/],
])("%s: a usage error without a prompt", async (command, message) => {
  const { code, stdout, stderr } = await fixture.tokens(command, { stdin: "canary" });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("canary");
});

test("an unknown provider is not found", async () => {
  const { code, stderr } = await fixture.tokens("login hubstuff");
  expect(code).toBe(4);
  expect(stderr).toMatch(/There is no provider "hubstuff"\. Available: .*\n next did you mean hubstaff\?/);
});

test("a rejected credential is an error, and stores nothing", async () => {
  const { apiUrl, authUrl } = fixture.sandbox.server("hubstaff").credentials;
  const command = `login hubstaff --auth-method token --stdin --set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
  const { code, stderr } = await fixture.tokens(command, { stdin: "wrong-canary-0123456789" });
  expect(code).toBe(3);
  expect(stderr).toContain("works once");
  expect(stderr).not.toContain("canary");
  expect((await fixture.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
});

test.each([
  ["login ergani --account x --set username=y --stdin", "username"],
  ["login podio --auth-method app --account x --set clientId=c --set appId=7 --stdin", "appId"],
  ["login podio --auth-method user --account x --set username=y --stdin", "username"],
  ["import ergani - --account x --set username=y", "username"],
])("%s: two names are an error that says which setting names the account", async (command, setting) => {
  const { code, stderr } = await fixture.tokens(command, {
    stdin: command.startsWith("import")
      ? '{"token":{"accessToken":"at","refreshToken":"rt","accessTokenExpiresAt":4000000000}}'
      : '{"password":"canary","clientSecret":"canary","appToken":"canary"}',
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`named after their ${setting}, .*\\n next omit --account, .*--set ${setting}=…\\n$`),
  );
  expect(stderr).not.toContain("canary");
});

test("--account fills the setting that names the account", async () => {
  const { username, password, environment } = fixture.sandbox.server("ergani").credentials;
  const command = `login ergani --account ${username} --set environment=${environment} --stdin`;
  expect(await fixture.json(command, { stdin: password! })).toMatchObject({ account: `ergani/${username}` });
});
