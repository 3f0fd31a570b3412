/**
 * What the console costs with 10,000 accounts in PostgreSQL: pages as ratios to a page without accounts, and the store's load while one
 * browser watches. `pnpm --filter @tokens/console scale [store]`. Uses tables of its own, and removes them. Exits with 1 when a target is missed.
 */
import { editAccount } from "@tokens/accounts";
import { newSession, sessionKey, systemClock } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { openStore, type JournalEntry, type Store } from "@tokens/store";
import pg from "pg";
import { idOf } from "../src/accounts/account-view.ts";
import { startConsole, type Console } from "../src/console.ts";
import { inParallel } from "../src/shared/in-parallel.ts";

const database = process.argv[2] ?? "postgres://postgres@127.0.0.1:5432/test";
const table = `console_scale_${process.pid}`;
const size = 10_000;
const rounds = 30;
const watchS = 20;
/** As of 10,000 accounts whose tokens live for ten minutes. */
const refreshesPerSecond = 20;
const targets: Readonly<Record<string, number>> = { "first page": 3, search: 3 };

const now = Date.now();
const { providers } = await loadProviders();
const keyOf = (n: number): string =>
  sessionKey(["hubstaff", "podio", "psohub", "ergani"][n % 4]!, "api.example", "app", `user-${n}`);

async function fill(store: Store): Promise<void> {
  const edited = { who: "bench", clock: { ...systemClock, now: () => now - 86_400_000 } };
  const all = Array.from({ length: size }, (_, n) => n);
  await inParallel(all, 8, async (n) => {
    const session = newSession({
      accessToken: `token-${n}`,
      refreshToken: `refresh-${n}`,
      obtainedAt: now - n * 50,
      expiresAt: now + 7_200_000 + n,
      refreshTokenExpiresAt: now + 86_400_000 + n * 60_000,
    });
    await store.sessions.set(keyOf(n), session);
    const labels = { team: n % 4 === 0 ? "finance" : "sales", env: n % 3 === 0 ? "test" : "production" };
    if (n % 2 === 0) await editAccount(store, { key: keyOf(n) }, { labels }, edited);
  });
  const failures = Array.from({ length: 300 }, (_, n): JournalEntry => ({
    at: now + 1000 + n,
    key: keyOf(n * 33),
    type: n % 3 === 0 ? "reauthorization-required" : "refresh-failed",
    by: "worker-1:4711",
    code: n % 3 === 0 ? "reauthorization_required" : "provider_unavailable",
    message: "Hubstaff answered the token request with 503. Try again later.",
  }));
  await store.journal.append(failures);
}

/** Counts the calls of the store. */
function counting(store: Store, calls: Map<string, number>): Store {
  const count = <T extends object>(part: T, name: string): T =>
    new Proxy(part, {
      get(target, property) {
        const member: unknown = Reflect.get(target, property);
        if (typeof member !== "function") return member;
        return (...args: readonly unknown[]): unknown => {
          const call = `${name}.${String(property)}`;
          calls.set(call, (calls.get(call) ?? 0) + 1);
          return Reflect.apply(member, target, args);
        };
      },
    });
  return {
    ...store,
    sessions: count(store.sessions, "sessions"),
    journal: count(store.journal, "journal"),
    records: count(store.records, "records"),
  };
}

async function signedIn(running: Console): Promise<(path: string) => Promise<{ ms: number; bytes: number }>> {
  const welcome = await fetch(running.link());
  const cookie = welcome.headers.get("set-cookie")!.split(";")[0]!;
  await welcome.text();
  return async (path) => {
    const start = performance.now();
    const response = await fetch(running.origin + path, { headers: { cookie } });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
    return { ms: performance.now() - start, bytes: text.length };
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

const pages: Readonly<Record<string, (round: number) => string>> = {
  "first page": () => "/",
  search: (round) => `/?q=user-${round + 10}`,
  filter: (round) => `/?q=${encodeURIComponent(`label=team=finance,expires<${round + 1}d`)}`,
  sort: () => "/?sort=-expires",
  "page 100": () => "/?page=100",
  "an account": (round) => `/accounts/${idOf(keyOf(round))}`,
  history: () => "/history",
};

async function measure(
  empty: (path: string) => Promise<{ ms: number }>,
  visit: (path: string) => Promise<{ ms: number; bytes: number }>,
  note: string,
): Promise<void> {
  const floor: number[] = [];
  const seen = new Map(Object.keys(pages).map((name) => [name, { ms: [] as number[], bytes: 0 }]));
  for (let round = -5; round < rounds; round++) {
    const { ms } = await empty("/");
    if (round >= 0) floor.push(ms);
    for (const [name, path] of Object.entries(pages)) {
      const one = await visit(path(Math.max(round, 0)));
      if (round >= 0) seen.get(name)!.ms.push(one.ms);
      seen.get(name)!.bytes = one.bytes;
    }
  }
  console.log(`${note}: a page without accounts is 1 (${median(floor).toFixed(1)} ms here)`);
  for (const [name, { ms, bytes }] of seen) {
    const ratio = median(ms) / median(floor);
    const target = targets[name] ?? Infinity;
    const missed = ratio > target ? `  not below ${target}` : "";
    if (missed !== "") process.exitCode = 1;
    console.log(`  ${name.padEnd(12)} ${ratio.toFixed(1).padStart(6)}  ${(bytes / 1024).toFixed(0)} KiB${missed}`);
  }
}

/** Refreshes accounts like other processes, until stopped. */
async function refreshing(store: Store, stop: AbortSignal): Promise<void> {
  for (let n = 1; !stop.aborted; n += 7) {
    const key = keyOf(n % size);
    const session = await store.sessions.get(key);
    const at = Date.now();
    await store.sessions.set(key, newSession({ ...session!, obtainedAt: at, expiresAt: at + 600_000 }));
    await store.journal.append([{ at, key, type: "refreshed", by: "worker-2:1", expiresAt: at + 600_000 }]);
    await systemClock.sleep(1000 / refreshesPerSecond, stop);
  }
}

await using end = new AsyncDisposableStack();
const admin = new pg.Pool({ connectionString: database, max: 1 });
end.defer(() => admin.end());
end.defer(async () => {
  for (const name of [table, `${table}_journal`, `${table}_records`])
    await admin.query(`drop table if exists "${name}"`);
});
const store = end.use(await openStore(`${database}?table=${table}`));
await fill(store);
const [calls, none] = [new Map<string, number>(), end.use(await openStore("sqlite::memory:"))];
const options = { providers, host: "127.0.0.1", port: 0 };
const [many, few] = [
  await startConsole({ ...options, store: counting(store, calls) }),
  await startConsole({ ...options, store: none }),
];
end.defer(async () => void (await Promise.all([many.close(), few.close()])));
const [visit, empty] = [await signedIn(many), await signedIn(few)];
console.log(`start: ${(await visit("/")).ms.toFixed(0)} ms for the first page of ${size} accounts`);
await measure(empty, visit, "quiet");

const stop = new AbortController();
const work = refreshing(store, stop.signal);
const { cookie } = await (async () => {
  const welcome = await fetch(many.link());
  return { cookie: welcome.headers.get("set-cookie")!.split(";")[0]! };
})();
const events = await fetch(`${many.origin}/events`, { headers: { cookie }, signal: stop.signal });
const read = events.body!.pipeTo(new WritableStream()).catch(() => undefined);
await systemClock.sleep(2000);
calls.clear();
const cpu = process.cpuUsage();
await systemClock.sleep(watchS * 1000);
const { user, system } = process.cpuUsage(cpu);
console.log(`one browser watches ${refreshesPerSecond} refreshes a second: calls of the store per second`);
for (const [name, count] of calls) console.log(`  ${name.padEnd(18)} ${(count / watchS).toFixed(2).padStart(6)}`);
console.log(`  ${((user + system) / 10_000 / watchS).toFixed(0)} % of a core, with the refreshes themselves`);
await measure(empty, visit, "meanwhile");
stop.abort();
await Promise.all([work, read]);
