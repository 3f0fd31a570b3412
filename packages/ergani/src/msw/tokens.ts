import type { Random } from "@tokens/provider-kit/msw";
import type { Clock } from "@tokens/core";
import { athensDateTime } from "../athens.ts";

/** How long tokens live, by whose clock, and from which randomness. */
export interface ErganiTokensOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly accessTtlMs: number;
  readonly refreshTtlMs: number;
}

/** The four fields of a token response. */
export interface ErganiTokenResponse {
  readonly accessToken: string;
  readonly accessTokenExpired: number;
  readonly refreshToken: string;
  readonly refreshTokenExpired: string;
}

/** The tokens of a mocked Ergani. An access token outlives the logout; a refresh token works once, with its own access token. */
export class ErganiTokens {
  readonly #options: ErganiTokensOptions;
  readonly #access = new Map<string, { expiresAt: number }>();
  readonly #refresh = new Map<string, { accessToken: string; expiresAt: number; state: "live" | "used" | "revoked" }>();
  /** How often a refresh token was used a second time. */
  reuses = 0;

  constructor(options: ErganiTokensOptions) {
    this.#options = options;
  }

  /** A pair of tokens, as after a login. */
  issue(userType: string, username: string): ErganiTokenResponse {
    const { clock, random, accessTtlMs, refreshTtlMs } = this.#options;
    const now = clock.now();
    const accessToken = mint(userType, username, now + accessTtlMs);
    const refreshToken = btoa(String.fromCharCode(...random.bytes(32)));
    this.#access.set(accessToken, { expiresAt: now + accessTtlMs });
    this.#refresh.set(refreshToken, { accessToken, expiresAt: now + refreshTtlMs, state: "live" });
    // .NET writes seven decimals.
    const refreshTokenExpired = athensDateTime(now + refreshTtlMs).replace(/(\.\d{3})/, "$10000");
    return { accessToken, accessTokenExpired: accessTtlMs / 1000, refreshToken, refreshTokenExpired };
  }

  /** A new pair for an old one; undefined when it is refused. */
  rotate(
    accessToken: string,
    refreshToken: string,
    userType: string,
    username: string,
  ): ErganiTokenResponse | undefined {
    const found = this.#refresh.get(refreshToken);
    if (found?.state === "used") this.reuses += 1;
    if (!found || found.state !== "live" || found.accessToken !== accessToken) return undefined;
    if (found.expiresAt <= this.#options.clock.now()) return undefined;
    found.state = "used";
    return this.issue(userType, username);
  }

  /** The state of an access token. */
  look(accessToken: string): "valid" | "expired" | "unknown" {
    const found = this.#access.get(accessToken);
    if (!found) return "unknown";
    return found.expiresAt <= this.#options.clock.now() ? "expired" : "valid";
  }

  /** Ends one refresh token, or all of them. */
  revoke(refreshToken?: string): void {
    for (const [token, refresh] of this.#refresh) {
      if (refreshToken === undefined || token === refreshToken) refresh.state = "revoked";
    }
  }

  /** Every access token given out so far counts as expired from now on. */
  expireAccessTokens(): void {
    for (const access of this.#access.values()) access.expiresAt = 0;
  }
}

/** A JWT as Ergani issues it: HS256, no `iat`. Nobody else can verify one, so the signature is noise, the same for the same claims. */
function mint(userType: string, username: string, expiresAt: number): string {
  const claims = {
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name": userType,
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier": username,
    "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid": "4711",
    exp: Math.floor(expiresAt / 1000),
  };
  return [{ alg: "HS256", typ: "JWT" }, claims]
    .map(base64url)
    .concat("bm9ib2R5IHZlcmlmaWVzIHRoaXMgc2lnbmF0dXJl")
    .join(".");
}

function base64url(part: object): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(part)));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
