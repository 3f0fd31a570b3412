import { systemClock, type Clock } from "@tokens/core";

/** What one login started: all tokens that follow from it are one family. */
export interface GrantRecord<D = unknown> {
  readonly id: string;
  /** What the provider remembers of it: the user, the scope, the client. */
  readonly data: D;
  revoked: boolean;
}

/** Tokens as an authorization server gives them out. */
export interface IssuedTokens<D = unknown> {
  readonly grant: GrantRecord<D>;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Makes the text of a token; times are Unix milliseconds. */
export type Mint = (token: {
  kind: "access" | "refresh";
  serial: number;
  issuedAt: number;
  expiresAt: number;
}) => string;

/** How an authorization server behaves. */
export interface GrantsOptions {
  readonly mint: Mint;
  readonly clock?: Clock | undefined;
  /** Lifetime of an access token in milliseconds. */
  readonly accessTtlMs: number;
  readonly refreshTtlMs: number;
  /** What a refresh token's second use does: refused alone, or the whole family dies (RFC 9700 section 4.14.2). */
  readonly onReuse: "refuse" | "revoke-family";
}

/** How a token stands. */
export type TokenState = "valid" | "expired" | "revoked" | "unknown";

interface Access<D> {
  readonly grant: GrantRecord<D>;
  expiresAt: number;
}

interface Refresh<D> {
  readonly grant: GrantRecord<D>;
  readonly expiresAt: number;
  used: boolean;
}

/** The tokens of a mocked authorization server: issues, rotates, expires, revokes, and notices reuse. */
export class Grants<D = unknown> {
  readonly #options: GrantsOptions;
  readonly #clock: Clock;
  readonly #access = new Map<string, Access<D>>();
  readonly #refresh = new Map<string, Refresh<D>>();
  #serial = 0;
  /** How often a refresh token was used a second time. */
  reuses = 0;

  constructor(options: GrantsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Starts a family of tokens. */
  start(data: D): IssuedTokens<D> {
    return this.#issue(this.#grant(data));
  }

  /** Makes a refresh token (a personal access token, say) that starts a family when it is first used. */
  seed(refreshToken: string, data: D, expiresAt: number = this.#clock.now() + this.#options.refreshTtlMs): void {
    this.#refresh.set(refreshToken, { grant: this.#grant(data), expiresAt, used: false });
  }

  /** Rotates: the refresh token dies, a new pair is born. A string says why it is refused. */
  rotate(refreshToken: string): IssuedTokens<D> | Exclude<TokenState, "valid"> | "reused" {
    const found = this.#refresh.get(refreshToken);
    if (!found) return "unknown";
    if (found.grant.revoked) return "revoked";
    if (found.used) {
      this.reuses += 1;
      if (this.#options.onReuse === "revoke-family") found.grant.revoked = true;
      return "reused";
    }
    if (found.expiresAt <= this.#clock.now()) return "expired";
    found.used = true;
    return this.#issue(found.grant);
  }

  /** The grant behind a refresh token. */
  ownerOf(refreshToken: string): GrantRecord<D> | undefined {
    return this.#refresh.get(refreshToken)?.grant;
  }

  /** The grant behind an access token, and how the token stands. */
  look(accessToken: string): { readonly state: TokenState; readonly grant?: GrantRecord<D> } {
    const found = this.#access.get(accessToken);
    if (!found) return { state: "unknown" };
    const { grant, expiresAt } = found;
    return { state: grant.revoked ? "revoked" : expiresAt <= this.#clock.now() ? "expired" : "valid", grant };
  }

  /** Every access token given out so far, or the one that is named, counts as expired from now on. */
  expireAccessTokens(accessToken?: string): void {
    for (const [token, access] of this.#access) {
      if (accessToken === undefined || token === accessToken) access.expiresAt = 0;
    }
  }

  /** Every family is dead: someone has to log in again. */
  revokeAll(): void {
    for (const { grant } of this.#refresh.values()) grant.revoked = true;
    for (const { grant } of this.#access.values()) grant.revoked = true;
  }

  #grant(data: D): GrantRecord<D> {
    return { id: `grant-${(this.#serial += 1)}`, data, revoked: false };
  }

  #issue(grant: GrantRecord<D>): IssuedTokens<D> {
    const { mint, accessTtlMs, refreshTtlMs } = this.#options;
    const issuedAt = this.#clock.now();
    const make = (kind: "access" | "refresh", ttlMs: number): string =>
      mint({ kind, serial: (this.#serial += 1), issuedAt, expiresAt: issuedAt + ttlMs });
    const accessToken = make("access", accessTtlMs);
    const refreshToken = make("refresh", refreshTtlMs);
    this.#access.set(accessToken, { grant, expiresAt: issuedAt + accessTtlMs });
    this.#refresh.set(refreshToken, { grant, expiresAt: issuedAt + refreshTtlMs, used: false });
    return { grant, accessToken, refreshToken, expiresIn: accessTtlMs / 1000 };
  }
}
