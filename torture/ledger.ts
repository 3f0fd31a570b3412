import { randomUUID } from "node:crypto";
import { mark } from "./mark.ts";

/** How an authorization server treats the refresh tokens of an account. Each can be used once. */
export interface Policy {
  /** What a spent refresh token does: end the whole family, or nothing but an `invalid_grant`. */
  readonly reuse: "revokes the family" | "is refused";
  /** For so long after its use a spent refresh token gets the same response again. */
  readonly graceMs: number;
  /** Lifetime of an access token. */
  readonly lifetimeMs: number;
}

/** A response to a token request that was understood. Tokens appear by their marks. */
export interface Entry {
  readonly kind: "granted" | "replayed" | "reused";
  /** Unix milliseconds. */
  readonly at: number;
  /** The process that asked. */
  readonly caller: string;
  /** The refresh token of the request. */
  readonly spent: string;
  /** The refresh token of the response. */
  readonly issued?: string;
  /** The access token of the response. */
  readonly access?: string;
  /** The connection was reset instead of the response. */
  readonly cut?: true;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly lifetimeMs: number;
}

interface Spent {
  readonly at: number;
  readonly tokens: Tokens;
}

/** The tokens of one account, and what happened to them. */
export interface Ledger {
  readonly policy: Policy;
  readonly log: readonly Entry[];
  /** The tokens of a login. */
  login(): Tokens;
  /** Exchanges a refresh token; `undefined` when it is refused. `cut` says that the response will not be sent. */
  redeem(refreshToken: string, caller: string, cut: boolean): Tokens | undefined;
  /** Whether an access token is accepted by the API. */
  accepts(accessToken: string): boolean;
}

/** Opens the account `name`, with which each of its tokens begins. */
export function openLedger(name: string, policy: Policy, now: () => number): Ledger {
  const log: Entry[] = [];
  const spent = new Map<string, Spent>();
  const accessTokens = new Map<string, number>();
  let live: string | undefined;

  function issue(): Tokens {
    const tokens = {
      accessToken: `${name}.access.${randomUUID()}`,
      refreshToken: `${name}.refresh.${randomUUID()}`,
      lifetimeMs: policy.lifetimeMs,
    };
    live = tokens.refreshToken;
    accessTokens.set(tokens.accessToken, now() + policy.lifetimeMs);
    return tokens;
  }

  return {
    policy,
    log,
    login: issue,
    redeem(refreshToken, caller, cut) {
      const note = (kind: Entry["kind"], tokens?: Tokens): void => {
        log.push({
          kind,
          at: now(),
          caller,
          spent: mark(refreshToken),
          ...(tokens && { issued: mark(tokens.refreshToken), access: mark(tokens.accessToken) }),
          ...(cut && { cut }),
        });
      };
      if (refreshToken === live) {
        const tokens = issue();
        spent.set(refreshToken, { at: now(), tokens });
        note("granted", tokens);
        return tokens;
      }
      const before = spent.get(refreshToken);
      if (before && now() < before.at + policy.graceMs && before.tokens.refreshToken === live) {
        note("replayed", before.tokens);
        return before.tokens;
      }
      note("reused");
      if (policy.reuse === "revokes the family") {
        live = undefined;
        accessTokens.clear();
      }
      return undefined;
    },
    accepts: (accessToken) => now() < (accessTokens.get(accessToken) ?? 0),
  };
}
