/** JSON data of a record. */
export type RecordValue =
  | string
  | number
  | boolean
  | null
  | readonly RecordValue[]
  | { readonly [name: string]: unknown };

/** Options of a write. */
export interface RecordWriteOptions {
  /** From this time on the record does not exist, in Unix milliseconds. @default it does not expire */
  readonly expiresAt?: number | undefined;
}

/**
 * Small documents beside the sessions, shared by all processes that open the store: labels, notices, links that were used. They are
 * stored unencrypted, so they never contain a token or another secret.
 */
export interface Records {
  get<T>(kind: string, name: string): Promise<T | undefined>;
  set(kind: string, name: string, value: RecordValue, options?: RecordWriteOptions): Promise<void>;
  /** Creates a record. Resolves with `false` when one of that name exists; exactly one of several concurrent callers gets `true`. */
  add(kind: string, name: string, value: RecordValue, options?: RecordWriteOptions): Promise<boolean>;
  /** Deletes a record. Resolves with whether it existed; exactly one of several concurrent callers gets `true`. */
  delete(kind: string, name: string): Promise<boolean>;
  /** All records of a kind, in no particular order. */
  list<T>(kind: string): AsyncIterable<{ readonly name: string; readonly value: T }>;
}
