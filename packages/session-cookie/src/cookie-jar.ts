import { ProviderConfigurationError, SessionStoreError, systemClock, type Clock } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import { keyring, type EncryptionKey } from "@tokens/session-encrypted";
import { clearedCookies, cookiesFor, maxChunksAllowed, readCookies, type CookieShape } from "./cookie.ts";

/** Options of the cookie. */
export interface CookieOptions {
  /** The first key encrypts, every key decrypts. A key can be removed `maxAgeMs` after another one became the first. */
  readonly keys: readonly EncryptionKey[];
  /**
   * Name of the cookie, after the prefix `__Host-`: letters, digits, `-` and `_`.
   *
   * @default "sessions"
   */
  readonly name?: string;
  /**
   * How long a session lasts after its last login or refresh, in milliseconds. With `serverSideSessions`, a refresh extends it only in
   * the second half of that time.
   *
   * @default 30 days
   */
  readonly maxAgeMs?: number;
  /**
   * Maximum number of 4 kB cookies, from 1 to 8. A server rejects every request whose headers exceed its limit, so raise both together.
   *
   * @default 3, which fits within Node's limit of 16 kB of headers
   */
  readonly maxChunks?: number;
  /**
   * `false` omits `Secure` and `__Host-`, for development on `http://localhost`, where some browsers reject them. Never use it on a public
   * server.
   *
   * @default true
   */
  readonly secure?: boolean;
  readonly clock?: Clock;
}

/** Sends the changes of one request to its browser. */
export interface ResponseCookies {
  /**
   * Appends the `Set-Cookie` headers, if any, to the headers of the response. Sessions cannot be stored afterwards, so first await
   * `close()` of the token manager, which waits for background refreshes.
   */
  apply(headers: Headers): Promise<void>;
  /** The values of the `Set-Cookie` headers, for frameworks without `Headers`. Otherwise like `apply`. */
  setCookies(): Promise<readonly string[]>;
}

/** Values under keys, in the cookies of one request and its response. */
export interface CookieJar<V> extends ResponseCookies {
  get(key: string): Promise<V | undefined>;
  /** `undefined` deletes. Rejects with `SessionStoreError` when the values exceed `maxChunks`, or the response has its cookies. */
  put(key: string, value: V | undefined): Promise<void>;
  /**
   * Extends the life of the value if half of it has passed. Not every time, because a response that sets the cookie may overwrite the
   * change of a concurrent one.
   */
  renew(key: string): Promise<void>;
}

interface Entry<V> {
  readonly value: V;
  /** Unix milliseconds. */
  readonly until: number;
}

interface Content<V> {
  /** Name of the cookie: another cookie encrypted with the same keys is not accepted. */
  readonly name: string;
  readonly entries: readonly (readonly [key: string, entry: Entry<V>])[];
}

/** 30 days. */
export const defaultMaxAgeMs = 2_592_000_000;

/** Creates jars for requests. A cookie written for one purpose is invalid for another. Throws for invalid options. */
export function cookieJars<V>(options: CookieOptions, purpose: string): (request: Request | Headers) => CookieJar<V> {
  const isObject = typeof options === "object" && options !== null;
  checkOption("options", options, isObject, "an object with keys, e.g. { keys: [generateEncryptionKey()] }");
  const { name = "sessions", maxAgeMs = defaultMaxAgeMs, maxChunks = 3, secure = true, clock = systemClock } = options;
  checkOption("name", name, typeof name === "string", 'a string, e.g. "sessions"');
  if (!/^[\w-]+$/.test(name))
    throw new ProviderConfigurationError('`name` must consist of letters, digits, - and _, e.g. "sessions".');
  if (!(maxAgeMs >= 1000))
    throw new ProviderConfigurationError("`maxAgeMs` must be at least 1000, e.g. 86_400_000 for a day.");
  if (!(maxChunks >= 1 && maxChunks <= maxChunksAllowed))
    throw new ProviderConfigurationError(`\`maxChunks\` must be from 1 to ${maxChunksAllowed}, e.g. 3.`);
  checkOption("clock", clock, hasMethods(clock, "now", "sleep"), "a clock, e.g. systemClock");
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
    let applied = false;
    let queue: Promise<unknown> = Promise.resolve();

    async function read(): Promise<Map<string, Entry<V>>> {
      if (entries) return entries;
      const found = sent.value ? await open(sent.value) : undefined;
      // Removes an invalid or expired cookie from the browser.
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

    /** Runs steps one at a time, so that concurrent changes of one request do not overwrite each other. */
    function enqueue<T>(step: () => Promise<T>): Promise<T> {
      const work = queue.then(step, step);
      queue = work;
      return work;
    }

    const jar: CookieJar<V> = {
      get: (key) => enqueue(async () => (await read()).get(key)?.value),
      put: (key, value) =>
        enqueue(async () => {
          if (applied) throw tooLate();
          const next = new Map(await read());
          if (value !== undefined) next.set(key, { value, until: clock.now() + maxAgeMs });
          else if (!next.delete(key)) return;
          await write(next);
        }),
      renew: (key) =>
        enqueue(async () => {
          const entry = (await read()).get(key);
          if (entry && entry.until - clock.now() < maxAgeMs / 2)
            await write(new Map(entries).set(key, { ...entry, until: clock.now() + maxAgeMs }));
        }),
      setCookies: () =>
        enqueue(async () => {
          applied = true;
          return lines;
        }),
      async apply(responseHeaders) {
        const cookies = await jar.setCookies();
        try {
          for (const cookie of cookies) responseHeaders.append("set-cookie", cookie);
        } catch (cause) {
          throw storeError(
            "These headers are immutable, like those of fetch() and Response.redirect(): apply() to the headers of a new Response.",
            cause,
          );
        }
      },
    };
    return jar;
  };
}

function storeError(message: string, cause?: unknown): SessionStoreError {
  return new SessionStoreError(message, { retryable: false, cause });
}

function tooLarge(count: number, maxChunks: number): SessionStoreError {
  return storeError(
    `The sessions of this browser need ${count} cookies of 4 kB, and \`maxChunks\` allows ${maxChunks}: use serverSideSessions(), or raise \`maxChunks\`. The cookies were not changed.`,
  );
}

function tooLate(): SessionStoreError {
  return storeError(
    "The response already has its cookies, so this change cannot reach the browser: change sessions, and await close() of the token manager, before apply().",
  );
}
