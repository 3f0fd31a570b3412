import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setScene, type Outcome, type Scene, type Surroundings } from "./harness.ts";

const canary = "canary-7f3a9c";
const commands = [
  "list",
  "status",
  "status --all",
  'request ACCOUNT "GET /v2/users/me"',
  'request ACCOUNT "GET /v2/nothing"',
  'request ACCOUNT "GET /v2/users/{user_id}"',
  "request ACCOUNT --routes",
  "refresh ACCOUNT",
  "refresh --all",
  "doctor",
  "sweep --within 100d",
  "rewrap --plain --key-from env:KEY",
  "rewrap --key-from env:KEY",
  "status --key-from env:KEY",
  "doctor --key-from env:KEY",
  "sweep --within 100d --key-from env:KEY",
  "refresh ACCOUNT --key-from env:OTHER",
  "rewrap --key-from env:OTHER",
  "profile list",
  "completion bash",
  "complete token h",
  "help exit-codes",
  "login hubstaff --way token",
  "logout ACCOUNT",
  "logout ACCOUNT --yes",
] as const;
const ways = ["", "--json", "--quiet"];

/** Everything that a run let out. */
function all({ stdout, stderr }: Outcome): string {
  return `${stdout}\n${stderr}`;
}

describe("tokens and credentials that work", () => {
  let scene: Scene;
  let secrets: Set<string>;
  const env = { KEY: `one:${"A".repeat(43)}`, OTHER: `two:${"B".repeat(43)}` };
  beforeAll(async () => {
    scene = await setScene();
    const { hubstaff, podio } = { hubstaff: scene.sandbox.server("hubstaff"), podio: scene.sandbox.server("podio") };
    const known = [hubstaff, podio].flatMap(({ credentials }) =>
      Object.entries(credentials)
        .filter(([name]) => /token|secret|password/i.test(name))
        .map(([, value]) => value),
    );
    secrets = new Set([...known, env.KEY, env.OTHER, "A".repeat(43), "B".repeat(43)]);
    await scene.alice();
    await scene.json(`login podio --way app --sandbox ${scene.sandbox.urls.control}`);
  });
  afterAll(() => scene.close());

  async function remember(): Promise<void> {
    await scene.store(async ({ sessions }) => {
      for await (const { key } of sessions.list()) {
        const { accessToken, refreshToken } = (await sessions.get(key))!;
        for (const secret of [accessToken, refreshToken]) if (secret) secrets.add(secret);
      }
    });
  }

  test.each(commands.flatMap((command) => ways.map((way) => `${command} ${way}`.trim())))("%s", async (command) => {
    await remember();
    const said = all(await scene.tokens(command.replace("ACCOUNT", "hubstaff/alice"), { env }));
    await remember();
    for (const secret of secrets) expect(said).not.toContain(secret);
    expect(said.trim()).not.toBe("");
  });

  test("token and export are what shows them", async () => {
    const { key } = await scene.json<{ key: string }>(`login podio --way user --sandbox ${scene.sandbox.urls.control}`);
    const { accessToken } = (await scene.session(key))!;
    expect((await scene.tokens(["token", key])).stdout).toContain(accessToken);
    expect((await scene.tokens(["export", key])).stdout).toContain(accessToken);
  });
});

describe("canaries in every session, setting and credential, which the provider refuses", () => {
  let scene: Scene;
  const env = { KEY: `one:${canary}${"A".repeat(43 - canary.length)}`, OTHER: `two:${canary}`, TOKENS_KEY: canary };
  beforeAll(async () => {
    scene = await setScene("sqlite");
    await writeFile(join(scene.directory, "session.json"), canary);
  });
  beforeEach(async () => {
    const { apiUrl, authUrl } = scene.sandbox.server("hubstaff").credentials as Record<"apiUrl" | "authUrl", string>;
    const { apiUrl: podioUrl } = scene.sandbox.server("podio").credentials as Record<"apiUrl", string>;
    const { environment } = scene.sandbox.server("ergani").credentials as Record<"environment", string>;
    const { apiUrl: psohubUrl } = scene.sandbox.server("psohub").credentials as Record<"apiUrl", string>;
    const connections = {
      hubstaff: { way: "token", settings: { personalAccessToken: canary, apiUrl, authUrl } },
      podio: {
        way: "user",
        settings: { clientId: "x", clientSecret: canary, username: "u", password: canary, apiUrl: podioUrl },
      },
      psohub: { way: "login", settings: { clientId: "x", clientSecret: canary, apiUrl: psohubUrl } },
      ergani: { way: "password", settings: { username: "u", password: canary, userType: "01", environment } },
    };
    await scene.store(async ({ sessions }) => {
      for (const [provider, connection] of Object.entries(connections)) {
        const session = newSession({
          accessToken: `at-${canary}`,
          refreshToken: `rt-${canary}`,
          obtainedAt: 1000,
          expiresAt: 2000,
          scope: "s",
        });
        const account = provider === "podio" || provider === "ergani" ? "u" : "alice";
        const parts = provider === "podio" ? ["user", account] : [account];
        await sessions.set(sessionKey(provider, "x", "y", ...parts), {
          ...session,
          connection: { provider, ...connection },
        } as never);
      }
    });
  });
  afterAll(() => scene.close());

  const accounts = ["hubstaff", "podio", "psohub", "ergani"];
  const failing = [
    ...commands.flatMap((command) =>
      command.includes("ACCOUNT") ? accounts.map((one) => command.replace("ACCOUNT", one)) : [command],
    ),
    ...accounts.map((one) => `token ${one}`),
    ...accounts.map((one) => `export ${one} --key-from env:KEY`),
    ...accounts.map((one) => `import ${one} SESSION`),
    ...accounts.map((one) => `login ${one} --stdin`),
    "login podio --way app --stdin --set clientId=a --set appId=1",
    `login hubstaff --way token --set personalAccessToken=${canary}`,
    `login hubstaff --way token --secret=${canary}`,
    `status --tokne=${canary}`,
    `status --store postgres://user:${canary}@127.0.0.1:1/db`,
    `status --store redis://user:${canary}@127.0.0.1:1`,
    `status --store mysql://user:${canary}@127.0.0.1:1/db`,
    `doctor --store redis://user:${canary}@127.0.0.1:1`,
    `profile set work --store redis://user:${canary}@127.0.0.1:1`,
    `import podio redis://user:${canary}@127.0.0.1:1/0#x`,
    `request hubstaff "GET /v2/users/me" -d {${canary}`,
    "key --file /nowhere/at/all",
  ].map((command) => command.replace("SESSION", "DIRECTORY/session.json"));

  test.each(failing.flatMap((command) => ["", "--json"].map((way) => `${command} ${way}`.trim())))(
    "%s",
    async (command) => {
      const surroundings: Surroundings = { env, stdin: canary };
      const outcome = await scene.tokens(command.replace("DIRECTORY", scene.directory), surroundings);
      expect(all(outcome)).not.toContain(canary);
      expect(all(outcome).trim()).not.toBe("");
    },
  );

  test("the journal has none either", async () => {
    const entries = await scene.store(({ journal }) => journal.read({ limit: 10_000 }));
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain(canary);
  });
});
