import { SessionStoreError, type Session } from "@tokens/core";
import { keyring, type EncryptionKey, type Opened } from "./keyring.ts";

/** Options of `encryptedSessions`. */
export interface EncryptionOptions {
  /** The first key encrypts, every key decrypts. Put keys that only older records need last. */
  readonly keys: readonly EncryptionKey[];
  /**
   * Also reads unencrypted records, and encrypts them when they are next stored. For the duration of a migration only: meanwhile, anyone
   * with write access to the store can plant a session.
   *
   * @default false
   */
  readonly migratePlain?: boolean;
}

/** A decrypted record. */
interface OpenedRecord<S extends Session> {
  readonly session: S;
  /** Whether it is encrypted with the first key. */
  readonly current: boolean;
}

/** Encrypts sessions into records, and decrypts them. */
export interface Records<S extends Session> {
  seal(key: string, session: S): Promise<S>;
  /** Throws `SessionStoreError` when the record was changed or belongs to another key. */
  open(key: string, record: S): Promise<OpenedRecord<S>>;
}

const purpose = "tokens-session";

/** The members that a store needs to read; all others are only in the ciphertext. */
type Readable = Pick<Session, "version" | "obtainedAt" | "expiresAt" | "refreshTokenExpiresAt">;

/**
 * A record is itself a session, whose access token is the ciphertext of the whole session and its key. This authenticates the readable
 * members: they must equal those in the ciphertext, under the key in the ciphertext. (A compact JWE has no associated data other than
 * its header, which would only repeat them.)
 */
export function sessionRecords<S extends Session>({ keys, migratePlain = false }: EncryptionOptions): Records<S> {
  const ring = keyring(keys, purpose);
  return {
    async seal(key, session) {
      const record: Session = { ...readable(session), accessToken: await ring.seal(JSON.stringify({ key, session })) };
      // The inner manager sees an ordinary session, without the members that `S` adds.
      return record as S;
    },
    async open(key, record) {
      const opened = await ring.open(record.accessToken);
      if (opened.kind === "foreign" && migratePlain) return { session: record, current: false };
      if (opened.kind !== "opened") throw unreadable(key, opened);
      const content = JSON.parse(opened.text) as { key: string; session: S };
      if (content.key !== key || label(content.session) !== label(record)) throw moved(key);
      return { session: content.session, current: opened.keyId === ring.keyId };
    },
  };
}

function readable({ version, obtainedAt, expiresAt, refreshTokenExpiresAt }: Session): Readable {
  return {
    version,
    obtainedAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(refreshTokenExpiresAt !== undefined && { refreshTokenExpiresAt }),
  };
}

/** Treats absent members like those that JSON or a store turned into null. */
function label({ version, obtainedAt, expiresAt, refreshTokenExpiresAt }: Session): string {
  return JSON.stringify([version, obtainedAt, expiresAt, refreshTokenExpiresAt]);
}

const refusals: Readonly<Record<Exclude<Opened["kind"], "opened">, (keyId: string) => string>> = {
  foreign: () =>
    "is not encrypted, or damaged: if it was stored unencrypted, pass `migratePlain: true` until it is encrypted; otherwise restore it or log in again",
  "unknown-key": (keyId) =>
    `is encrypted with the key "${keyId}", which is not in \`keys\`: add it after the first key`,
  undecryptable: (keyId) =>
    `does not decrypt with the key "${keyId}": the record was changed, or its id was reused for another key. Restore the record or the key, or log in again`,
};

function unreadable(key: string, opened: Exclude<Opened, { kind: "opened" }>): SessionStoreError {
  const keyId = "keyId" in opened ? opened.keyId : "";
  return refusal(`The session ${key} ${refusals[opened.kind](keyId)}. The record was not changed.`);
}

function moved(key: string): SessionStoreError {
  return refusal(
    `The record of the session ${key} was encrypted for another key or version, or its times were changed: someone moved or edited it. Restore it, or log in again. The record was not changed.`,
  );
}

function refusal(message: string): SessionStoreError {
  return new SessionStoreError(message, { retryable: false });
}
