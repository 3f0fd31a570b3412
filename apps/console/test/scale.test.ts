import { newSession, sessionKey } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { openStore, type JournalEntry, type Store } from "@tokens/store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountModel, type AccountModel } from "../src/accounts/account-model.ts";
import { listPath, listQueryOf } from "../src/accounts/list-query.ts";
import { openOverview } from "../src/accounts/overview.ts";
import { selector, type Selection } from "../src/accounts/selection.ts";
import { openDescriptors } from "../src/shared/descriptors.ts";
import { workspaceProviders } from "./fixture.ts";

const size = 10_000;
const clock = testClock();
const day = 86_400_000;
const providers = ["hubstaff", "podio", "psohub", "ergani"];

const keyOf = (n: number): string => sessionKey(providers[n % 4]!, "api.example", "app", `user-${n}`);
const sessions = Array.from({ length: size }, (_, n) => ({
  ...newSession({
    accessToken: `token-${n}`,
    obtainedAt: clock.now() - n * 1000,
    expiresAt: clock.now() + 3_600_000 + n,
    ...(n % 2 === 0 && { refreshTokenExpiresAt: clock.now() + day + n * 60_000 }),
  }),
  key: keyOf(n),
}));
const failure = (n: number, type: JournalEntry["type"]): JournalEntry => ({
  at: clock.now() + 1000 - n,
  key: keyOf(n),
  type,
  by: "worker-1",
  message: "no",
});
const failures = Array.from({ length: 300 }, (_, n) =>
  failure(n * 33, n % 3 === 0 ? "reauthorization-required" : "refresh-failed"),
);

let store: Store;
/** How much of the store has been read. */
const reads = { sessions: 0, lists: 0, gets: 0 };

/** The sessions are an array: what is measured is the console. */
function inMemory(base: Store): Store {
  const byKey = new Map(sessions.map((session) => [session.key, session]));
  return {
    ...base,
    sessions: {
      ...base.sessions,
      async *list() {
        reads.lists += 1;
        await clock.advance(200);
        yield* sessions;
      },
      async get(key) {
        reads.gets += 1;
        return byKey.get(key);
      },
    },
  };
}

let overview: ReturnType<typeof openOverview>;
const select = selector();
beforeAll(async () => {
  store = await openStore("sqlite::memory:", { clock });
  await store.journal.append(failures);
  const descriptors = openDescriptors(workspaceProviders, fetch);
  overview = openOverview(inMemory(store), { providers: workspaceProviders, descriptors, clock, everyMs: 1000 });
});
afterAll(() => store.close());

const show = async (query: Record<string, string>): Promise<Selection> =>
  select(await overview.read(), listQueryOf(query), clock.now());
const names = ({ shown }: Selection): string[] => shown.map(({ view }) => view.name);

test("shows a page of 10,000 accounts, the broken ones first, with counts", async () => {
  const first = await show({});
  expect([first.total, first.shown.length, first.pages, first.needAttention]).toEqual([size, 50, 200, 300]);
  expect(Object.fromEntries(first.states)).toEqual({ "needs-login": 100, failing: 200, valid: 9700 });
  expect(first.providers.map(({ title, count }) => [title, count])).toEqual([
    ["Ergani", 2500],
    ["Hubstaff", 2500],
    ["Podio", 2500],
    ["PSOhub", 2500],
  ]);
  expect(names(await show({ page: "200" })).at(-1)).toBe("psohub/user-9998");
  expect(names(await show({ q: "USER-7777" }))).toEqual(["podio/user-7777"]);
  const some = await show({ q: "provider=podio,state=failing|needs-login", page: "2" });
  expect([some.found.length, some.shown.length, some.states.get("valid")]).toEqual([75, 25, 2425]);
});

test("sorts by each column in both directions, unknown times last", async () => {
  const ends = async (sort: string): Promise<(string | undefined)[]> => {
    const all = (await show({ sort })).found.map(({ view }) => view.name);
    return [all[0], all.at(-1)];
  };
  expect(await ends("name")).toEqual(["ergani/user-3", "psohub/user-9998"]);
  expect(await ends("-name")).toEqual(["psohub/user-9998", "ergani/user-3"]);
  expect(await ends("-state")).toEqual(["ergani/user-3", "psohub/user-9702"]);
  expect((await ends("expires"))[0]).toBe("hubstaff/user-0");
  expect((await ends("-expires"))[0]).toBe("ergani/user-9999");
  expect((await ends("login"))[0]).toBe("psohub/user-2");
  expect((await ends("-login"))[0]).toBe("psohub/user-9998");
  expect((await ends("since"))[0]).toBe("ergani/user-9867");
  expect((await ends("-since"))[0]).toBe("hubstaff/user-0");
  expect((await ends("refreshed"))[0]).toBe("ergani/user-9999");
  for (const query of [{}, { q: "a b", sort: "-expires", page: "3" }, { sort: "name" }])
    expect(listPath(listQueryOf(query))).toBe(
      Object.keys(query).length > 0 ? `/?${new URLSearchParams(query as Record<string, string>)}` : "/",
    );
});

test("reads only what changed, while a browser watches", async () => {
  await overview.read();
  const before = { ...reads };
  const told: string[] = [];
  using _ = overview.watch((change) => "ids" in change && told.push(...change.ids));
  await expect.poll(() => clock.sleeping).toBe(1);
  for (let second = 0; second < 10; second++) {
    await store.journal.append([{ ...failure(second, "refreshed"), at: clock.now() }]);
    await clock.advance(1000);
    await expect.poll(() => clock.sleeping).toBe(1);
  }
  expect(new Set(told).size).toBe(10);
  expect([reads.lists - before.lists, reads.gets - before.gets]).toEqual([0, 10]);
});

test("returns the same array while nothing changes, and names equal accounts apart", () => {
  const model: AccountModel = accountModel(workspaceProviders, (name) => name);
  model.replaceAll(sessions.slice(0, 5), new Map());
  const all = model.accounts(clock.now());
  expect(model.accounts(clock.now() + 1)).toBe(all);
  model.replaceAll(
    sessions.slice(0, 5).map((session) => ({ ...session })),
    new Map(),
  );
  expect(model.accounts(clock.now() + 1)).toBe(all);
  expect(model.accounts(clock.now() + 2 * 3_600_000).map(({ status }) => status.state)).toEqual(
    all.map(() => "expired"),
  );
});
