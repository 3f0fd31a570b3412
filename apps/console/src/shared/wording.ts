import type { AccountState } from "@tokens/accounts";
import type { JournalEntry } from "@tokens/store";

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** A duration in its one or two largest units: `850 ms`, `2.4 s`, `4 min 10 s`, `3 d 2 h`. */
export function lengthOf(ms: number): string {
  if (ms < 10_000) return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000) * 1000;
  const first = units.findIndex(([, size]) => seconds >= size);
  const [unit, size] = units[first]!;
  const count = Math.floor(seconds / size);
  const [smaller, smallerSize] = units[first + 1] ?? ["", Infinity];
  const rest = Math.floor((seconds - count * size) / smallerSize);
  return rest > 0 ? `${count} ${unit} ${rest} ${smaller}` : `${count} ${unit}`;
}

/** A time in UTC in every form that a page shows. */
export interface TimeWords {
  /** `2026-01-31T14:03:22.000Z` */
  readonly iso: string;
  /** With the date unless it is today: `14:03:22 UTC`, `2026-01-31 14:03:22 UTC`. */
  readonly long: string;
  /** In no more room than a countdown: `14:03:22 UTC`, `2026-01-31 14:03`. */
  readonly short: string;
}

const dayMs = 86_400_000;
/** A clock or a provider may say anything, which dates cannot all represent. */
const maxTime = 8.64e15;

/** Writes a time of Unix milliseconds, seen at `now`. */
export function timeWords(at: number, now: number): TimeWords {
  const iso = new Date(Math.min(Math.max(at, -maxTime), maxTime)).toISOString();
  const middle = iso.indexOf("T");
  const time = iso.slice(middle + 1, -5);
  if (Math.floor(at / dayMs) === Math.floor(now / dayMs)) return { iso, long: `${time} UTC`, short: `${time} UTC` };
  const date = iso.slice(0, middle);
  return { iso, long: `${date} ${time} UTC`, short: `${date} ${time.slice(0, -3)}` };
}

/** A time in UTC, with the date unless it is today: `14:03:22 UTC`. */
export function timeOf(at: number, now: number): string {
  return timeWords(at, now).long;
}

/** A number with its noun: `1 account`, `2 accounts`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Labels of the states. */
export const stateWords: Readonly<Record<AccountState, string>> = {
  valid: "Valid",
  expired: "Expired",
  refreshing: "Refreshing",
  failing: "Failing",
  "needs-login": "Reconnect required",
  paused: "Paused",
};

/** Descriptions of journal events; the process is the subject. */
export const eventWords: Readonly<Record<JournalEntry["type"], string>> = {
  refreshed: "refreshed the token",
  authenticated: "started a new session with the credential",
  adopted: "adopted the new token",
  waiting: "waited for another process",
  retrying: "received no usable response and retried",
  "refresh-failed": "failed to refresh",
  "save-failed": "could not store the new token",
  "reauthorization-required": "requires a new login",
  "reauthorization-soon": "warned that the refresh token expires soon",
  revoked: "revoked the tokens",
  "in-process": "used a store without cross-process locking",
  edited: "changed the details",
  renamed: "renamed the account",
  removed: "removed the account",
  "link-created": "created a reconnect link",
  "link-revoked": "revoked the reconnect links",
};
