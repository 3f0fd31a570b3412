import { BodyNotReplayableError, type Provider } from "@tokens/core";
import { base64url } from "@tokens/provider-kit";

/** A private key as JSON (RFC 7517), kept with the session whose tokens are bound to it. */
export type DpopKey = Readonly<Record<string, unknown>>;

/** Proofs of possession (RFC 9449) of one client. */
export interface Dpop {
  /**
   * `fetch` for token requests, each with a proof of the key. When the server asks for a nonce, the request is sent once more with it.
   */
  forTokens(send: typeof fetch, key: DpopKey): typeof fetch;
  /** Signs a request to an API. The session's token is bound to a key. */
  readonly authorize: Provider["authorize"];
  /** Sends a request once more when the API asks for a nonce. Throws `BodyNotReplayableError` for a stream. */
  readonly fetchWith: NonNullable<Provider["fetchWith"]>;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256" };

/** Creates a key for a new session. */
export async function createDpopKey(): Promise<DpopKey> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
  return { kty, crv, x, y, d };
}

/** The key of a session whose token response has the type DPoP (RFC 9449 section 5); undefined where the server ignored the proof. */
export function readDpopKey(body: object, key: DpopKey | undefined): { readonly dpopKey: DpopKey } | undefined {
  const { token_type: type } = body as { readonly token_type?: unknown };
  return key !== undefined && String(type).toLowerCase() === "dpop" ? { dpopKey: key } : undefined;
}

/** The key of a session; undefined for one with bearer tokens. */
export function dpopKeyOf(session: object): DpopKey | undefined {
  return (session as { readonly dpopKey?: DpopKey }).dpopKey;
}

/** Creates proofs with the clock `now`, in Unix milliseconds. Remembers the newest nonce of each origin. */
export function createDpop(now: () => number): Dpop {
  const nonces = new Map<string, string>();

  /** Remembers the nonce of a response, and tells whether the server asks for it. */
  async function asksForNonce(url: string | URL, response: Response): Promise<boolean> {
    const nonce = response.headers.get("dpop-nonce");
    if (nonce === null) return false;
    nonces.set(new URL(url).origin, nonce);
    if (response.status === 401) return /\buse_dpop_nonce\b/.test(response.headers.get("www-authenticate") ?? "");
    return response.status === 400 && (await response.clone().text()).includes("use_dpop_nonce");
  }

  async function proof(key: DpopKey, method: string, target: string | URL, accessToken?: string): Promise<string> {
    const { origin, pathname } = new URL(target);
    const { d: _, ...jwk } = key;
    // Only here, because most sessions have bearer tokens.
    const { importJWK, SignJWT } = await import("jose");
    return new SignJWT({
      jti: crypto.randomUUID(),
      htm: method,
      htu: origin + pathname,
      iat: Math.floor(now() / 1000),
      nonce: nonces.get(origin),
      ...(accessToken !== undefined && { ath: await hash(accessToken) }),
    })
      .setProtectedHeader({ typ: "dpop+jwt", alg: "ES256", jwk })
      .sign(await importJWK(key, "ES256"));
  }

  return {
    authorize: async (session, { method, url }) => ({
      authorization: `DPoP ${session.accessToken}`,
      dpop: await proof(dpopKeyOf(session)!, method, url, session.accessToken),
    }),
    forTokens: (send, key) => async (input, init) => {
      // Neither the discovery document nor a pushed authorization request: the login makes its key after that.
      if (typeof init?.body !== "string" || !init.body.includes("grant_type")) return send(input, init);
      const url = input instanceof Request ? input.url : input;
      const attempt = async (): Promise<Response> => {
        const headers = new Headers(init.headers);
        headers.set("dpop", await proof(key, "POST", url));
        return send(url, { ...init, headers });
      };
      const response = await attempt();
      if (!(await asksForNonce(url, response))) return response;
      await response.body?.cancel();
      return attempt();
    },
    fetchWith:
      (send, session, { method, url }) =>
      async (input, init = {}) => {
        const key = dpopKeyOf(session);
        if (!key) return send(input, init);
        const isStream = "duplex" in init;
        const again = input instanceof Request && input.body && !isStream ? input.clone() : input;
        const response = await send(input, init);
        if (!(await asksForNonce(url, response))) return response;
        await response.body?.cancel();
        if (isStream) {
          throw new BodyNotReplayableError(
            "The API demanded a DPoP nonce, and a stream cannot be sent twice: send a new one, which will have the nonce.",
          );
        }
        const headers = new Headers(init.headers);
        headers.set("dpop", await proof(key, method, url, session.accessToken));
        const second = await send(again, { ...init, headers });
        await asksForNonce(url, second);
        return second;
      },
  };
}

async function hash(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
