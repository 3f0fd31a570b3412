import type { Failure, RecordedRequest } from "@tokens/provider-kit/msw";
import type { Clock } from "@tokens/core";
import type { HttpHandler } from "msw";
import type { ExceededRateLimit, PodioLimits } from "./limits.ts";
import type { PodioWorld } from "./world.ts";

/** How a mocked Podio behaves. */
export interface PodioMockOptions {
  /** Address of the API. @default "https://api.podio.com" */
  readonly apiUrl?: string;
  /** Where people log in. @default the API's host without `api.` */
  readonly authUrl?: string;
  /** Where files are served. @default "https://files.podio.com" */
  readonly filesUrl?: string;
  /** Lifetime of an access token in milliseconds. @default 28_800_000 */
  readonly accessTtlMs?: number;
  /** What the second use of a refresh token does. What Podio does is not known. @default "refuse" */
  readonly onReuse?: "refuse" | "revoke-family";
  /** Calls an hour. @default { general: 1000, limited: 250 } */
  readonly limits?: PodioLimits;
  readonly clock?: Clock;
  /** The same integer gives the same tokens and ids in every run, in the order of the requests. @default random */
  readonly seed?: number;
}

/** A mocked Podio. */
export interface PodioMock {
  /** For `setupServer(...mock.handlers)` or `setupWorker`. */
  readonly handlers: readonly HttpHandler[];
  /** The data that the API answers with. Change it as a test needs. */
  readonly world: PodioWorld;
  /** An API key that is registered. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tokens by app id. */
  readonly appTokens: Readonly<Record<number, string>>;
  readonly username: string;
  readonly password: string;
  /** The code that a second factor answers with. */
  readonly otp: string;
  /** A code that works once, for `https://example.com/cb?x=1`. */
  readonly code: string;
  /** Whether a password is not enough from now on: its grant answers 200 with a `server_nonce` for `POST /mfa/verify`. */
  requireSecondFactor(required?: boolean): void;
  /** Every access token given out so far, or the one that is named, is refused as expired from now on. */
  expireAccessTokens(accessToken?: string): void;
  /** Every grant is dead: refresh tokens are refused. */
  revoke(): void;
  /** Nobody has a call left, for an hour: every call answers 420, with headers that say 0. */
  exhaustRateLimit(): void;
  /** The next requests answer 420 in Podio's words, "Please wait … seconds", and without a header that says when to come again. */
  exceedRateLimit(exceeded?: ExceededRateLimit): void;
  /** The hour is over: counting starts again, and no call is refused. */
  restoreRateLimit(): void;
  /** The next request (of a route, where one is named) fails. */
  failNext(failure?: Failure): void;
  /** Requests so far, of one route where it is named. */
  requests(route?: string): readonly RecordedRequest[];
  /** Requests so far to any token endpoint. */
  tokenRequests(): readonly RecordedRequest[];
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  /** Back to the beginning: world, tokens, requests, failures. */
  reset(): void;
}
