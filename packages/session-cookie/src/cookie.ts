/** The cookies that hold one value. */
export interface CookieShape {
  /** Of the first cookie; the others add `.1`, `.2` and so on. */
  readonly name: string;
  /** Milliseconds. */
  readonly maxAgeMs: number;
  readonly secure: boolean;
}

/** What a browser sent of a value. */
export interface SentCookies {
  /** Of every cookie that belongs to the shape, whether or not it is part of the value. */
  readonly names: readonly string[];
  /** Empty when there is none. When a part is missing, it is cut off there, and what authenticates it is gone. */
  readonly value: string;
}

/** More cookies than that are never read or written. */
export const mostChunks = 8;

/** Of a whole Set-Cookie line, attributes included: every browser keeps as much (RFC 6265 section 6.1). */
const lineBytes = 4096;

/** Puts the parts of a value together again. Never throws: a browser may send anything. */
export function readCookies(header: string, { name }: CookieShape): SentCookies {
  const sent = new Map<string, string>();
  for (const pair of header.split(";")) {
    const [cookie = "", ...rest] = pair.trim().split("=");
    const isPart =
      cookie === name || (cookie.startsWith(`${name}.`) && /^\d{1,2}$/.test(cookie.slice(name.length + 1)));
    if (isPart) sent.set(cookie, rest.join("="));
  }
  // The first part says how many there are: others may be left over from a longer value.
  const [, count = "1", head = ""] = /^([1-8])\.(.*)$/.exec(sent.get(name) ?? "") ?? [];
  const parts = Array.from({ length: Number(count) - 1 }, (_, n) => sent.get(`${name}.${n + 1}`));
  return { names: [...sent.keys()], value: [head, ...parts].join("") };
}

/** The Set-Cookie lines that store `value`, which is ASCII without `;`. */
export function cookiesFor(value: string, shape: CookieShape): string[] {
  const { name } = shape;
  const seconds = Math.floor(shape.maxAgeMs / 1000);
  // The first has a count and the others have a number, which are equally long.
  const room = lineBytes - line(`${name}.1`, "", seconds, shape).length;
  const count = Math.ceil(value.length / room);
  return Array.from({ length: count }, (_, n) => {
    const part = value.slice(n * room, (n + 1) * room);
    return n === 0 ? line(name, `${count}.${part}`, seconds, shape) : line(`${name}.${n}`, part, seconds, shape);
  });
}

/** The Set-Cookie lines that take from the browser what it sent and is not stored anew by `stored`. */
export function clearedCookies({ names }: SentCookies, stored: readonly string[], shape: CookieShape): string[] {
  const left = names.filter((name) => !stored.some((cookie) => cookie.startsWith(`${name}=`)));
  return left.map((name) => line(name, "", 0, shape));
}

function line(name: string, value: string, seconds: number, { secure }: CookieShape): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly${secure ? "; Secure" : ""}; SameSite=Lax`;
}
