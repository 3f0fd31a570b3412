import {
  isShared,
  inProcessClaims,
  type Claim,
  type Commit,
  type Session,
  type SessionManager,
  type SharedSessionManager,
} from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import { sessionRecords, type EncryptionOptions, type Records } from "./record.ts";
import { createRewrap, type Rewrap } from "./rewrap.ts";

/** A two-method manager whose records are encrypted. */
export interface EncryptedSessions<S extends Session = Session> extends SessionManager<S>, Rewrap {}

/** A shared manager whose records are encrypted. */
export interface SharedEncryptedSessions<S extends Session = Session> extends SharedSessionManager<S>, Rewrap {}

/**
 * Encrypts the sessions in `manager`. Only `version`, `obtainedAt`, `expiresAt`, `refreshTokenExpiresAt` and the key of a session stay
 * readable there. A shared manager stays shared, and keeps its `watch`, `expiring` and `list`.
 *
 * Throws a `TypeError` or `ProviderConfigurationError` at once for invalid arguments. A record that does not decrypt, or that was changed
 * or moved, rejects with `SessionStoreError` (`retryable` false); it never counts as no session.
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
  checkOption(
    "encryptedSessions(sessions, options): sessions",
    manager,
    hasMethods(manager, "get", "set"),
    "a session manager, e.g. fileSessions()",
  );
  checkOption(
    "encryptedSessions(sessions, options): options",
    options,
    typeof options === "object" && options !== null,
    "an object, e.g. { keys: [generateEncryptionKey()] }",
  );
  const records = sessionRecords<S>(options);
  if (isShared(manager)) {
    const sessions = encryptedShared(manager, records);
    return Object.assign(sessions, { rewrap: createRewrap(manager, records, sessions) });
  }
  const sessions = encrypted(manager, records);
  // Shares its queue and leases with a token manager that uses `sessions`.
  return Object.assign(sessions, { rewrap: createRewrap(manager, records, inProcessClaims(sessions)) });
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
        // Nobody will refresh under this lease, so nobody should wait for it.
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
