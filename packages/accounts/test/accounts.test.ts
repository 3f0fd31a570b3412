import {
  accountOf,
  authMethodOf,
  createAccounts,
  settingsOf,
  type Accounts,
  type ConnectedSession,
} from "@tokens/accounts";
import { memorySessions, type SharedSessionManager } from "@tokens/core";
import { provider as ergani } from "@tokens/ergani/descriptor";
import { createErganiMock } from "@tokens/ergani/msw";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { provider as podio } from "@tokens/podio/descriptor";
import { createPodioMock } from "@tokens/podio/msw";
import { provider as psohub } from "@tokens/psohub/descriptor";
import { createPsohubMock } from "@tokens/psohub/msw";
import type { JournalEntry } from "@tokens/store";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const mocks = {
  hubstaff: createHubstaffMock(),
  podio: createPodioMock(),
  psohub: createPsohubMock(),
  ergani: createErganiMock({ apiUrl: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api" }),
};
const server = setupServer(...Object.values(mocks).flatMap(({ handlers }) => [...handlers]));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

const providers = [hubstaff, podio, psohub, ergani];
let sessions: SharedSessionManager;
let entries: JournalEntry[];
beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.reset();
  sessions = memorySessions();
  entries = [];
});

/** Accounts of a process of its own. */
function open(): Accounts {
  const journal = { append: async (added: readonly JournalEntry[]) => void entries.push(...added) };
  return createAccounts({ providers, sessions, journal, by: "test:1" });
}

const apiKey = { clientId: mocks.podio.clientId, clientSecret: mocks.podio.clientSecret };
const credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "hubstaff token": { personalAccessToken: mocks.hubstaff.personalAccessToken },
  "hubstaff login": { clientId: mocks.hubstaff.clientId, clientSecret: mocks.hubstaff.clientSecret },
  "podio login": apiKey,
  "podio app": { ...apiKey, appId: "111", appToken: Object.values(mocks.podio.appTokens)[0]! },
  "podio user": { ...apiKey, username: mocks.podio.username, password: mocks.podio.password },
  "psohub login": { clientId: mocks.psohub.clientId, clientSecret: mocks.psohub.clientSecret },
  "ergani password": { username: mocks.ergani.username, password: mocks.ergani.password, environment: "test" },
};
const methods = Object.entries(credentials).map(([both, given]) => {
  const [name, id] = both.split(" ");
  return { provider: providers.find((one) => one.name === name)!, name: name!, id: id!, given };
});

async function connect(accounts: Accounts, { provider, id, given }: (typeof methods)[number]): Promise<string> {
  const method = authMethodOf(provider, id);
  const connection = { provider: provider.name, authMethod: id, settings: settingsOf(provider, method, given) };
  if (!method.redirects) return (await accounts.connect({ connection, account: "alice" })).tokens.key;
  const login = await provider.login!(connection, { redirectUri: "http://127.0.0.1:1/callback" });
  const { url, checks } = await login.authorizationUrl();
  const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
  const { session } = await login.exchange(callback, checks);
  return (await accounts.connect({ connection, account: "alice", session })).tokens.key;
}

test("these tests cover every auth method", () => {
  const described = providers.flatMap(({ name, authMethods }) => authMethods.map(({ id }) => `${name} ${id}`));
  expect(Object.keys(credentials)).toEqual(described);
});

test.each(methods)("$name by $id: connected, opened by another process, called and refreshed", async (method) => {
  const key = await connect(open(), method);
  expect(accountOf(key).provider).toBe(method.name);

  const client = await open().open(accountOf(key));
  expect(client.tokens.key).toBe(key);
  const stored = async (): Promise<ConnectedSession> => (await sessions.get(key))!;
  const { connection } = await stored();
  const { route, input } = method.provider.check(connection!)!;
  expect(await client.request(route, input)).toBeTypeOf("object");
  const { version } = await client.tokens.session();
  expect((await client.tokens.refresh()).version).not.toBe(version);
  expect((await stored()).connection).toEqual({
    provider: method.name,
    authMethod: method.id,
    settings: expect.objectContaining(method.given),
  });
  expect(await client.request(route, input)).toBeTypeOf("object");
});

test.each(methods.filter(({ id }) => id !== "login"))("$name by $id: a wrong secret is refused", async (method) => {
  const { fields } = authMethodOf(method.provider, method.id);
  const secret = fields.findLast((field) => field.secret)!.name;
  const refused = connect(open(), { ...method, given: { ...method.given, [secret]: "wrong-canary-0123456789" } });
  await expect(refused).rejects.toThrow(/^(?!.*canary).*(refuse|reject|log in|credential|password)/i);
  expect(entries).toEqual([]);
});

const alice = {
  connection: {
    provider: "hubstaff",
    authMethod: "token",
    settings: { personalAccessToken: mocks.hubstaff.personalAccessToken },
  },
  account: "alice",
};

test("the journal records how an account starts and what happens to it", async () => {
  let key: string;
  {
    await using accounts = open();
    ({ key } = (await accounts.connect(alice)).tokens);
  }
  expect(entries.splice(0)).toMatchObject([
    { type: "authenticated", key, by: "test:1", expiresAt: expect.any(Number) },
  ]);
  {
    await using accounts = open();
    await (await accounts.open(accountOf(key))).tokens.refresh();
  }
  expect(entries.map(({ type, by }) => `${type} ${by}`)).toEqual(["refreshed test:1"]);
});

test("an account keeps its client until its connection changes", async () => {
  const accounts = open();
  const client = await accounts.connect(alice);
  const account = accountOf(client.tokens.key);
  expect(await accounts.open(account)).toBe(client);
  const stored: ConnectedSession = (await sessions.get(account.key))!;
  const settings = { ...stored.connection!.settings, apiUrl: "https://api.hubstaff.com" };
  await sessions.set(account.key, { ...stored, connection: { ...stored.connection!, settings } } as ConnectedSession);
  const other = await accounts.open(account);
  expect(other).not.toBe(client);
  expect(await accounts.open(account)).toBe(other);
});

test("a provider that is not passed is named", async () => {
  const { tokens } = await open().connect(alice);
  const few = createAccounts({ providers: [podio], sessions });
  const message = 'There is no provider "hubstaff". Available: podio.';
  await expect(few.open(accountOf(tokens.key))).rejects.toThrow(message);
  await expect(few.connect(alice)).rejects.toThrow(message);
});

test("a missing setting is named, with where to find it", () => {
  const method = authMethodOf(hubstaff, "login");
  expect(() => settingsOf(hubstaff, method, { clientId: " id " })).toThrow("Hubstaff needs: Client secret.");
  expect(() => settingsOf(hubstaff, method, {})).toThrow(/Client ID. Of your app at https/);
  expect(() => authMethodOf(podio, "magic")).toThrow('Podio has no auth method "magic". Available: login, app, user.');
});

test("settings are trimmed; a password keeps its blanks and loses the line break at its end", () => {
  const given = { username: " alice ", password: " pass word \n", environment: "test" };
  expect(settingsOf(ergani, authMethodOf(ergani), given)).toEqual({
    username: "alice",
    password: " pass word ",
    userType: "01",
    environment: "test",
  });
});

test("a session that another program stored is left to that program", async () => {
  const accounts = open();
  const { key } = (await accounts.connect(alice)).tokens;
  const { connection: _, ...session } = (await sessions.get(key)) as ConnectedSession;
  await sessions.set(key, session);
  await expect(accounts.open(accountOf(key))).rejects.toThrow(/hubstaff\/alice was stored by another program/);
  await sessions.set(key, undefined);
  await expect(accounts.open(accountOf(key))).rejects.toThrow(/No session is stored for hubstaff\/alice/);
});
