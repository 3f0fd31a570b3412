import type { Mock, MockOptions, RecordedRequest } from "@tokens/provider-kit/msw";
import type { ExceededRateLimit, PodioLimits } from "./limits.ts";
import type { PodioState } from "./state.ts";

/** Options of a mocked Podio. Access tokens live for eight hours. */
export interface PodioMockOptions extends MockOptions {
  /** Address of the login page. @default the API's host without `api.` */
  readonly authUrl?: string;
  /** Address of files. @default "https://files.podio.com" */
  readonly filesUrl?: string;
  /** What happens when a refresh token is used twice. Podio does not document it. @default "refuse" */
  readonly onReuse?: "refuse" | "revoke-family";
  /** Calls per hour. @default { general: 1000, limited: 250 } */
  readonly limits?: PodioLimits;
}

/** A mocked Podio. */
export interface PodioMock extends Mock<PodioState> {
  /** A registered API key. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tokens by app id. */
  readonly appTokens: Readonly<Record<number, string>>;
  readonly username: string;
  readonly password: string;
  /** The code of the second factor. */
  readonly otp: string;
  /** A code that works once, for `https://example.com/cb?x=1`. */
  readonly code: string;
  /** Requires a second factor: the password grant returns 200 with a `server_nonce` for `POST /mfa/verify`. @default true */
  requireSecondFactor(required?: boolean): void;
  /** Uses up everybody's calls for an hour: every call is refused with 420 and headers that say 0. */
  exhaustRateLimit(): void;
  /** Refuses the next requests with 420 and Podio's "Please wait … seconds", without a header that says when to retry. */
  exceedRateLimit(exceeded?: ExceededRateLimit): void;
  /** Ends the hour: counting starts again and no call is refused. */
  restoreRateLimit(): void;
  /** Requests received so far by any token endpoint. */
  tokenRequests(): readonly RecordedRequest[];
}
