import {
  memorySessions,
  sessionKey,
  SessionStoreError,
  systemClock,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { cookieJars, defaultMaxAgeMs, type CookieOptions, type ResponseCookies } from "./cookie-jar.ts";

/** Options of `serverSideSessions`. */
export interface ServerSideSessionsOptions<S extends Session = Session> extends CookieOptions {
  /** Stores the encrypted sessions, under keys that start with `ticket:`. */
  readonly sessions: SharedSessionManager<S>;
}

/** The sessions of one browser, for one request and its response, in a store that requests share. */
export interface SharedRequestSessions<S extends Session = Session> extends SharedSessionManager<S>, ResponseCookies {}

/** Sessions in a store, each readable only with the cookie of its browser. */
export interface ServerSideSessions<S extends Session = Session> {
  /** The sessions that the cookie of a request refers to. Takes the request or its headers. */
  of(request: Request | Headers): SharedRequestSessions<S>;
  /**
   * Deletes up to `limit` sessions whose cookie must have expired, because their access token expired `maxAgeMs` ago. Resolves with the
   * number of deleted sessions. Run it once a day: a browser that never returns leaves its record behind. Sessions without `expiresAt`
   * stay.
   */
  sweep(options: { readonly limit: number }): Promise<number>;
}

/** What the cookie holds for each session: the id of its record and the key that decrypts it. */
interface SessionReference {
  readonly id: string;
  readonly key: string;
}

// Part of the stored format, like the purpose and the key id below.
const prefix = sessionKey("ticket", "");

/**
 * Server-side sessions: for each session, the cookie holds the random id of a record in `sessions` and the random key that encrypts it.
 * Reading a session takes both the store and the cookie, and concurrent requests refresh it once. Every login (`set`) creates a new
 * record with a new key and deletes the previous one.
 *
 * An invalid cookie counts as no session, as in `cookieSessions`. A record that its cookie does not decrypt is an error.
 *
 * Throws a `TypeError` or `ProviderConfigurationError` at once for invalid options.
 */
export function serverSideSessions<S extends Session = Session>(
  options: ServerSideSessionsOptions<S>,
): ServerSideSessions<S> {
  const jars = cookieJars<SessionReference>(options, "tokens-ticket");
  const { sessions: store, maxAgeMs = defaultMaxAgeMs, clock = systemClock } = options;
  checkOption(
    "sessions",
    store,
    hasMethods(store, "get", "set", "claim", "commit", "release"),
    "a shared session manager, e.g. redisSessions(client)",
  );

  const recordKey = ({ id }: SessionReference): string => `${prefix}${id}`;
  const decrypted = ({ key }: SessionReference): SharedSessionManager<S> =>
    encryptedSessions(store, { keys: [{ id: "ticket", key }] });

  function of(request: Request | Headers): SharedRequestSessions<S> {
    const jar = jars(request);
    // Leases of accounts without a session: no other request can know a record that does not exist yet.
    const unstored = memorySessions<S>({ clock });

    const locate = async (key: string): Promise<readonly [sessions: SharedSessionManager<S>, key: string]> => {
      const reference = await jar.get(key);
      return reference ? [decrypted(reference), recordKey(reference)] : [unstored, key];
    };

    async function login(key: string, session: S, previous: SessionReference | undefined): Promise<void> {
      const reference = newReference();
      // The cookie first: when it is too late or too large for that, nothing has been stored.
      await jar.put(key, reference);
      try {
        await decrypted(reference).set(recordKey(reference), session);
      } catch (error) {
        await jar.put(key, previous);
        throw error;
      }
      if (previous) await store.set(recordKey(previous), undefined);
    }

    return {
      async get(key) {
        const [sessions, located] = await locate(key);
        return sessions.get(located);
      },
      async set(key, session) {
        const previous = await jar.get(key);
        await unstored.set(key, undefined);
        if (session) return login(key, session, previous);
        if (previous) await store.set(recordKey(previous), undefined);
        await jar.put(key, undefined);
      },
      async claim(key, claim) {
        const [sessions, located] = await locate(key);
        return sessions.claim(located, claim);
      },
      async commit(key, session, claim) {
        const existing = await jar.get(key);
        if (!existing && claim.parent !== undefined) return { superseded: undefined };
        const reference = existing ?? newReference();
        if (!existing) await jar.put(key, reference);
        const commit = await decrypted(reference).commit(recordKey(reference), session, claim);
        if (commit === "committed" && existing) await jar.renew(key);
        await unstored.release(key, claim);
        return commit;
      },
      async release(key, claim) {
        const [sessions, located] = await locate(key);
        await sessions.release(located, claim);
      },
      ...(store.watch && {
        watch(key: string, onChange: () => void) {
          let watching: Disposable | undefined;
          let stopped = false;
          const start = async (): Promise<void> => {
            const [sessions, located] = await locate(key);
            if (!stopped) watching = sessions.watch!(located, onChange);
          };
          // The next claim reaches the store after this subscription. When it fails, waiters poll.
          start().catch(() => undefined);
          return {
            [Symbol.dispose]() {
              stopped = true;
              watching?.[Symbol.dispose]();
            },
          };
        },
      }),
      apply: jar.apply,
      setCookies: jar.setCookies,
    };
  }

  async function sweep({ limit }: { readonly limit: number }): Promise<number> {
    if (!store.expiring) {
      throw new SessionStoreError(
        "sweep() needs a session manager with expiring(), e.g. redisSessions(client): delete old records with the store's own tools.",
        { retryable: false },
      );
    }
    const expired: string[] = [];
    for await (const { key } of store.expiring({ before: clock.now() - maxAgeMs, limit })) {
      if (key.startsWith(prefix)) expired.push(key);
    }
    for (const key of expired) await store.set(key, undefined);
    return expired.length;
  }

  return { of, sweep };
}

function newReference(): SessionReference {
  return { id: crypto.randomUUID(), key: generateEncryptionKey().key };
}
