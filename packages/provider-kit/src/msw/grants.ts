import { newSession, systemClock, type Clock, type Session } from "@tokens/core";

/** A login. Its tokens, and those refreshed from them, are one family. */
export interface GrantRecord<D = unknown> {
  readonly id: string;
  /** What the provider keeps with the grant: the user, scope or client. */
  readonly data: D;
  revoked: boolean;
}

/** Tokens that an authorization server issues. */
export interface IssuedTokens<D = unknown> {
  readonly grant: GrantRecord<D>;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Creates the text of a token. Times are Unix milliseconds. */
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
  /** Lifetime of a refresh token in milliseconds. */
  readonly refreshTtlMs: number;
  /** What happens when a refresh token is used twice: only this request is refused, or the family is revoked (RFC 9700 section 4.14.2). */
  readonly onReuse: "refuse" | "revoke-family";
  /** Whether a refresh token works once and is replaced. @default true */
  readonly rotation?: boolean | undefined;
  /** Whether access tokens keep working after their grant is revoked. @default false */
  readonly accessOutlivesGrant?: boolean;
}

/** The status of a token. */
export type TokenStatus = "valid" | "expired" | "revoked" | "unknown";

interface Access<D> {
  readonly grant: GrantRecord<D>;
  expiresAt: number;
}

interface Refresh<D> {
  readonly grant: GrantRecord<D>;
  readonly expiresAt: number;
  /** The access token issued with it; undefined for a seeded token. */
  readonly accessToken?: string;
  used: boolean;
}

/** The tokens of a mocked authorization server. Issues, rotates, expires and revokes them, and detects reuse. */
export class Grants<D = unknown> {
  readonly #options: GrantsOptions;
  readonly #clock: Clock;
  readonly #access = new Map<string, Access<D>>();
  readonly #refresh = new Map<string, Refresh<D>>();
  #serial = 0;
  /** How many refresh tokens were used a second time. */
  reuses = 0;

  constructor(options: GrantsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Starts a family of tokens. */
  start(data: D): IssuedTokens<D> {
    return this.#issue(this.#grant(data));
  }

  /** Registers a refresh token that starts a family when it is first used, e.g. a personal access token. */
  seed(refreshToken: string, data: D, expiresAt: number = this.#clock.now() + this.#options.refreshTtlMs): void {
    this.#refresh.set(refreshToken, { grant: this.#grant(data), expiresAt, used: false });
  }

  /**
   * Uses a refresh token and issues a new pair. Returns the reason when it refuses. With `accessToken`, it also refuses a refresh
   * token that was issued with another one.
   */
  rotate(refreshToken: string, accessToken?: string): IssuedTokens<D> | Exclude<TokenStatus, "valid"> | "reused" {
    const found = this.#refresh.get(refreshToken);
    if (!found) return "unknown";
    if (found.grant.revoked) return "revoked";
    if (found.used) {
      this.reuses += 1;
      if (this.#options.onReuse === "revoke-family") found.grant.revoked = true;
      return "reused";
    }
    if (accessToken !== undefined && accessToken !== found.accessToken) return "unknown";
    if (found.expiresAt <= this.#clock.now()) return "expired";
    if (this.#options.rotation === false) return { ...this.#issue(found.grant), refreshToken };
    found.used = true;
    return this.#issue(found.grant);
  }

  /** The grant behind a refresh token. */
  ownerOf(refreshToken: string): GrantRecord<D> | undefined {
    return this.#refresh.get(refreshToken)?.grant;
  }

  /** The status of an access token, the grant behind it, and when it expires (Unix milliseconds). */
  look(accessToken: string): {
    readonly status: TokenStatus;
    readonly grant?: GrantRecord<D>;
    readonly expiresAt?: number;
  } {
    const found = this.#access.get(accessToken);
    if (!found) return { status: "unknown" };
    const { grant, expiresAt } = found;
    if (grant.revoked && !this.#options.accessOutlivesGrant) return { status: "revoked", grant };
    return { status: expiresAt <= this.#clock.now() ? "expired" : "valid", grant, expiresAt };
  }

  /** Expires every access token issued so far, or only the given one. */
  expireAccessTokens(accessToken?: string): void {
    for (const [token, access] of this.#access) {
      if (accessToken === undefined || token === accessToken) access.expiresAt = 0;
    }
  }

  /** Revokes every grant. */
  revokeAll(): void {
    for (const { grant } of this.#refresh.values()) grant.revoked = true;
    for (const { grant } of this.#access.values()) grant.revoked = true;
  }

  /** Forgets every token and counts from zero. */
  clear(): void {
    this.#access.clear();
    this.#refresh.clear();
    this.#serial = 0;
    this.reuses = 0;
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
    this.#refresh.set(refreshToken, { grant, accessToken, expiresAt: issuedAt + refreshTtlMs, used: false });
    return { grant, accessToken, refreshToken, expiresIn: accessTtlMs / 1000 };
  }
}

/** A session of tokens issued at `obtainedAt` (Unix milliseconds), as a login stores it, with the members that a provider adds. */
export function sessionOf<M extends object>(
  { accessToken, refreshToken, expiresIn }: IssuedTokens,
  obtainedAt: number,
  members: M,
): Session & M {
  const expiresAt = obtainedAt + expiresIn * 1000;
  const session = newSession({ accessToken, refreshToken, obtainedAt, expiresAt });
  return { ...session, ...members };
}
