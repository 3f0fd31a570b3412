import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFixture, type Outcome, type Fixture, type RunOptions } from "./harness.ts";

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
  "providers",
  "providers add nothing",
  "completion bash",
  "complete token h",
  "help exit-codes",
  "login hubstaff --auth-method token",
  "logout ACCOUNT",
  "logout ACCOUNT --yes",
] as const;
const outputs = ["", "--json", "--quiet"];

/** Everything that a run printed. */
function all({ stdout, stderr }: Outcome): string {
  return `${stdout}\n${stderr}`;
}

describe("tokens and credentials that work", () => {
  let fixture: Fixture;
  let secrets: Set<string>;
  const env = { KEY: `one:${"A".repeat(43)}`, OTHER: `two:${"B".repeat(43)}` };
  beforeAll(async () => {
    fixture = await createFixture();
    const { hubstaff, podio } = {
      hubstaff: fixture.sandbox.server("hubstaff"),
      podio: fixture.sandbox.server("podio"),
    };
    const known = [hubstaff, podio].flatMap(({ credentials }) =>
      Object.entries(credentials)
        .filter(([name]) => /token|secret|password/i.test(name))
        .map(([, value]) => value),
    );
    secrets = new Set([...known, env.KEY, env.OTHER, "A".repeat(43), "B".repeat(43)]);
    await fixture.alice();
    await fixture.json(`login podio --auth-method app --sandbox ${fixture.sandbox.urls.control}`);
  });
  afterAll(() => fixture.close());

  async function remember(): Promise<void> {
    await fixture.store(async ({ sessions }) => {
      for await (const { key } of sessions.list()) {
        const { accessToken, refreshToken } = (await sessions.get(key))!;
        for (const secret of [accessToken, refreshToken]) if (secret) secrets.add(secret);
      }
    });
  }

  test.each(commands.flatMap((command) => outputs.map((output) => `${command} ${output}`.trim())))(
    "%s",
    async (command) => {
      await remember();
      const output = all(await fixture.tokens(command.replace("ACCOUNT", "hubstaff/alice"), { env }));
      await remember();
      for (const secret of secrets) expect(output).not.toContain(secret);
      expect(output.trim()).not.toBe("");
    },
  );

  test("only token and export print them", async () => {
    const { key } = await fixture.json<{ key: string }>(
      `login podio --auth-method user --sandbox ${fixture.sandbox.urls.control}`,
    );
    const { accessToken } = (await fixture.session(key))!;
    expect((await fixture.tokens(["token", key])).stdout).toContain(accessToken);
    expect((await fixture.tokens(["export", key])).stdout).toContain(accessToken);
  });
});

describe("canaries in every session, setting and credential, which the provider rejects", () => {
  let fixture: Fixture;
  const env = { KEY: `one:${canary}${"A".repeat(43 - canary.length)}`, OTHER: `two:${canary}`, TOKENS_KEY: canary };
  beforeAll(async () => {
    fixture = await createFixture("sqlite");
    await writeFile(join(fixture.directory, "session.json"), canary);
  });
  beforeEach(async () => {
    const { apiUrl, authUrl } = fixture.sandbox.server("hubstaff").credentials;
    const { apiUrl: podioUrl } = fixture.sandbox.server("podio").credentials;
    const { environment } = fixture.sandbox.server("ergani").credentials;
    const { apiUrl: psohubUrl } = fixture.sandbox.server("psohub").credentials;
    const connections = {
      hubstaff: { authMethod: "token", settings: { personalAccessToken: canary, apiUrl, authUrl } },
      podio: {
        authMethod: "user",
        settings: { clientId: "x", clientSecret: canary, username: "u", password: canary, apiUrl: podioUrl },
      },
      psohub: { authMethod: "login", settings: { clientId: "x", clientSecret: canary, apiUrl: psohubUrl } },
      ergani: { authMethod: "password", settings: { username: "u", password: canary, userType: "01", environment } },
    };
    await fixture.store(async ({ sessions }) => {
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
  afterAll(() => fixture.close());

  const accounts = ["hubstaff", "podio", "psohub", "ergani"];
  const failing = [
    ...commands.flatMap((command) =>
      command.includes("ACCOUNT") ? accounts.map((one) => command.replace("ACCOUNT", one)) : [command],
    ),
    ...accounts.map((one) => `token ${one}`),
    ...accounts.map((one) => `export ${one} --key-from env:KEY`),
    ...accounts.map((one) => `import ${one} SESSION`),
    "import --from authjs SESSION",
    ...accounts.map((one) => `login ${one} --stdin`),
    "login podio --auth-method app --stdin --set clientId=a --set appId=1",
    `login hubstaff --auth-method token --set personalAccessToken=${canary}`,
    `login hubstaff --auth-method token --secret=${canary}`,
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

  test.each(failing.flatMap((command) => ["", "--json"].map((output) => `${command} ${output}`.trim())))(
    "%s",
    async (command) => {
      const options: RunOptions = { env, stdin: canary };
      const outcome = await fixture.tokens(command.replace("DIRECTORY", fixture.directory), options);
      expect(all(outcome)).not.toContain(canary);
      expect(all(outcome).trim()).not.toBe("");
    },
  );

  test("the journal has none", async () => {
    const entries = await fixture.store(({ journal }) => journal.read({ limit: 10_000 }));
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain(canary);
  });
});
