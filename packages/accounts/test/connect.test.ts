import { accountOf, connectAccount, openAccount, providers, settingsOf, wayOf } from "@tokens/accounts";
import type { AccountClient, AccountOptions, ConnectedSession, ProviderName } from "@tokens/accounts";
import { memorySessions } from "@tokens/core";
import { createErganiMock } from "@tokens/ergani/msw";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { createPodioMock } from "@tokens/podio/msw";
import { createPsohubMock } from "@tokens/psohub/msw";
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

let options: AccountOptions;
beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.reset();
  options = { sessions: memorySessions() };
});

const { hubstaff, podio, psohub, ergani } = mocks;
const apiKey = { clientId: podio.clientId, clientSecret: podio.clientSecret };
const credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "hubstaff token": { personalAccessToken: hubstaff.personalAccessToken },
  "hubstaff login": { clientId: hubstaff.clientId, clientSecret: hubstaff.clientSecret },
  "podio login": apiKey,
  "podio app": { ...apiKey, appId: "111", appToken: Object.values(podio.appTokens)[0]! },
  "podio user": { ...apiKey, username: podio.username, password: podio.password },
  "psohub login": { clientId: psohub.clientId, clientSecret: psohub.clientSecret },
  "ergani password": { username: ergani.username, password: ergani.password, environment: "test" },
};
const ways = Object.entries(credentials).map(([both, given]) => {
  const [name, way] = both.split(" ") as [ProviderName, string];
  return { name, way, given };
});

async function connect({ name, way: id, given }: (typeof ways)[number]): Promise<string> {
  const provider = providers[name];
  const way = wayOf(provider, id);
  const settings = settingsOf(provider, way, given);
  const connection = { provider: name, way: id, settings };
  if (!way.redirects) return (await connectAccount({ connection, account: "alice" }, options)).tokens.key;
  const { login } = await provider.load();
  const begun = login!(settings, { redirectUri: "http://127.0.0.1:1/callback" });
  const { url, checks } = await begun.authorizationUrl();
  const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
  const session = await begun.exchange(callback, checks);
  return (await connectAccount({ connection, account: "alice", session }, options)).tokens.key;
}

test("every way of every provider is tried here", () => {
  const described = Object.values(providers).flatMap(({ name, ways: all }) => all.map(({ id }) => `${name} ${id}`));
  expect(Object.keys(credentials)).toEqual(described);
});

test.each(ways)("$name by $way: connected, opened by another process, called and refreshed", async (way) => {
  const key = await connect(way);
  expect(accountOf(key).provider).toBe(way.name);

  // Whoever opens the store knows from it alone how the account is entered.
  const client = await openAccount(accountOf(key), options);
  expect(client.tokens.key).toBe(key);
  const stored = async (): Promise<ConnectedSession> => (await options.sessions.get(key))!;
  const { connection } = await stored();
  const { route, input } = providers[way.name].check(connection!);
  expect(await client.request(route, input)).toBeTypeOf("object");
  const { version } = await client.tokens.session();
  expect((await client.tokens.refresh()).version).not.toBe(version);
  expect((await stored()).connection).toEqual({
    provider: way.name,
    way: way.way,
    settings: expect.objectContaining(way.given),
  });
  expect(await client.request(route, input)).toBeTypeOf("object");
});

test.each(ways.filter(({ way }) => way !== "login"))("$name by $way: a wrong secret is refused", async (way) => {
  const { fields } = wayOf(providers[way.name], way.way);
  const secret = fields.findLast((field) => field.secret)!.name;
  const refused = connect({ ...way, given: { ...way.given, [secret]: "wrong-canary" } });
  await expect(refused).rejects.toThrow(/^(?!.*canary).*(refuse|reject|log in|credential|password)/i);
});

test("who listens from the beginning hears how an account begins", async () => {
  const heard: string[] = [];
  const listening = {
    ...options,
    onClient: ({ tokens }: AccountClient) => void tokens.on(({ type }) => heard.push(type)),
  };
  const settings = { personalAccessToken: hubstaff.personalAccessToken };
  const connection = { provider: "hubstaff", way: "token", settings } as const;
  const { tokens } = await connectAccount({ connection, account: "alice" }, listening);
  expect(heard.splice(0)).toEqual(["authenticated"]);
  await (await openAccount(accountOf(tokens.key), listening)).tokens.refresh();
  expect(heard).toEqual(["refreshed"]);
});

test("a setting that is missing is named, with where to find it", () => {
  const way = wayOf(providers.hubstaff, "login");
  expect(() => settingsOf(providers.hubstaff, way, { clientId: " id " })).toThrow("Hubstaff needs: Client secret.");
  expect(() => settingsOf(providers.hubstaff, way, {})).toThrow(/Client id. Of your app at https/);
  expect(() => wayOf(providers.podio, "magic")).toThrow(
    'Podio is not connected by "magic". There are: login, app, user.',
  );
});

test("a paste's blanks and a file's last line end are no part of a setting, but blanks are of a password", () => {
  const way = wayOf(providers.ergani);
  const given = { username: " alice ", password: " pass word \n", environment: "test" };
  expect(settingsOf(providers.ergani, way, given)).toEqual({
    username: "alice",
    password: " pass word ",
    userType: "01",
    environment: "test",
  });
});

test("an account that a program stored is left to that program", async () => {
  const { sessions } = options;
  const key = await connect(ways[0]!);
  const { connection: _, ...session } = (await sessions.get(key)) as ConnectedSession;
  await sessions.set(key, session);
  await expect(openAccount(accountOf(key), options)).rejects.toThrow(/hubstaff\/alice was stored by a program/);
  await sessions.set(key, undefined);
  await expect(openAccount(accountOf(key), options)).rejects.toThrow(/No session is stored for hubstaff\/alice/);
});

test.each(Object.values(providers))("the routes of $name are listed", async ({ name, routes, check }) => {
  const all = await routes();
  expect(all).toContain(check({ provider: name, way: "login", settings: {} }).route);
  expect(all.every((route) => /^[A-Z]+ \//.test(route))).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});
