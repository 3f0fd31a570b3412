import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createServices } from "../src/services.ts";
import { createWork } from "../src/work.ts";
import { browserOf, mocksOfAll, origin, settingsOf, webScene, type WebScene } from "./mocks.ts";

const mocks = mocksOfAll();
const { hubstaff, podio, psohub } = mocks;
const server = setupServer(...hubstaff.handlers, ...podio.handlers, ...psohub.handlers);
const services = ["hubstaff", "podio", "psohub"] as const;
const unconnected = { Hubstaff: "not connected", Podio: "not connected", PSOhub: "not connected" };

let at: WebScene;
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  for (const mock of [hubstaff, podio, psohub]) mock.reset();
  at = await webScene(mocks);
});
afterEach(() => at.connections[Symbol.asyncDispose]());
afterAll(() => server.close());

const exchanges = (): number =>
  hubstaff.requests("POST /access_tokens").length +
  podio.tokenRequests().length +
  psohub.requests("POST /oauth/token").length;

async function storedKeys(): Promise<readonly string[]> {
  return (await Array.fromAsync(at.connections.sessions.list())).map(({ key }) => key);
}

describe("a user", () => {
  test("connects and disconnects each service, and sees its status", async () => {
    const user = browserOf(at.app);
    expect(await user.states()).toEqual(unconnected);
    for (const service of services) {
      expect(await user.connect(service)).toMatchObject({ status: 303, location: "/" });
    }
    expect(await user.states()).toEqual({ Hubstaff: "connected", Podio: "connected", PSOhub: "connected" });
    expect(await storedKeys()).toHaveLength(3);
    expect(await user.press("/disconnect/podio")).toMatchObject({ status: 303 });
    expect(await user.states()).toMatchObject({ Hubstaff: "connected", Podio: "not connected" });
    expect(await storedKeys()).toHaveLength(2);
  });

  test("sees nothing of another's", async () => {
    const [alice, bob] = [browserOf(at.app), browserOf(at.app)];
    await alice.connect("hubstaff");
    expect(await bob.states()).toEqual(unconnected);
    await bob.connect("hubstaff");
    await bob.press("/disconnect/hubstaff");
    expect(await alice.states()).toMatchObject({ Hubstaff: "connected" });
  });

  test("whose access was revoked is asked to connect again, and does", async () => {
    const [alice, bob] = [browserOf(at.app), browserOf(at.app)];
    await alice.connect("psohub");
    await bob.connect("podio");
    psohub.revoke();
    psohub.expireAccessTokens();
    const lines: string[] = [];
    const { connections } = at;
    const work = createWork({
      services: createServices(settingsOf(mocks), connections.sessions),
      connections,
      jobMs: 1,
      log: () => undefined,
      report: (line) => lines.push(line),
    });
    await work.round();
    await work.round();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^PSOhub account of [\w-]+: access has ended, the user has to connect it again/);
    expect(await alice.states()).toMatchObject({ PSOhub: "access has ended: connect again" });
    expect(alice.text).toContain("Connect again");
    expect(await bob.states()).toMatchObject({ Podio: "connected" });
    await alice.connect("psohub");
    expect(await alice.states()).toMatchObject({ PSOhub: "connected" });
    expect((await work.round()).failures).toBe(0);
    expect(lines).toHaveLength(1);
  });

  test("never gets a token to see, nor does the cookie hold one", async () => {
    const user = browserOf(at.app);
    await user.connect("psohub");
    const [key] = await storedKeys();
    const { accessToken, refreshToken } = (await at.connections.sessions.get(key!))!;
    const { text } = await user.open("/");
    for (const secret of [accessToken, refreshToken!]) {
      expect(text).not.toContain(secret);
      expect(user.cookie).not.toContain(secret);
    }
  });
});

describe("a callback", () => {
  /** Up to the callback, which the browser has not followed yet. */
  async function pending(service: string) {
    const user = browserOf(at.app);
    const { location } = await user.press(`/connect/${service}`);
    const callback = (await fetch(location, { redirect: "manual" })).headers.get("location")!;
    return { user, callback };
  }

  test.each(services)("of %s is refused without a login in this browser, or with another's", async (service) => {
    const [mine, other] = [await pending(service), await pending(service)];
    const forged = new URL(other.callback);
    forged.searchParams.set("state", "forged");
    expect(await browserOf(at.app).open(mine.callback)).toMatchObject({ status: 400 });
    expect(await mine.user.open(forged.href)).toMatchObject({ status: 400 });
    expect(exchanges()).toBe(0);
    expect(await storedKeys()).toEqual([]);
  });

  test("is refused under the name of another service, and uses the login up", async () => {
    const { user, callback } = await pending("psohub");
    const crossed = callback.replace("/callback/psohub", "/callback/podio");
    expect(await user.open(crossed)).toMatchObject({ status: 400 });
    expect(await user.open(callback)).toMatchObject({ status: 400 });
    expect(exchanges()).toBe(0);
  });

  test.each(services)("of %s works once", async (service) => {
    const { user, callback } = await pending(service);
    expect(await user.open(callback)).toMatchObject({ status: 303 });
    expect(await user.open(callback)).toMatchObject({ status: 400 });
    expect(exchanges()).toBe(1);
    expect(await storedKeys()).toHaveLength(1);
  });

  test("of a user who refused reports the refusal", async () => {
    const { user, callback } = await pending("podio");
    const refusal = new URL(callback);
    refusal.searchParams.delete("code");
    refusal.searchParams.set("error", "access_denied");
    expect(await user.open(refusal.href)).toMatchObject({ status: 400 });
    expect(user.text).toContain("access_denied");
    expect(await user.states()).toEqual(unconnected);
  });
});

describe("a form", () => {
  test("needs this browser's token and this site's origin", async () => {
    const [user, other] = [browserOf(at.app), browserOf(at.app)];
    await user.connect("psohub");
    const csrf = /name="csrf" value="([^"]+)"/.exec((await other.open("/")).text)![1]!;
    for (const path of ["/connect/psohub", "/disconnect/psohub"]) {
      expect((await user.open(path, { csrf })).status).toBe(403);
      expect((await user.open(path, {})).status).toBe(403);
      const own = /name="csrf" value="([^"]+)"/.exec((await user.open("/")).text)![1]!;
      expect((await user.open(path, { csrf: own }, "https://evil.example")).status).toBe(403);
    }
    expect(await user.states()).toMatchObject({ PSOhub: "connected" });
  });

  test("for a service that there is not leads nowhere", async () => {
    expect((await browserOf(at.app).press("/connect/nothing")).status).toBe(404);
  });
});

test("pages are not stored, not framed, and lead to the providers' logins only", async () => {
  const response = await at.app.request(`${origin}/`);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("content-security-policy")).toContain(
    "form-action 'self' https://account.hubstaff.com https://podio.com https://www.psohubapp.com",
  );
  expect(response.headers.get("set-cookie")).toMatch(/^__Host-session=.*HttpOnly; Secure; SameSite=Lax/);
});
