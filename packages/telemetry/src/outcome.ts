import type {
  ReauthorizationReason,
  ReauthorizationRequiredError,
  TokensError,
  TokensErrorCode,
  TokensEvent,
} from "@tokens/core";

/** How a token request ended, according to its event or error. */
export type Outcome =
  | "refreshed"
  | "authenticated"
  /** The provider refused the refresh token or the credential. */
  | "refused"
  | "unavailable"
  | "invalid_response"
  /** The provider rejects the client: its id, secret, scope or kind of credential. */
  | "misconfigured"
  /** The provider issued tokens, and the store did not store them. */
  | "not_saved"
  /** The request failed, and is sent again. */
  | "retried";

/** Why a refresh sent no token request. */
export type Block =
  /** The store failed. */
  | "store"
  /** Another process refreshed for too long. */
  | "lock"
  /** There is nothing to send: no session, no refresh token, or an expired one. */
  | "login";

/** The end of a token request, or of a refresh that sent none. */
export type Ending = { readonly outcome: Outcome } | { readonly block: Block };

export const outcomes: readonly Outcome[] = [
  "refreshed",
  "authenticated",
  "refused",
  "unavailable",
  "invalid_response",
  "misconfigured",
  "not_saved",
  "retried",
];

export const blocks: readonly Block[] = ["store", "lock", "login"];

const endingOfCode: Readonly<Partial<Record<TokensErrorCode, Ending>>> = {
  invalid_token_response: { outcome: "invalid_response" },
  provider_configuration: { outcome: "misconfigured" },
  session_save: { outcome: "not_saved" },
  session_store: { block: "store" },
  lock_timeout: { block: "lock" },
};

const endingOfReason: Readonly<Record<ReauthorizationReason, Ending>> = {
  refused: { outcome: "refused" },
  interrupted: { outcome: "refused" },
  no_session: { block: "login" },
  expired: { block: "login" },
  not_refreshable: { block: "login" },
  logged_out: { block: "login" },
};

/** The ending that an event reports; `undefined` for other events. */
export function endingOf(event: TokensEvent): Ending | undefined {
  switch (event.type) {
    case "refreshed":
    case "authenticated":
      return { outcome: event.type };
    case "refresh-failed":
    case "reauthorization-required":
      return endingOfError(event.error);
    default:
      return undefined;
  }
}

function endingOfError(error: TokensError & Partial<Pick<ReauthorizationRequiredError, "reason">>): Ending {
  const { code, reason } = error;
  return (reason && endingOfReason[reason]) ?? endingOfCode[code] ?? { outcome: "unavailable" };
}
