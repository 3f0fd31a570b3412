import { serviceUrl } from "@tokens/provider-kit";
import type { Clock, Session } from "@tokens/core";

/** Hubstaff's endpoints, from its discovery document. */
export interface HubstaffMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

/** A result of discovery. */
export interface HubstaffDiscovery {
  readonly metadata: HubstaffMetadata;
  /** Unix milliseconds. */
  readonly discoveredAt: number;
}

/** A Hubstaff session. It remembers the endpoints that issued it, so that a store keeps them with the tokens. */
export interface HubstaffSession extends Session {
  /** Absent until discovery has succeeded. */
  readonly discovery?: HubstaffDiscovery;
}

/** Resolves to the current endpoints, or undefined while they are unknown. `remembered` is a session's. Never rejects. */
export type Discover = (
  remembered: HubstaffDiscovery | undefined,
  fetch: typeof globalThis.fetch,
) => Promise<HubstaffDiscovery | undefined>;

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const;

/** How discovery requests are sent. */
export interface DiscoveryOptions {
  readonly clock: Clock;
  /** How long a caller waits for it, in milliseconds. */
  readonly waitMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Discovery of one issuer, for all accounts of this process. Endpoints are cached for a week. After that, discovery is tried at most
 * once an hour; the cached endpoints stay in use until it succeeds.
 */
export function discovery(issuer: string, { clock, waitMs, headers }: DiscoveryOptions): Discover {
  let latest: HubstaffDiscovery | undefined;
  let askedAt = -Infinity;
  let answer: Promise<HubstaffDiscovery | undefined>;
  return async (remembered, fetch) => {
    const now = clock.now();
    // A store may hold what another version wrote.
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

/** The published metadata; undefined when it cannot be fetched, is another issuer's, or names an endpoint that is neither https nor this machine. */
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
