import { serviceUrl } from "@tokens/provider-kit";
import type { Clock, Session } from "@tokens/core";

/** Hubstaff's endpoints, as its discovery document names them. */
export interface HubstaffMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

/** What discovery found, and when (Unix milliseconds). */
export interface HubstaffDiscovery {
  readonly metadata: HubstaffMetadata;
  readonly discoveredAt: number;
}

/** A session of Hubstaff, which remembers the endpoints that it was issued with: a store keeps them with the tokens. */
export interface HubstaffSession extends Session {
  /** Absent while discovery has not answered. */
  readonly discovery?: HubstaffDiscovery;
}

/** Resolves to the present endpoints, given those that a session remembers; to undefined while they are unknown. Never rejects. */
export type Discover = (
  remembered: HubstaffDiscovery | undefined,
  fetch: typeof globalThis.fetch,
) => Promise<HubstaffDiscovery | undefined>;

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const;

/** How discovery is asked for. */
export interface DiscoveryOptions {
  readonly clock: Clock;
  /** How long a caller waits for it, in milliseconds. */
  readonly waitMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Discovery of one issuer, for all accounts of this process. Known endpoints are used for a week. Then Hubstaff is asked, at most
 * once an hour; until it answers in time, the known endpoints remain in use.
 */
export function discovery(issuer: string, { clock, waitMs, headers }: DiscoveryOptions): Discover {
  let latest: HubstaffDiscovery | undefined;
  let askedAt = -Infinity;
  let answer: Promise<HubstaffDiscovery | undefined>;
  return async (remembered, fetch) => {
    const now = clock.now();
    // A store may hold what another version has written.
    if (remembered?.metadata?.issuer === issuer && remembered.discoveredAt > (latest?.discoveredAt ?? 0))
      latest = remembered;
    if (latest && Math.abs(now - latest.discoveredAt) < weekMs) return latest;
    if (now - askedAt >= hourMs) {
      askedAt = now;
      const stop = new AbortController();
      const late = clock.sleep(waitMs, stop.signal).then(() => undefined);
      const metadata = readMetadata(issuer, fetch, { headers, redirect: "manual", signal: stop.signal });
      answer = Promise.race([metadata, late])
        .then((found) => found && { metadata: found, discoveredAt: now })
        .finally(() => stop.abort());
    }
    return (latest = (await answer) ?? latest);
  };
}

/** The published metadata; undefined when it cannot be had, is another issuer's, or names an endpoint that no token may be sent to. */
async function readMetadata(
  issuer: string,
  fetch: typeof globalThis.fetch,
  init: RequestInit,
): Promise<HubstaffMetadata | undefined> {
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, init);
    const document = (await response.json()) as HubstaffMetadata;
    for (const name of endpoints) serviceUrl(name, document[name]);
    const { authorization_endpoint, token_endpoint, jwks_uri } = document;
    return document.issuer === issuer ? { issuer, authorization_endpoint, token_endpoint, jwks_uri } : undefined;
  } catch {
    return undefined;
  }
}
