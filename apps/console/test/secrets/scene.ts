import { mkdtemp, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosenProfile, createAccounts, openProfile, type Accounts } from "@tokens/accounts";
import { addClient } from "@tokens/agent";
import { newSession, systemClock, type Clock } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { startConsole, type Console } from "../../src/console.ts";
import { workspaceProviders } from "../fixture.ts";
import { startEchoServer, type Echo, type EchoServer } from "./echoes.ts";

/** What must not appear anywhere, by what it is. */
type Canaries = Map<string, string>;

/** An encrypted store with two accounts, whose provider repeats what it is sent, and a console over it. */
export interface SecretScene extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly provider: EchoServer;
  readonly console: Console;
  /** The keys of the accounts, and how they are connected. */
  readonly connected: readonly { readonly key: string; readonly connection: Connection }[];
  readonly canaries: Canaries;
  /** What the console reported. */
  readonly errors: readonly Error[];
}

/** A clock on which pauses end at once, and time passes by them. Deadlines and schedules, from five seconds, keep to the real time. */
export function hurriedClock(): Clock {
  let passed = 0;
  return {
    now: () => systemClock.now() + passed,
    async sleep(ms, signal) {
      if (ms >= 5000) return systemClock.sleep(ms, signal);
      passed += ms;
    },
  };
}

const random = (what: string): string => `canary-${what}-${randomBytes(9).toString("base64url")}`;

export async function openSecretScene(echo: Echo): Promise<SecretScene> {
  await using end = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), "tokens-secrets-"));
  end.defer(() => rm(directory, { recursive: true }));
  const encryptionKey = randomBytes(32).toString("base64url");
  const env = {
    HOME: directory,
    XDG_CONFIG_HOME: directory,
    TOKENS_STORE: `sqlite://${directory}/tokens.db`,
    TOKENS_KEY_FROM: "env:CANARY_KEY",
    CANARY_KEY: `k1:${encryptionKey}`,
  };
  const store = end.use(await openProfile(await chosenProfile(env, undefined), env));
  const provider = end.use(await startEchoServer(echo));
  const { sessions, journal, records } = store;
  const accounts = end.use(createAccounts({ providers: workspaceProviders, sessions, journal, deadlineMs: 300 }));
  const names = ["accessToken", "refreshToken", "idToken", "clientSecret", "password", "authorizationCode"];
  const canaries: Canaries = new Map(names.map((name) => [name, random(name)]));
  canaries.set("encryptionKey", encryptionKey);
  canaries.set("webhookSecret", randomBytes(32).toString("base64"));
  canaries.set("agentKey", (await addClient(records, { name: "canaries", accounts: ["*"] })).key);

  const secret = (name: string): string => canaries.get(name)!;
  const { origin } = provider;
  const clientSecret = secret("clientSecret");
  const endpoints = { tokenUrl: `${origin}/token`, authorizationUrl: `${origin}/authorize`, apiUrl: origin };
  const user = { clientId: "app", clientSecret, username: "user", password: secret("password"), apiUrl: origin };
  const connections: readonly (readonly [Connection, string])[] = [
    [{ provider: "oauth", authMethod: "login", settings: { ...endpoints, clientId: "app", clientSecret } }, "alice"],
    [{ provider: "podio", authMethod: "user", settings: user }, "user"],
  ];
  const session = newSession({
    accessToken: secret("accessToken"),
    refreshToken: secret("refreshToken"),
    idToken: secret("idToken"),
    obtainedAt: 1000,
    expiresAt: 2000,
  } as never);
  const connected: { key: string; connection: Connection }[] = [];
  for (const [connection, account] of connections) {
    const { tokens } = await accounts.connect({ connection, account, session });
    connected.push({ key: tokens.key, connection });
  }
  // Its token is still valid, so that calls are sent with it.
  const [connection] = connections[0]!;
  const valid = { ...session, expiresAt: Date.now() + 3_600_000 };
  const { tokens } = await accounts.connect({ connection, account: "bob", session: valid });
  connected.push({ key: tokens.key, connection });
  const errors: Error[] = [];
  const running = await startConsole({
    store,
    providers: workspaceProviders,
    host: "127.0.0.1",
    port: 0,
    everyMs: 10_000,
    clock: hurriedClock(),
    onError: (error) => errors.push(error),
  });
  end.defer(() => running.close());
  const cleanup = end.move();
  return {
    env,
    store,
    accounts,
    provider,
    console: running,
    connected,
    canaries,
    errors,
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
