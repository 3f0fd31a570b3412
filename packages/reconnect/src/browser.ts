import { derived, equal, isSecret, randomSecret } from "./secrets.ts";

/** What a request says about its browser. */
export interface Browser {
  /** The secret in its cookie; undefined for one that has none. */
  readonly secret: string | undefined;
  /** The `state` of the login that it started last, for providers that do not send it back. */
  readonly latestState: string | undefined;
}

/** The cookies that identify a browser, for an hour. They hold random values and nothing about the customer. */
export interface BrowserCookies {
  read(request: Request): Browser;
  /** `Set-Cookie` headers. */
  write(secret: string, state?: string): readonly string[];
}

const lifetimeS = 3600;

/** Cookies are Secure when `origin` is https. All ports of a host share cookies, so the name contains the port otherwise. */
export function browserCookies(origin: string): BrowserCookies {
  const { protocol, port } = new URL(origin);
  const secure = protocol === "https:";
  const name = secure ? "__Host-reconnect" : `reconnect-${port || 80}`;
  const cookie = (suffix: string, value: string): string =>
    `${name}${suffix}=${value}; Path=/; Max-Age=${lifetimeS}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    read({ headers }) {
      const cookies = new Map(
        (headers.get("cookie") ?? "").split(";").map((pair): [string, string] => {
          const [key = "", value = ""] = pair.split(/=(.*)/s);
          return [key.trim(), value.trim()];
        }),
      );
      const secret = cookies.get(name);
      const state = cookies.get(`${name}-login`);
      return {
        secret: secret !== undefined && isSecret(secret) ? secret : undefined,
        latestState: state === undefined ? undefined : Buffer.from(state, "base64url").toString(),
      };
    },
    write: (secret, state) => [
      cookie("", secret),
      ...(state === undefined ? [] : [cookie("-login", Buffer.from(state).toString("base64url"))]),
    ],
  };
}

/** The browser's secret, or a new one. */
export function secretOf({ secret }: Browser): string {
  return secret ?? randomSecret();
}

/** The token of the form for one link in one browser. */
export function formToken(secret: string, link: string): string {
  return derived(secret, `reconnect form ${link}`);
}

/**
 * Whether a form was sent by a page of this origin in this browser. `Origin` is `null` under `no-referrer`, so that where a browser does
 * not send `Sec-Fetch-Site`, the form's token decides alone.
 */
export function isOwnForm(
  request: Request,
  { secret }: Browser,
  { origin, link, form }: { readonly origin: string; readonly link: string; readonly form: URLSearchParams },
): boolean {
  const site = request.headers.get("sec-fetch-site");
  const from = request.headers.get("origin");
  if (site !== null ? site !== "same-origin" : from !== null && from !== "null" && from !== origin) return false;
  return secret !== undefined && equal(form.get("form") ?? "", formToken(secret, link));
}

const maxFormBytes = 32_768;

/** Reads a submitted form. Undefined when the body is not one, or has more than 32 kB. */
export async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || !request.body) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxFormBytes) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
