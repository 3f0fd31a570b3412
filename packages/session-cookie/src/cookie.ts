/** The cookies that hold one value. */
export interface CookieShape {
  /** Name of the first cookie; the others append `.1`, `.2` and so on. */
  readonly name: string;
  /** Milliseconds. */
  readonly maxAgeMs: number;
  readonly secure: boolean;
}

/** The cookies of a shape that a browser sent. */
export interface SentCookies {
  /** Names of all cookies of the shape, including those that are not part of the value. */
  readonly names: readonly string[];
  /** Empty when there is none. Truncated, and therefore not decryptable, when a part is missing. */
  readonly value: string;
}

/** Highest number of cookies that are read or written. */
export const maxChunksAllowed = 8;

/** Length of a Set-Cookie line with its attributes that every browser accepts (RFC 6265 section 6.1). */
const lineBytes = 4096;

/** Joins the parts of a value. Never throws: a browser may send anything. */
export function readCookies(header: string, { name }: CookieShape): SentCookies {
  const sent = new Map<string, string>();
  for (const pair of header.split(";")) {
    const [cookie = "", ...rest] = pair.trim().split("=");
    const isPart =
      cookie === name || (cookie.startsWith(`${name}.`) && /^\d{1,2}$/.test(cookie.slice(name.length + 1)));
    if (isPart) sent.set(cookie, rest.join("="));
  }
  // The first part tells the count: others may remain from a longer value.
  const [, count = "1", head = ""] = /^([1-8])\.(.*)$/.exec(sent.get(name) ?? "") ?? [];
  const parts = Array.from({ length: Number(count) - 1 }, (_, n) => sent.get(`${name}.${n + 1}`));
  return { names: [...sent.keys()], value: [head, ...parts].join("") };
}

/** The Set-Cookie lines that store `value`, which is ASCII without `;`. */
export function cookiesFor(value: string, shape: CookieShape): string[] {
  const { name } = shape;
  const seconds = Math.floor(shape.maxAgeMs / 1000);
  // The count of the first part and the numbers of the others have the same length.
  const room = lineBytes - line(`${name}.1`, "", seconds, shape).length;
  const count = Math.ceil(value.length / room);
  return Array.from({ length: count }, (_, n) => {
    const part = value.slice(n * room, (n + 1) * room);
    return n === 0 ? line(name, `${count}.${part}`, seconds, shape) : line(`${name}.${n}`, part, seconds, shape);
  });
}

/** The Set-Cookie lines that delete what the browser sent and `stored` does not overwrite. */
export function clearedCookies({ names }: SentCookies, stored: readonly string[], shape: CookieShape): string[] {
  const left = names.filter((name) => !stored.some((cookie) => cookie.startsWith(`${name}=`)));
  return left.map((name) => line(name, "", 0, shape));
}

function line(name: string, value: string, seconds: number, { secure }: CookieShape): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly${secure ? "; Secure" : ""}; SameSite=Lax`;
}
