import { expect, test } from "vitest";
import { startSandbox, type SandboxProvider } from "../src/index.ts";

/** A provider that no package of the workspace knows. */
const acme: SandboxProvider = {
  name: "acme",
  sandbox: async () => (options) => {
    let valid = true;
    return {
      credentials: { apiUrl: options.url, accessToken: "acme-secret" },
      kinds: { token: /^POST \/token$/ },
      respond: async ({ url, headers }) => {
        if (new URL(url).pathname !== "/user") return undefined;
        return valid && headers.get("authorization") === "Bearer acme-secret"
          ? Response.json({ name: "Ada", now: options.clock.now() })
          : new Response(null, { status: 401 });
      },
      grantType: () => "client_credentials",
      reuses: () => 0,
      expireAccessTokens: () => void (valid = false),
      revoke: () => void (valid = false),
      reset: () => void (valid = true),
      commands: { "log-everyone-out": () => void (valid = false) },
      errors: { 418: () => Response.json({ teapot: true }, { status: 418 }) },
    };
  },
};

test("a provider from outside the workspace has servers, commands and faults like the others", async () => {
  const sandbox = await startSandbox({ providers: [{ name: "silent" }, acme] });
  try {
    expect(Object.keys(sandbox.urls)).toEqual(["control", "acme"]);
    const server = sandbox.server("acme");
    const call = async (): Promise<unknown[]> => {
      const response = await fetch(`${server.url}/user`, { headers: { authorization: "Bearer acme-secret" } });
      return [response.status, response.ok && ((await response.json()) as { name: string }).name];
    };
    const control = async (path: string, init?: RequestInit): Promise<unknown> =>
      (await fetch(`${sandbox.urls.control}/acme/${path}`, init)).json();

    expect(await control("credentials")).toEqual({ apiUrl: server.url, accessToken: "acme-secret" });
    expect(await call()).toEqual([200, "Ada"]);
    expect(await control("log-everyone-out", { method: "POST" })).toEqual({ done: "log-everyone-out" });
    expect(await call()).toEqual([401, false]);
    await control("reset", { method: "POST" });
    await control("fault", { method: "POST", body: '{"kind":"status","status":418}' });
    expect(await call()).toEqual([418, false]);
    expect(await call()).toEqual([200, "Ada"]);
    await fetch(`${server.url}/token`, { method: "POST" });
    expect(await control("stats")).toEqual({ tokenRequests: { client_credentials: 1 }, reuses: 0, apiCalls: 2 });
    expect(() => sandbox.server("hubstaff")).toThrow(
      new TypeError('The sandbox has no provider "hubstaff". It has: acme.'),
    );
  } finally {
    await sandbox.close();
  }
});
