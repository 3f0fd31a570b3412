import {
  isShared,
  inProcessClaims,
  type Claim,
  type Commit,
  type Session,
  type SessionManager,
  type SharedSessionManager,
} from "@tokens/core";
import { sessionRecords, type EncryptionOptions, type Records } from "./record.ts";
import { rewrapping, type Rewrap } from "./rewrap.ts";

/** A two-method manager whose records are encrypted. */
export interface EncryptedSessions<S extends Session = Session> extends SessionManager<S>, Rewrap {}

/** A shared manager whose records are encrypted. */
export interface SharedEncryptedSessions<S extends Session = Session> extends SharedSessionManager<S>, Rewrap {}

/**
 * Encrypts what `manager` stores. Of a session only `version`, `obtainedAt`, `expiresAt` and `refreshTokenExpiresAt` stay readable
 * there, and its key. A shared manager stays shared, and keeps `watch`, `expiring` and `list` where it has them.
 *
 * Throws `SessionStoreError` at once when `keys` are unfit. A record that cannot be decrypted, or was changed or moved, rejects
 * with `SessionStoreError` (`retryable` false); it never counts as no session.
 */
export function encryptedSessions<S extends Session = Session>(
  manager: SharedSessionManager<S>,
  options: EncryptionOptions,
): SharedEncryptedSessions<S>;
export function encryptedSessions<S extends Session = Session>(
  manager: SessionManager<S>,
  options: EncryptionOptions,
): EncryptedSessions<S>;
export function encryptedSessions<S extends Session>(
  manager: SessionManager<S>,
  options: EncryptionOptions,
): EncryptedSessions<S> | SharedEncryptedSessions<S> {
  const records = sessionRecords<S>(options);
  if (isShared(manager)) {
    const sessions = encryptedShared(manager, records);
    return Object.assign(sessions, { rewrap: rewrapping(manager, records, sessions) });
  }
  const sessions = encrypted(manager, records);
  // The same turns and leases as those of a token manager that uses `sessions`.
  return Object.assign(sessions, { rewrap: rewrapping(manager, records, inProcessClaims(sessions)) });
}

function encrypted<S extends Session>(manager: SessionManager<S>, records: Records<S>): SessionManager<S> {
  return {
    async get(key) {
      const record = await manager.get(key);
      return record && (await records.open(key, record)).session;
    },
    async set(key, session) {
      await manager.set(key, session && (await records.seal(key, session)));
    },
  };
}

function encryptedShared<S extends Session>(
  manager: SharedSessionManager<S>,
  records: Records<S>,
): SharedSessionManager<S> {
  return {
    ...encrypted(manager, records),
    async claim(key, request): Promise<Claim<S>> {
      const claim = await manager.claim(key, request);
      if (claim.kind === "busy" || !claim.session) return claim;
      try {
        return { ...claim, session: (await records.open(key, claim.session)).session };
      } catch (error) {
        // Nobody will refresh under this lease, so nobody shall wait for it.
        if (claim.kind === "claimed") await manager.release(key, request).catch(() => undefined);
        throw error;
      }
    },
    async commit(key, session, claim): Promise<Commit<S>> {
      const commit = await manager.commit(key, await records.seal(key, session), claim);
      if (commit === "committed" || !commit.superseded) return commit;
      return { superseded: (await records.open(key, commit.superseded)).session };
    },
    release: (key, claim) => manager.release(key, claim),
    ...(manager.watch && { watch: (key: string, onChange: () => void) => manager.watch!(key, onChange) }),
    ...(manager.expiring && {
      expiring: (due: { before: number; limit: number }) => manager.expiring!(due),
    }),
    ...(manager.list && { list: () => manager.list!() }),
  };
}
