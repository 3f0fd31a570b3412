import { afterEach, beforeEach, expect, test } from "vitest";
import { setScene, type Scene } from "./harness.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await setScene();
});
afterEach(() => scene.close());

const control = (): string => scene.sandbox.urls.control;

/** A browser that logs in by itself. */
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
])("%s by %s: connected, and used by another run", async (provider, way, name) => {
  const connected = await scene.json<{ account: string; key: string; expiresAt: number }>(
    `login ${provider} --way ${way} --account alice --port 0 --sandbox ${control()}`,
    { openBrowser: async (url) => void browse(url) },
  );
  expect(connected).toMatchObject({ account: name });
  const { stdout, code } = await scene.tokens(["token", connected.key]);
  expect(code).toBe(0);
  expect(stdout.trim()).toBe((await scene.session(connected.key))!.accessToken);
  const { accounts } = await scene.json<{ accounts: { state: string; by: string }[] }>("status");
  expect(accounts).toMatchObject([{ state: "valid", by: expect.stringMatching(/:\d+$/) }]);
});

test("the browser is told how it went, and only its address is answered", async () => {
  const pages: string[] = [];
  const { code, stderr } = await scene.tokens(`login podio --way login --port 0 --sandbox ${control()}`, {
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
  expect((await scene.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
});

test("without a browser the address is printed, also with --quiet, and Ctrl-C ends the wait", async () => {
  const stop = new AbortController();
  const { code, stderr, stdout } = await scene.tokens(
    `login psohub --no-browser --quiet --port 0 --sandbox ${control()}`,
    {
      signal: stop.signal,
      onStderr: (text) => text.includes("apiauthorization") && stop.abort(),
    },
  );
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(stderr).toMatch(/^Open this in a browser to log in:\nhttp:\/\/127\.0\.0\.1:\d+\/link\/apiauthorization\?/);
});

test("a browser that does not come back is not waited for forever", async () => {
  const { code, stderr } = await scene.tokens(`login psohub --no-browser --port 0 --sandbox ${control()}`, {
    impatient: true,
  });
  expect(code).toBe(3);
  expect(stderr).toMatch(/The login timed out after 5 min\. Nothing was stored\./);
});

test("a port that is taken says so", async () => {
  const port = new URL(control()).port;
  const { code, stderr } = await scene.tokens(`login psohub --port ${port} --sandbox ${control()}`);
  expect(code).toBe(2);
  expect(stderr).toContain(`Cannot listen on port ${port} (EADDRINUSE).`);
});

test("a terminal is asked for what is missing, and does not show a secret", async () => {
  const { personalAccessToken, apiUrl, authUrl } = scene.sandbox.server("hubstaff").credentials as Record<
    "personalAccessToken" | "apiUrl" | "authUrl",
    string
  >;
  const { code, stdout, stderr } = await scene.tokens(
    `login hubstaff --set apiUrl=${apiUrl} --set authUrl=${authUrl}`,
    {
      columns: 80,
      keys: [
        { at: /How is Hubstaff to be connected\?/, type: "\r" },
        { at: /Personal access token \(Make one at/, type: `${personalAccessToken}\r` },
        { at: /What to call the account here/, type: "bob\r" },
      ],
    },
  );
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("hubstaff/bob");
  expect(stdout + stderr).not.toContain(personalAccessToken);
});

test("Ctrl-C at a question changes nothing", async () => {
  const { code, stderr } = await scene.tokens("login hubstaff --way token", {
    columns: 80,
    keys: [{ at: /Personal access token/, type: "\u0003" }],
  });
  expect(code).toBe(130);
  expect(stderr).toContain("Interrupted: nothing was changed.");
});

test("a secret comes from stdin: one value, or several as JSON", async () => {
  const { personalAccessToken, apiUrl, authUrl } = scene.sandbox.server("hubstaff").credentials as Record<
    "personalAccessToken" | "apiUrl" | "authUrl",
    string
  >;
  const addresses = `--set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
  const one = await scene.tokens(`login hubstaff --way token --stdin ${addresses}`, {
    stdin: `${personalAccessToken}\n`,
  });
  expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining("hubstaff/default") });
  const {
    apiUrl: url,
    clientId,
    clientSecret,
    appToken111,
  } = scene.sandbox.server("podio").credentials as Record<
    "apiUrl" | "clientId" | "clientSecret" | "appToken111",
    string
  >;
  const settings = `--set apiUrl=${url} --set clientId=${clientId} --set appId=111`;
  const both = await scene.tokens(`login podio --way app --stdin ${settings}`, {
    stdin: JSON.stringify({ clientSecret, appToken: appToken111 }),
  });
  expect(both).toMatchObject({ code: 0, stdout: expect.stringContaining("podio/111") });
});

test.each([
  ["login hubstaff", /several ways: token, login\.\n next say which with --way/],
  [
    "login hubstaff --way token",
    /Hubstaff needs: Personal access token\.\n next pass --stdin < file with the personalAccessToken/,
  ],
  [
    "login podio --way app",
    /Podio needs: .*\n next pass --set clientId=… --set appId=… --stdin < file with \{"clientSecret":"…","appToken":"…"\}/,
  ],
  ["login podio --way app --stdin", /Several secrets are needed.*clientSecret, appToken/],
  [
    "login hubstaff --way token --set personalAccessToken=canary",
    /personalAccessToken is a secret: an argument would be seen/,
  ],
  [
    "login hubstaff --way token --set apiurl=x",
    /has no setting apiurl\. There are: apiUrl, authUrl\.\n next did you mean apiUrl\?/,
  ],
  ["login hubstaff --way token --set apiUrl", /--set requires name=value/],
  ["login hubstaff --way magic", /not connected by "magic"\. There are: token, login\./],
  ["login psohub --port 70000 --set clientId=x --stdin", /--port takes a number/],
  ["login hubstaff --way token --sandbox http://127.0.0.1:1", /No sandbox answers at/],
])("%s: a usage error without a prompt", async (command, message) => {
  const { code, stdout, stderr } = await scene.tokens(command, { stdin: "canary" });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("canary");
});

test("a provider that there is not is not found", async () => {
  const { code, stderr } = await scene.tokens("login hubstuff");
  expect(code).toBe(4);
  expect(stderr).toMatch(/There is no provider "hubstuff"\. There are: .*\n next did you mean hubstaff\?/);
});

test("a credential that is refused says so, and stores nothing", async () => {
  const { apiUrl, authUrl } = scene.sandbox.server("hubstaff").credentials as Record<"apiUrl" | "authUrl", string>;
  const command = `login hubstaff --way token --stdin --set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
  const { code, stderr } = await scene.tokens(command, { stdin: "wrong-canary" });
  expect(code).toBe(3);
  expect(stderr).not.toContain("canary");
  expect((await scene.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
});
