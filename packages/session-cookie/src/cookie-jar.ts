import { SessionStoreError, systemClock, type Clock } from "@tokens/core";
import { keyring, type EncryptionKey } from "@tokens/session-encrypted";
import { clearedCookies, cookiesFor, mostChunks, readCookies, type CookieShape } from "./cookie.ts";

/** The cookie, and how long it lasts. */
export interface CookieOptions {
  /** The first encrypts, all decrypt. A key may go when `maxAgeMs` has passed since it was the first. */
  readonly keys: readonly EncryptionKey[];
  /**
   * Letters, digits, `-` and `_`. The cookie is called `__Host-` and this.
   *
   * @default "sessions"
   */
  readonly name?: string;
  /**
   * How long a session is kept after its last login or refresh, in milliseconds. With tickets, a refresh counts when half of that has
   * passed.
   *
   * @default 30 days
   */
  readonly maxAgeMs?: number;
  /**
   * How many cookies of 4 kB may be used, up to 8. A server that is sent more than it accepts rejects every later request of that
   * browser, so raise this only together with the server's limit.
   *
   * @default 3, which fits into the 16 kB of headers that Node accepts
   */
  readonly maxChunks?: number;
  /**
   * `false` leaves out `Secure`, and with it `__Host-`: for development at `http://localhost`, where some browsers refuse both.
   * Never where others can reach.
   */
  readonly secure?: boolean;
  readonly clock?: Clock;
}

/** How the changes of one request reach its browser. */
export interface ResponseCookies {
  /**
   * Appends the `Set-Cookie` headers, if any, to those of the response. Sessions cannot be stored afterwards, so first await
   * `close()` of the tokens, which waits for refreshes in the background.
   */
  apply(headers: Headers): Promise<void>;
  /** The values of the `Set-Cookie` headers, for a framework that has no `Headers`. Otherwise as `apply`. */
  setCookies(): Promise<readonly string[]>;
}

/** Values under keys, in the cookies of one request and its response. */
export interface CookieJar<V> extends ResponseCookies {
  get(key: string): Promise<V | undefined>;
  /** `undefined` removes. Rejects with `SessionStoreError` when it is too much for cookies, or too late. */
  put(key: string, value: V | undefined): Promise<void>;
  /**
   * Lets the value of `key` last anew, if half of its time has passed and the response has not got its cookies. Not each time: a
   * response that sets the cookie can undo what another one set meanwhile.
   */
  renew(key: string): Promise<void>;
}

interface Entry<V> {
  readonly value: V;
  /** Unix milliseconds. */
  readonly until: number;
}

interface Content<V> {
  /** So that no cookie passes for another that the same keys encrypt. */
  readonly name: string;
  readonly entries: readonly (readonly [key: string, entry: Entry<V>])[];
}

/** 30 days. */
export const defaultMaxAgeMs = 2_592_000_000;

/**
 * Jars for requests. What was put in for one purpose is not found for another. Throws `SessionStoreError` at once when an option is
 * unfit.
 */
export function cookieJars<V>(options: CookieOptions, purpose: string): (request: Request | Headers) => CookieJar<V> {
  const { name = "sessions", maxAgeMs = defaultMaxAgeMs, maxChunks = 3, secure = true, clock = systemClock } = options;
  if (!/^[\w-]+$/.test(name)) throw refusal("The cookie's `name` must be of letters, digits, - and _.");
  if (!(maxAgeMs >= 1000)) throw refusal("`maxAgeMs` must be at least 1000.");
  if (!(maxChunks >= 1 && maxChunks <= mostChunks)) throw refusal(`\`maxChunks\` must be from 1 to ${mostChunks}.`);
  const ring = keyring(options.keys, purpose);
  const shape: CookieShape = { name: secure ? `__Host-${name}` : name, maxAgeMs, secure };

  async function open(sealed: string): Promise<Map<string, Entry<V>> | undefined> {
    const opened = await ring.open(sealed);
    if (opened.kind !== "opened") return undefined;
    const content = JSON.parse(opened.text) as Content<V>;
    if (content.name !== shape.name) return undefined;
    return new Map(content.entries.filter(([, { until }]) => until > clock.now()));
  }

  return (request) => {
    const headers = "headers" in request ? request.headers : request;
    const sent = readCookies(headers.get("cookie") ?? "", shape);
    let entries: Map<string, Entry<V>> | undefined;
    let lines: readonly string[] = [];
    let gone = false;
    let turn: Promise<unknown> = Promise.resolve();

    async function read(): Promise<Map<string, Entry<V>>> {
      if (entries) return entries;
      const found = sent.value ? await open(sent.value) : undefined;
      // What is not ours, or over, is taken from the browser.
      if (!found?.size) lines = clearedCookies(sent, [], shape);
      return (entries = found ?? new Map());
    }

    async function write(next: Map<string, Entry<V>>): Promise<void> {
      const content: Content<V> = { name: shape.name, entries: [...next] };
      const stored = next.size > 0 ? cookiesFor(await ring.seal(JSON.stringify(content)), shape) : [];
      if (stored.length > maxChunks) throw tooLarge(stored.length, maxChunks);
      lines = [...stored, ...clearedCookies(sent, stored, shape)];
      entries = next;
    }

    /** One after the other, so that no change is lost to another of the same request. */
    function inTurn<T>(step: () => Promise<T>): Promise<T> {
      const work = turn.then(step, step);
      turn = work;
      return work;
    }

    const jar: CookieJar<V> = {
      get: (key) => inTurn(async () => (await read()).get(key)?.value),
      put: (key, value) =>
        inTurn(async () => {
          if (gone) throw tooLate();
          const next = new Map(await read());
          if (value !== undefined) next.set(key, { value, until: clock.now() + maxAgeMs });
          else if (!next.delete(key)) return;
          await write(next);
        }),
      renew: (key) =>
        inTurn(async () => {
          const entry = (await read()).get(key);
          if (entry && entry.until - clock.now() < maxAgeMs / 2)
            await write(new Map(entries).set(key, { ...entry, until: clock.now() + maxAgeMs }));
        }),
      setCookies: () =>
        inTurn(async () => {
          gone = true;
          return lines;
        }),
      async apply(responseHeaders) {
        const cookies = await jar.setCookies();
        try {
          for (const cookie of cookies) responseHeaders.append("set-cookie", cookie);
        } catch (cause) {
          throw refusal(
            "These headers cannot be changed (fetch() and Response.redirect() give such): apply() to those of a new Response.",
            cause,
          );
        }
      },
    };
    return jar;
  };
}

function refusal(message: string, cause?: unknown): SessionStoreError {
  return new SessionStoreError(message, { retryable: false, cause });
}

function tooLarge(count: number, maxChunks: number): SessionStoreError {
  return refusal(
    `The sessions of this browser need ${count} cookies of 4 kB, and at most ${maxChunks} may be used: keep them in a store with ticketSessions(), or raise \`maxChunks\`. The cookies are left as they are.`,
  );
}

function tooLate(): SessionStoreError {
  return refusal(
    "The response already has its cookies, so this change cannot reach the browser: do it, and await close() of the tokens, before apply().",
  );
}
