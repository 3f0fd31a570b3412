import {
  memorySessions,
  sessionKey,
  SessionStoreError,
  systemClock,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { cookieJars, defaultMaxAgeMs, type CookieOptions, type ResponseCookies } from "./cookie-jar.ts";

/** Options of `ticketSessions`. */
export interface TicketOptions<S extends Session = Session> extends CookieOptions {
  /** Keeps the encrypted sessions, under keys that begin with `ticket:`. */
  readonly manager: SharedSessionManager<S>;
}

/** The sessions of one browser, for one request and its response, in a store that requests share. */
export interface SharedRequestSessions<S extends Session = Session> extends SharedSessionManager<S>, ResponseCookies {}

/** Sessions in a store, each readable only with the cookie of its browser. */
export interface TicketSessions<S extends Session = Session> {
  /** The sessions whose tickets came with a request, given by itself or by its headers. */
  of(request: Request | Headers): SharedRequestSessions<S>;
  /**
   * Forgets up to `limit` sessions whose cookie must have expired, because their access token did `maxAgeMs` ago; resolves with how
   * many. For a job once a day: a browser that never comes back leaves its record behind. Sessions without `expiresAt` stay.
   */
  sweep(options: { readonly limit: number }): Promise<number>;
}

/** What the cookie holds of a session: where it is and what opens it. */
interface Ticket {
  readonly id: string;
  readonly key: string;
}

const prefix = sessionKey("ticket", "");

/**
 * Sessions in a store, whose keys browsers keep: a cookie holds, for each session, a random place in `manager` and the random key
 * that the session there is encrypted with. Neither a copy of the store nor a cookie alone is enough, and requests that come at
 * once refresh once. A login (`set`) always gets a new place and a new key, and the old place is emptied.
 *
 * A cookie that is not ours is no session, as with `cookieSessions`; a record that does not open with its ticket is an error.
 *
 * Throws `SessionStoreError` at once when an option is unfit.
 */
export function ticketSessions<S extends Session = Session>(options: TicketOptions<S>): TicketSessions<S> {
  const { manager, maxAgeMs = defaultMaxAgeMs, clock = systemClock } = options;
  const jars = cookieJars<Ticket>(options, "tokens-ticket");

  const place = (ticket: Ticket): string => `${prefix}${ticket.id}`;
  const opened = ({ key }: Ticket): SharedSessionManager<S> =>
    encryptedSessions(manager, { keys: [{ id: "ticket", key }] });

  function of(request: Request | Headers): SharedRequestSessions<S> {
    const jar = jars(request);
    // The leases of sessions without a ticket: no other request can know of a place that does not exist yet.
    const nowhere = memorySessions<S>({ clock });

    const at = (ticket: Ticket | undefined, key: string): readonly [sessions: SharedSessionManager<S>, key: string] =>
      ticket ? [opened(ticket), place(ticket)] : [nowhere, key];
    const find = async (key: string): Promise<ReturnType<typeof at>> => at(await jar.get(key), key);

    async function login(key: string, session: S, old: Ticket | undefined): Promise<void> {
      const ticket = newTicket();
      // First the cookie: should it be too late or too full for that, nothing has been stored.
      await jar.put(key, ticket);
      try {
        await opened(ticket).set(place(ticket), session);
      } catch (error) {
        await jar.put(key, old);
        throw error;
      }
      if (old) await manager.set(place(old), undefined);
    }

    return {
      async get(key) {
        const [sessions, found] = await find(key);
        return sessions.get(found);
      },
      async set(key, session) {
        const old = await jar.get(key);
        await nowhere.set(key, undefined);
        if (session) return login(key, session, old);
        if (old) await manager.set(place(old), undefined);
        await jar.put(key, undefined);
      },
      async claim(key, claim) {
        const [sessions, found] = await find(key);
        return sessions.claim(found, claim);
      },
      async commit(key, session, claim) {
        const held = await jar.get(key);
        if (!held && claim.parent !== undefined) return { superseded: undefined };
        const ticket = held ?? newTicket();
        if (!held) await jar.put(key, ticket);
        const commit = await opened(ticket).commit(place(ticket), session, claim);
        if (commit === "committed" && held) await jar.renew(key);
        await nowhere.release(key, claim);
        return commit;
      },
      async release(key, claim) {
        const [sessions, found] = await find(key);
        await sessions.release(found, claim);
      },
      ...(manager.watch && {
        watch(key: string, onChange: () => void) {
          let watching: Disposable | undefined;
          let stopped = false;
          const start = async (): Promise<void> => {
            const [sessions, found] = await find(key);
            if (!stopped) watching = sessions.watch!(found, onChange);
          };
          // It stands before the next claim asks, for that finds its way to the store after this. Without it, waiters wait for the time.
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
    if (!manager.expiring) {
      throw new SessionStoreError(
        "This session manager cannot list what expires: remove old records by its own means.",
        {
          retryable: false,
        },
      );
    }
    const dead: string[] = [];
    for await (const { key } of manager.expiring({ before: clock.now() - maxAgeMs, limit })) {
      if (key.startsWith(prefix)) dead.push(key);
    }
    for (const key of dead) await manager.set(key, undefined);
    return dead.length;
  }

  return { of, sweep };
}

function newTicket(): Ticket {
  return { id: crypto.randomUUID(), key: generateEncryptionKey().key };
}
