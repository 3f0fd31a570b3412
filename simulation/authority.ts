import {
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type Grant,
  type GrantContext,
  type Provider,
  type Session,
} from "@tokens/core";
import { identityOf } from "./accounts.ts";
import type { Lifetimes } from "./lifetimes.ts";
import type { Instance } from "./instance.ts";
import type { Random } from "./random.ts";
import type { Span } from "./scenario.ts";
import { countAt, type Tally } from "./tally.ts";
import { second, start } from "./times.ts";
import type { Timeline } from "./timeline.ts";

/** A grant as the provider knows it. Each refresh token is used once; a second use ends the grant. */
interface Family {
  readonly lifetimes: Lifetimes;
  /** Counts the tokens that were issued: the last refresh token alone is live. */
  serial: number;
  issuedAt: number;
  isRevoked: boolean;
  /** The requests in flight, by the end of the lease under which each was sent. */
  readonly inFlight: number[];
}

export interface Authority {
  /** Begins a grant, as a login at this time would. */
  login(index: number, lifetimes: Lifetimes, at: number): Grant;
  providerOf(instance: Instance, lifetimes: Lifetimes): Provider;
  /** Whether the API accepts an access token, now and for so many milliseconds. */
  accepts(accessToken: string, forMs?: number): boolean;
  /** What became of a grant whose newest stored session is this one. */
  fateOf(index: number, stored: Session | undefined): "alive" | "idle" | "lost";
}

export interface AuthorityOptions {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly tally: Tally;
  readonly outages: readonly Span[];
  /** Requests that are accepted in a second, counted over windows of ten. */
  readonly limit: number;
  readonly leaseUntil: (index: number) => number;
  /** Tells that a process is gone which alone would have had a session's new tokens. */
  readonly onLost: (index: number) => void;
}

const windowMs = 10 * second;
const largeSkewMs = 5 * second;

export function createAuthority(options: AuthorityOptions): Authority {
  const { timeline, random, tally, outages, limit, leaseUntil, onLost } = options;
  const families: Family[] = [];
  const { counts } = tally;
  let window = 0;
  let inWindow = 0;

  function isDown(): boolean {
    const at = timeline.now() - start;
    return outages.some(({ from, to }) => at >= from && at < to);
  }

  function isOverLimit(): boolean {
    const current = Math.floor(timeline.now() / windowMs);
    if (current !== window) inWindow = 0;
    window = current;
    return (inWindow += 1) > (limit * windowMs) / second;
  }

  /** 150 to 400 ms, and one request in ten thousand takes 4 to 9 s. */
  function latencyMs(): number {
    return random() < 1e-4 ? 4000 + random() * 5000 : 150 + random() * 250;
  }

  function issue(index: number, family: Family, now: number, sentAt: number): Grant {
    family.serial += 1;
    family.issuedAt = now;
    const { accessMs, idleMs } = family.lifetimes;
    return {
      accessToken: `access.${index}.${family.serial}.${now + accessMs}`,
      refreshToken: `refresh.${index}.${family.serial}`,
      obtainedAt: sentAt,
      expiresAt: sentAt + accessMs,
      ...(idleMs < Infinity && { refreshTokenExpiresAt: sentAt + idleMs }),
    };
  }

  /** What the token endpoint does with a request: tokens, or the error that they become. */
  function exchange(index: number, serial: number, instance: Instance, sentAt: number): Grant | Error {
    const family = families[index]!;
    const now = timeline.now();
    if (isDown()) {
      counts.unavailable += 1;
      return new ProviderUnavailableError("503", { status: 503 });
    }
    if (isOverLimit()) {
      counts.limited += 1;
      return new ProviderUnavailableError("429", { status: 429, retryAfterMs: windowMs - (now % windowMs) });
    }
    const { accessMs, idleMs } = family.lifetimes;
    if (serial !== family.serial) family.isRevoked = true;
    if (family.isRevoked || now >= family.issuedAt + idleMs) {
      counts.refused += 1;
      return new ReauthorizationRequiredError("invalid_grant", { reason: "refused", providerCode: "invalid_grant" });
    }
    if (now < family.issuedAt + accessMs / 2)
      counts[Math.abs(instance.skewMs) > largeSkewMs ? "earlyBySkew" : "early"] += 1;
    counts.accepted += 1;
    if (instance.life.alive) instance.unstored.add(index);
    else onLost(index);
    return issue(index, family, now, sentAt);
  }

  function refresh({ refreshToken }: Session, context: GrantContext, instance: Instance): Promise<Grant> {
    const [, index, serial] = refreshToken!.split(".").map(Number) as [number, number, number];
    const family = families[index]!;
    const sentAt = context.now();
    countAt(tally.requests, timeline.now());
    const { inFlight } = family;
    if (inFlight.some((until) => timeline.now() < until)) counts.overlaps += 1;
    else if (inFlight.length > 0) counts.overlapsAfterLease += 1;
    const lease = leaseUntil(index);
    inFlight.push(lease);
    const wayMs = latencyMs() / 2;
    return new Promise((resolve, reject) => {
      timeline.in(wayMs, () => {
        const answer = exchange(index, serial, instance, sentAt);
        timeline.in(wayMs, () => {
          inFlight.splice(inFlight.indexOf(lease), 1);
          if (!instance.life.alive) return;
          if (answer instanceof Error) reject(answer);
          else resolve(answer);
        });
      });
    });
  }

  return {
    login(index, lifetimes, at) {
      const family: Family = { lifetimes, serial: 0, issuedAt: at, isRevoked: false, inFlight: [] };
      families[index] = family;
      return issue(index, family, at, at);
    },
    providerOf: (instance, lifetimes) => ({
      ...identityOf(lifetimes),
      origins: [],
      refresh: (session, context) => refresh(session, context, instance),
      authorize: () => ({}),
      isExpiredToken: () => true,
    }),
    accepts: (accessToken, forMs = 0) =>
      timeline.now() + forMs < Number(accessToken.slice(accessToken.lastIndexOf(".") + 1)),
    fateOf(index, stored) {
      const { isRevoked, serial, issuedAt, lifetimes } = families[index]!;
      if (isRevoked || stored?.refreshToken !== `refresh.${index}.${serial}`) return "lost";
      return timeline.now() >= issuedAt + lifetimes.idleMs ? "idle" : "alive";
    },
  };
}
