/** A key of Deno KV, as the store uses them. */
export type DenoKvKey = readonly (string | number)[];

/** A stored value with its key; both members are null when nothing is stored. */
export interface DenoKvEntry {
  readonly key: readonly unknown[];
  readonly value: unknown;
  readonly versionstamp: string | null;
}

/** An atomic operation, which changes everything or, when a check fails, nothing. */
export interface DenoKvAtomic {
  check(check: { readonly key: DenoKvKey; readonly versionstamp: string | null }): DenoKvAtomic;
  set(key: DenoKvKey, value: unknown): DenoKvAtomic;
  delete(key: DenoKvKey): DenoKvAtomic;
  commit(): Promise<{ readonly ok: boolean }>;
}

/** The part of a `Deno.Kv` that the store uses. The caller closes it. */
export interface DenoKv {
  get(key: DenoKvKey): Promise<DenoKvEntry>;
  list(
    selector: { readonly prefix: DenoKvKey; readonly end?: DenoKvKey },
    options?: { readonly limit?: number },
  ): AsyncIterable<DenoKvEntry>;
  watch(keys: readonly DenoKvKey[]): ReadableStream<readonly DenoKvEntry[]>;
  atomic(): DenoKvAtomic;
}

const root = "tokens";

/** Where the keys of all sessions start. */
export const sessionsPrefix: DenoKvKey = [root, "session"];

/** Where the index of expiring sessions starts. */
export const expiringPrefix: DenoKvKey = [root, "expiring"];

/** The key of a session's record. */
export function recordKey(key: string): DenoKvKey {
  return [...sessionsPrefix, key];
}

/** The key of a session in the index of expiring sessions, which Deno KV sorts by time. */
export function indexKey(expiresAt: number, key: string): DenoKvKey {
  return [...expiringPrefix, expiresAt, key];
}
