import { TokenManager } from "@tokens/core";
import { redisSessions, type RedisSessions } from "@tokens/session-redis";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, ioredis, nodeRedis, type Opened } from "./support/clients.ts";
import { url, withRedis } from "./support/lane.ts";
import { firstSession, numberedProvider } from "./support/provider.ts";
import { countingProxy, type Proxy } from "./support/proxy.ts";
import { caretaker, randomPrefix, sample, type Caretaker } from "./support/store.ts";
import { until } from "./support/until.ts";

const libraries: Readonly<Record<string, (url: string) => Promise<Opened>>> = { "node-redis": nodeRedis, ioredis };

withRedis.for(Object.entries(libraries))("many processes over %s", ([, open]) => {
  let stack: AsyncDisposableStack;
  let proxy: Proxy;
  let here: RedisSessions;
  let elsewhere: RedisSessions;
  let records: Caretaker;

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const prefix = randomPrefix();
    const admin = await connect(url);
    stack.defer(() => admin.destroy());
    records = caretaker([admin], prefix);
    stack.defer(() => records.clear());
    proxy = stack.use(await countingProxy(url));
    const openIn = async (address: string): Promise<RedisSessions> => {
      const { client, close } = await open(address);
      stack.defer(async () => void (await close()));
      return redisSessions(client, { prefix });
    };
    here = await openIn(proxy.url);
    elsewhere = await openIn(url);
  });
  afterEach(() => stack.disposeAsync());

  /** Round trips of this process while `work` runs. */
  async function counted(work: () => Promise<unknown>): Promise<number> {
    const before = proxy.roundTrips;
    await work();
    return proxy.roundTrips - before;
  }

  test("needs two round trips for a refresh, none for a fresh token, one to adopt another refresh", async () => {
    const tokens = TokenManager.create(numberedProvider(), { sessions: here });
    const others = TokenManager.create(numberedProvider(), { sessions: elsewhere });
    await tokens.save(firstSession());
    const expire = async (): Promise<void> => tokens.invalidate(await tokens.accessToken());
    // The first refresh also asks about eviction and may bring the scripts to the server.
    await expire();
    await tokens.accessToken();

    await expire();
    expect(await counted(() => tokens.accessToken())).toBe(2);
    expect(await counted(() => tokens.accessToken())).toBe(0);

    await others.refresh();
    await expire();
    expect(await counted(() => tokens.accessToken())).toBe(1);
    expect(await tokens.accessToken()).toBe(await others.accessToken());
  });

  test("wakes a waiter by a message, without polling", async () => {
    let answer = (): void => undefined;
    const provider = numberedProvider(() => new Promise((resolve) => (answer = resolve)));
    // The lease outlives this test by far, so only a message can wake the waiter.
    const long = { leaseMs: 600_000, deadlineMs: 500_000 };
    const holder = TokenManager.create(provider, { sessions: elsewhere, ...long });
    const waiter = TokenManager.create(provider, { sessions: here, ...long });
    const session = firstSession();
    await holder.save(session);
    await waiter.accessToken();
    holder.invalidate(session.accessToken);
    waiter.invalidate(session.accessToken);

    const refreshed = holder.accessToken();
    await until(() => provider.requests === 1, "the holder asks the provider");
    const before = proxy.roundTrips;
    const waited = waiter.accessToken();
    // Busy; busy again, now listening; and once more when the subscription stands.
    await until(() => proxy.roundTrips - before >= 3, "the waiter listens");
    answer();
    expect(await waited).toBe(await refreshed);
    expect(provider.requests).toBe(1);
    // The fourth adopts.
    expect(proxy.roundTrips - before).toBeLessThanOrEqual(5);
  });

  test("notifies a watcher of a commit, a release, a login and a logout", async () => {
    await here.set("key", sample());
    let calls = 0;
    using watcher = here.watch("key", () => void (calls += 1));
    await until(() => calls === 1, "the subscription stands");
    const login = sample();
    const refreshed = sample();
    const claim = (known: string, owner: string): Promise<unknown> =>
      elsewhere.claim("key", { known, owner, leaseMs: 60_000 });
    const changes: readonly (() => Promise<unknown>)[] = [
      () => elsewhere.set("key", login),
      () => claim(login.version, "one").then(() => elsewhere.release("key", { owner: "one" })),
      () =>
        claim(login.version, "two").then(() =>
          elsewhere.commit("key", refreshed, { owner: "two", parent: login.version }),
        ),
      () => here.set("key", undefined),
    ];
    for (const [index, change] of changes.entries()) {
      await change();
      await until(() => calls === index + 2, `call ${index + 2}`);
    }
    expect(watcher).toBeDefined();
  });

  test("stores a session of 1 MB", async () => {
    const large = sample({ accessToken: "é".repeat(512 * 1024) });
    await here.set("key", large);
    const claim = await elsewhere.claim("key", { known: large.version, owner: "one", leaseMs: 60_000 });
    expect(claim).toEqual({ kind: "claimed", session: large });
    const next = sample({ accessToken: "x".repeat(1024 * 1024) });
    expect(await elsewhere.commit("key", next, { owner: "one", parent: large.version })).toBe("committed");
    expect(await here.get("key")).toEqual(next);
  });

  test("grants a repeated claim of the same owner, as after a broken connection", async () => {
    const session = sample();
    await here.set("key", session);
    const request = { known: session.version, owner: "one", leaseMs: 60_000 };
    const claims = [await here.claim("key", request), await here.claim("key", request)];
    expect(claims).toEqual([
      { kind: "claimed", session },
      { kind: "claimed", session },
    ]);
    expect(await here.claim("key", { ...request, owner: "two" })).toMatchObject({ kind: "busy" });
  });

  test("leaves no keys after a claim and a logout", async () => {
    await here.claim("key", { known: undefined, owner: "one", leaseMs: 60_000 });
    await here.release("key", { owner: "one" });
    await here.set("key", sample());
    await here.set("key", undefined);
    await here.claim("other", { known: undefined, owner: "one", leaseMs: 60_000 });
    await here.commit("other", sample(), { owner: "one", parent: "gone" });
    expect(await records.keys()).toEqual([]);
  });
});
