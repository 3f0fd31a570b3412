import { SessionStoreError, type Session } from "@tokens/core";
import { keyring, type EncryptionKey, type Opened } from "./keyring.ts";

/** How sessions are encrypted. */
export interface EncryptionOptions {
  /** The first encrypts, all decrypt. Keys that only older records need come last. */
  readonly keys: readonly EncryptionKey[];
  /**
   * Reads records that were stored unencrypted, too, and encrypts them when they are next stored. For the time of a migration
   * only: as long as it is on, whoever can write into the store can put a session of their own there.
   */
  readonly migratePlain?: boolean;
}

/** A record that was opened. */
interface OpenedRecord<S extends Session> {
  readonly session: S;
  /** Encrypted with the first key. */
  readonly current: boolean;
}

/** Turns sessions into what is stored of them, and back. */
export interface Records<S extends Session> {
  seal(key: string, session: S): Promise<S>;
  /** Throws `SessionStoreError` when the record does not belong under this key as it is. */
  open(key: string, record: S): Promise<OpenedRecord<S>>;
}

const purpose = "tokens-session";

/** What a store needs to read: all else of a session is in the ciphertext only. */
type Readable = Pick<Session, "version" | "obtainedAt" | "expiresAt" | "refreshTokenExpiresAt">;

/**
 * A record is a session itself, whose access token is the ciphertext of the whole session together with its key. The members that
 * stay readable are therefore authenticated: they must be those inside, under the key inside. (A compact JWE has no place for
 * associated data other than its header, which would only repeat them once more.)
 */
export function sessionRecords<S extends Session>({ keys, migratePlain = false }: EncryptionOptions): Records<S> {
  const ring = keyring(keys, purpose);
  return {
    async seal(key, session) {
      const record: Session = { ...readable(session), accessToken: await ring.seal(JSON.stringify({ key, session })) };
      // The inner manager sees a session like any other; only what is declared in `S` beyond that is not there.
      return record as S;
    },
    async open(key, record) {
      const opened = await ring.open(record.accessToken);
      if (opened.kind === "foreign" && migratePlain) return { session: record, current: false };
      if (opened.kind !== "opened") throw unreadable(key, opened);
      const content = JSON.parse(opened.text) as { key: string; session: S };
      if (content.key !== key || label(content.session) !== label(record)) throw displaced(key);
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

/** Equal for a member that is absent and one that JSON or a store made null. */
function label({ version, obtainedAt, expiresAt, refreshTokenExpiresAt }: Session): string {
  return JSON.stringify([version, obtainedAt, expiresAt, refreshTokenExpiresAt]);
}

const refusals: Readonly<Record<Exclude<Opened["kind"], "opened">, (keyId: string) => string>> = {
  foreign: () =>
    "is not encrypted, or not recognisable as such any more: if it was stored plain, pass `migratePlain: true` until it has been encrypted, else restore it or log in again",
  "unknown-key": (keyId) =>
    `is encrypted with the key "${keyId}", which is not among \`keys\`: add it, after the first`,
  undecryptable: (keyId) =>
    `does not decrypt with the key "${keyId}": the record was changed, or that id has named another key. Restore the one or the other, or log in again`,
};

function unreadable(key: string, opened: Exclude<Opened, { kind: "opened" }>): SessionStoreError {
  const keyId = "keyId" in opened ? opened.keyId : "";
  return refusal(`The session ${key} ${refusals[opened.kind](keyId)}. The record is left as it is.`);
}

function displaced(key: string): SessionStoreError {
  return refusal(
    `What is stored as the session ${key} was encrypted for another key or version, or its times were changed: someone moved or edited the record. Restore it, or log in again. It is left as it is.`,
  );
}

function refusal(message: string): SessionStoreError {
  return new SessionStoreError(message, { retryable: false });
}
