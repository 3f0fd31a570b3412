import { base64 } from "@tokens/provider-kit";

/** RFC 5849 sections 3.4.2 and 3.4.4 (over https only), or HMAC with SHA-256. */
export type SignatureMethod = "HMAC-SHA1" | "HMAC-SHA256" | "PLAINTEXT";

/** A request to sign. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string | URL;
  /** The body, when it is `application/x-www-form-urlencoded`; no other body is signed. */
  readonly form?: string | undefined;
}

/** Credentials of the consumer and of the user. */
export interface OAuth1Keys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token?: string | undefined;
  readonly tokenSecret?: string | undefined;
}

/** Parameters of one signature. */
export interface SignatureOptions {
  /** @default "HMAC-SHA1" */
  readonly method?: SignatureMethod | undefined;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly nonce: string;
  /** Further protocol parameters, e.g. `oauth_callback`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly realm?: string | undefined;
}

type Pair = readonly [name: string, value: string];

/** The signature base string, RFC 5849 section 3.4.1, of a request and its `oauth_…` parameters. */
export function signatureBase({ method, url, form }: SignedRequest, protocol: Iterable<Pair>): string {
  const { protocol: scheme, host, pathname, searchParams } = new URL(url);
  const pairs = [...searchParams, ...new URLSearchParams(form ?? ""), ...protocol]
    .map(([name, value]): Pair => [encode(name), encode(value)])
    .toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), `${scheme}//${host}${pathname}`, pairs.join("&")].map(encode).join("&");
}

/** The `Authorization` header of a signed request, RFC 5849 section 3.5.1. */
export async function oauth1Header(
  request: SignedRequest,
  { consumerKey, consumerSecret, token, tokenSecret = "" }: OAuth1Keys,
  { method = "HMAC-SHA1", timestamp, nonce, parameters, realm }: SignatureOptions,
): Promise<string> {
  const protocol: Pair[] = [
    ["oauth_consumer_key", consumerKey],
    ...(token === undefined ? [] : [["oauth_token", token] as const]),
    ["oauth_signature_method", method],
    ["oauth_timestamp", String(timestamp)],
    ["oauth_nonce", nonce],
    ...Object.entries(parameters ?? {}),
  ];
  const signature = await sign(method, signatureBase(request, protocol), consumerSecret, tokenSecret);
  const signed: Pair[] = [...protocol, ["oauth_signature", signature]];
  const members = signed.map(([name, value]) => `${encode(name)}="${encode(value)}"`);
  return `OAuth ${[...(realm === undefined ? [] : [`realm="${realm}"`]), ...members].join(", ")}`;
}

/** The signature of a base string, RFC 5849 section 3.4. */
export async function sign(
  method: SignatureMethod,
  base: string,
  consumerSecret: string,
  tokenSecret: string,
): Promise<string> {
  const secret = `${encode(consumerSecret)}&${encode(tokenSecret)}`;
  if (method === "PLAINTEXT") return secret;
  const text = new TextEncoder();
  const algorithm = { name: "HMAC", hash: method === "HMAC-SHA1" ? "SHA-1" : "SHA-256" };
  const key = await crypto.subtle.importKey("raw", text.encode(secret), algorithm, false, ["sign"]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, text.encode(base))));
}

/** RFC 5849 section 3.6: everything but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** By bytes; what is compared is ASCII. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
