import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { providers, type ConnectedSession, type Profile } from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";
import type { Store } from "@tokens/store";
import type { Io } from "./io.ts";
import { counted, span } from "./text.ts";

/** What a look at one thing found. */
export interface Finding {
  readonly check: "store" | "access" | "key" | "provider" | "clock";
  readonly result: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to do next. */
  readonly next?: string;
}

const leaseMs = 5000;
const mostOpened = 100;
const patienceMs = 10_000;
const toleratedSkewMs = 30_000;
const harmfulSkewMs = 300_000;

/** Whether the store can be written, and keeps a second process out while a first one refreshes. */
export async function checkStore({ name, sessions }: Store): Promise<Finding> {
  const key = `tokens:doctor:${crypto.randomUUID()}`;
  const claim = async (): Promise<string> =>
    (await sessions.claim(key, { known: undefined, owner: crypto.randomUUID(), leaseMs })).kind;
  try {
    const [first, second] = [await claim(), await claim()];
    if (first === "claimed" && second === "busy")
      return { check: "store", result: "ok", message: `${name} is writable and locks out a second process` };
    return {
      check: "store",
      result: "fail",
      message: `${name} let two processes claim the same refresh (${first}, ${second})`,
      next: "use another store",
    };
  } finally {
    await sessions.set(key, undefined);
  }
}

/** Whether others of this machine may read a store of files. */
export async function checkAccess({ name }: Pick<Store, "name">): Promise<Finding> {
  const path = /^(?:file|sqlite):(\/[^?]*)/.exec(name)?.[1];
  if (!path) return { check: "access", result: "ok", message: "access is controlled by the store's server" };
  const open: string[] = [];
  for (const one of name.startsWith("sqlite:") ? [path, dirname(path)] : [path]) {
    const mode = await stat(one).then(
      (found) => found.mode,
      () => 0,
    );
    // What is in a directory that others may list is still closed by its own mode.
    if (process.platform !== "win32" && mode & (one === path ? 0o077 : 0o022))
      open.push(`${one} (mode ${(mode & 0o777).toString(8)})`);
  }
  if (open.length === 0) return { check: "access", result: "ok", message: `only this user can read ${path}` };
  return {
    check: "access",
    result: "fail",
    message: `other users can read or replace ${open.join(" and ")}`,
    next: `chmod go-rwx ${path}`,
  };
}

/** Opens some of the stored sessions; a reason for each that does not open. */
export async function openSome(
  store: Store,
  entries: readonly SessionEntry[],
): Promise<{ sessions: ConnectedSession[]; reasons: string[] }> {
  const sessions: ConnectedSession[] = [];
  const reasons: string[] = [];
  for (const { key } of entries.slice(0, mostOpened)) {
    try {
      const session = await store.sessions.get(key);
      if (session) sessions.push(session);
    } catch (error) {
      reasons.push((error as Error).message);
    }
  }
  return { sessions, reasons };
}

/** Whether the available keys open the stored sessions. */
export function checkKey({ key }: Profile, opened: number, reasons: readonly string[]): Finding {
  const [first] = reasons;
  if (first)
    return {
      check: "key",
      result: "fail",
      message: `cannot open ${counted(reasons.length, "session")} of ${opened + reasons.length}: ${first}`,
      next: "pass the right key source with --key-from, or log in again",
    };
  const looked = `${counted(opened, "session")} opened`;
  if (key !== undefined) return { check: "key", result: "ok", message: `the keys of ${key} work, ${looked}` };
  return {
    check: "key",
    result: "warn",
    message: `sessions are stored unencrypted, ${looked}`,
    next: "tokens key --file <path>, then tokens rewrap --plain --key-from file:<path>",
  };
}

/** Asks each provider that has accounts whether it answers, and what time it is there. */
export async function checkProviders(io: Io, sessions: readonly ConnectedSession[]): Promise<Finding[]> {
  const addresses = new Set(sessions.flatMap((session) => addressOf(session) ?? []));
  return (await Promise.all([...addresses].map((url) => checkProvider(io, url)))).flat();
}

function addressOf({ connection }: ConnectedSession): string | undefined {
  if (!connection) return undefined;
  const { reach } = providers[connection.provider];
  const set = connection.settings[reach.setting] ?? "";
  return set.startsWith("http") ? set : (reach.named?.[set] ?? reach.url);
}

async function checkProvider({ fetch, clock }: Io, url: string): Promise<Finding[]> {
  const askedAt = clock.now();
  let date: string | null;
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    date = response.headers.get("date");
    await response.body?.cancel();
  } catch {
    return [
      {
        check: "provider",
        result: "fail",
        message: `${url} did not respond`,
        next: "check this machine's internet connection and the provider's status page",
      },
    ];
  }
  const answered: Finding = { check: "provider", result: "ok", message: `${url} is reachable` };
  const there = Date.parse(date ?? "");
  return Number.isNaN(there) ? [answered] : [answered, skewOf(new URL(url).host, (askedAt + clock.now()) / 2 - there)];
}

function skewOf(host: string, skewMs: number): Finding {
  const off = Math.abs(skewMs);
  if (off < toleratedSkewMs) return { check: "clock", result: "ok", message: `this machine's clock matches ${host}` };
  const message = `this machine's clock is ${span(off)} ${skewMs > 0 ? "ahead of" : "behind"} the clock of ${host}: tokens appear to expire ${skewMs > 0 ? "too early" : "too late"}`;
  return {
    check: "clock",
    result: off < harmfulSkewMs ? "warn" : "fail",
    message,
    next: "synchronize this machine's clock with NTP",
  };
}
