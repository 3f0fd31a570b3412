import type { Clock } from "@tokens/core";
import type { RequestHandler } from "msw";
import type { Credentials, ProviderName } from "./credentials.ts";

/** What a request is for: tokens, the API, a page around them (authorization, discovery), or the sandbox itself. */
export type Part = "token" | "api" | "page" | "control";

/** A provider's mock, and what HTTP has to know of it. */
interface Mocked<P extends ProviderName> {
  readonly mock: {
    readonly handlers: readonly RequestHandler[];
    readonly reuses: number;
    expireAccessTokens(): void;
    revoke(): void;
    reset(): void;
  };
  readonly credentials: Credentials[P];
  /** Which requests, written `POST /path`, are not for the API. */
  readonly parts: Readonly<Partial<Record<Exclude<Part, "api">, RegExp>>>;
  /** The grant that a token request is for. */
  grantOf(path: string, body: string): string;
  /** What else the provider can be told, by the name that the control address has for it. */
  readonly verbs?: Readonly<Record<string, () => void>>;
  /** Refusals in the provider's own words, by their status: a `status` fault with one of these is answered so. */
  readonly refusals?: Refusals;
  /** What the provider's address answers for the sandbox, before the mock. */
  readonly ownControl?: readonly RequestHandler[];
}

/** Writes refusals, by their status. */
export type Refusals = Readonly<Record<number, (request: Request) => Response>>;

/** Settings of a mock. */
export interface MockSettings {
  readonly clock: Clock;
  /**
   * The lifetime of access tokens, in milliseconds.
   *
   * @default the provider's own
   */
  readonly accessTtlMs?: number;
  readonly seed?: number;
}

/** Puts a provider's mock on at an address. `reset` brings the whole provider back to the beginning, not only its mock. */
export type OpenMock<P extends ProviderName> = (url: string, settings: MockSettings, reset: () => void) => Mocked<P>;

/** The `grant_type` of a form or JSON, RFC 6749 section 4; "none" where it has none. */
export function grantType(body: string): string {
  const grant = body.trimStart().startsWith("{") ? jsonGrant(body) : new URLSearchParams(body).get("grant_type");
  return typeof grant === "string" && grant !== "" ? grant : "none";
}

function jsonGrant(body: string): unknown {
  try {
    return (JSON.parse(body) as { readonly grant_type?: unknown }).grant_type;
  } catch {
    return undefined;
  }
}
