import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import {
  connectedProvider,
  type Account,
  type AccountState,
  type ConnectedSession,
  type Profile,
} from "@tokens/accounts";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { ProviderFailure } from "@tokens/providers";
import type { Store } from "@tokens/store";
import type { Io } from "./io.ts";
import { pluralize, formatDuration } from "./text.ts";

/** The result of one check. */
export interface Finding {
  readonly check: "store" | "access" | "key" | "accounts" | "provider" | "clock";
  readonly result: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to do next. */
  readonly next?: string;
}

const leaseMs = 5000;
const maxOpened = 100;
const timeoutMs = 10_000;
const harmlessSkewMs = 30_000;
const harmfulSkewMs = 300_000;

/** Whether the store is writable, and keeps a second process out while one refreshes. */
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

/** Whether other users of this machine can read a store of files. */
export async function checkAccess({ name }: Pick<Store, "name">): Promise<Finding> {
  const path = /^(?:file|sqlite):(\/[^?]*)/.exec(name)?.[1];
  if (!path) return { check: "access", result: "ok", message: "access is controlled by the store's server" };
  const open: string[] = [];
  for (const one of name.startsWith("sqlite:") ? [path, dirname(path)] : [path]) {
    const mode = await stat(one).then(
      (found) => found.mode,
      () => 0,
    );
    // Files in a directory that others can list are protected by their own mode.
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

/** Opens some of the stored sessions. `reasons` says why the others did not open. */
export async function openSome(
  store: Store,
  accounts: readonly Account[],
): Promise<{ sessions: ConnectedSession[]; reasons: string[] }> {
  const sessions: ConnectedSession[] = [];
  const reasons: string[] = [];
  for (const { key } of accounts.slice(0, maxOpened)) {
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
      message: `cannot open ${pluralize(reasons.length, "session")} of ${opened + reasons.length}: ${first}`,
      next: "pass the right key source with --key-from, or log in again",
    };
  const summary = `${pluralize(opened, "session")} opened`;
  if (key !== undefined) return { check: "key", result: "ok", message: `the keys of ${key} work, ${summary}` };
  return {
    check: "key",
    result: "warn",
    message: `sessions are stored unencrypted, ${summary}`,
    next: "tokens key --file <path>, then tokens rewrap --plain --key-from file:<path>",
  };
}

/** Whether accounts need attention. */
export function checkAccounts(states: readonly AccountState[]): Finding {
  const count = (state: AccountState): number => states.filter((one) => one === state).length;
  const [dead, failing] = [count("needs-login"), count("failing")];
  if (dead + failing === 0)
    return { check: "accounts", result: "ok", message: `${pluralize(states.length, "account")}, none needs attention` };
  const parts = [
    dead > 0 && `${pluralize(dead, "account")} need${dead === 1 ? "s" : ""} a login`,
    failing > 0 && `${pluralize(failing, "account")} failing`,
  ];
  return {
    check: "accounts",
    result: dead > 0 ? "fail" : "warn",
    message: parts.filter(Boolean).join(", "),
    next: 'tokens status --filter "state=needs-login|failing"',
  };
}

/** Reports the providers that could not be loaded. */
export function reportFailures(failures: readonly ProviderFailure[]): Finding[] {
  return failures.map(({ specifier, error }) => ({
    check: "provider",
    result: "fail",
    message: error.message,
    next: `fix it, or run tokens providers remove ${specifier}`,
  }));
}

/** Whether the API of each provider that has accounts responds, and how far this machine's clock is from its clock. */
export async function checkProviders(
  io: Io,
  providers: readonly ProviderDescriptor[],
  sessions: readonly ConnectedSession[],
): Promise<Finding[]> {
  const urls = await Promise.all(
    sessions.map(async ({ connection }) => {
      if (!connection || !providers.some(({ name }) => name === connection.provider)) return [];
      // Empty where the server tells it at a login.
      return (await connectedProvider(providers, connection)).apiUrl(connection.settings) || [];
    }),
  );
  return (await Promise.all([...new Set(urls.flat())].map((url) => checkProvider(io, url)))).flat();
}

async function checkProvider({ fetch, clock }: Io, url: string): Promise<Finding[]> {
  const sentAt = clock.now();
  let date: string | null;
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
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
  const reachable: Finding = { check: "provider", result: "ok", message: `${url} is reachable` };
  const remote = Date.parse(date ?? "");
  return Number.isNaN(remote)
    ? [reachable]
    : [reachable, checkClock(new URL(url).host, (sentAt + clock.now()) / 2 - remote)];
}

function checkClock(host: string, skewMs: number): Finding {
  const off = Math.abs(skewMs);
  if (off < harmlessSkewMs) return { check: "clock", result: "ok", message: `this machine's clock matches ${host}` };
  const message = `this machine's clock is ${formatDuration(off)} ${skewMs > 0 ? "ahead of" : "behind"} the clock of ${host}: tokens appear to expire ${skewMs > 0 ? "too early" : "too late"}`;
  return {
    check: "clock",
    result: off < harmfulSkewMs ? "warn" : "fail",
    message,
    next: "synchronize this machine's clock with NTP",
  };
}
