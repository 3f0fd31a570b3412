import { newSession, TokensError, type GrantContext } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import type { PodioApp } from "./app.ts";
import { toGrant, type AuthType, type PodioSession } from "./grants.ts";

/** What the person enters: a code from their device, or one of their recovery codes. */
export type SecondFactor = { readonly otp: string } | { readonly recoveryCode: string };

/**
 * Podio accepted the password and requires a second factor: `await client.tokens.save(await error.complete({ otp }))`.
 * The session that follows is refreshed without a person, unless it goes unused for 28 days.
 */
export class SecondFactorRequiredError extends TokensError {
  override readonly name = "SecondFactorRequiredError";
  /** That of every error that needs a person. */
  readonly reason = "refused";
  readonly providerCode = "second_factor_required";
  readonly #verify: (answer: SecondFactor) => Promise<PodioSession>;

  constructor(verify: (answer: SecondFactor) => Promise<PodioSession>) {
    super(
      'Podio accepted the password and requires a second factor. Ask the person for a code, then: tokens.save(await error.complete({ otp: "…" })).',
      { code: "reauthorization_required", retryable: false },
    );
    this.#verify = verify;
  }

  /**
   * Verifies the second factor and returns the session. Throws `ReauthorizationRequiredError` with `providerCode`
   * `invalid_second_factor` for a wrong code, which can be tried again, and `nonce_validation_error` when the login is too old.
   */
  complete(answer: SecondFactor): Promise<PodioSession> {
    return this.#verify(answer);
  }
}

/** `fetch` that notices a `server_nonce` where tokens are expected. */
export function watchForNonce(send: typeof fetch): {
  readonly fetch: typeof fetch;
  readonly nonce: string | undefined;
} {
  let nonce: string | undefined;
  return {
    async fetch(input, init) {
      const response = await send(input, init);
      if (response.ok) {
        const body = (await response
          .clone()
          .json()
          .catch(() => undefined)) as Readonly<Record<string, unknown>> | undefined;
        if (typeof body?.["server_nonce"] === "string" && body["access_token"] === undefined)
          nonce = body["server_nonce"];
      }
      return response;
    },
    get nonce() {
      return nonce;
    },
  };
}

/** The error of a password login that lacks the second factor. */
export function secondFactorRequired(
  { apiUrl, headers }: PodioApp,
  nonce: string,
  authType: AuthType,
  { fetch, now }: GrantContext,
): SecondFactorRequiredError {
  return new SecondFactorRequiredError(async (answer) => {
    const url = `${apiUrl}/mfa/verify`;
    const response = await requestToken(
      { provider: "Podio", url, format: "json", headers, parameters: { nonce, ...answer } },
      { fetch, now, signal: AbortSignal.timeout(verifyDeadlineMs) },
    );
    return newSession<PodioSession>(toGrant(response, authType));
  });
}

const verifyDeadlineMs = 10_000;
