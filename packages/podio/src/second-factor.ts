import { newSession, TokensError, type GrantContext } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { toGrant, type AuthType, type PodioApp, type PodioSession } from "./grants.ts";

/** The answer of the person who logs in: a code of their device, or one of the codes they keep for its loss. */
export type SecondFactor = { readonly otp: string } | { readonly recoveryCode: string };

/**
 * Podio took the password and asks for a second factor: `await client.tokens.save(await error.complete({ otp }))`.
 * The session that follows is refreshed without a person, as long as it is not left alone for 28 days.
 */
export class SecondFactorRequiredError extends TokensError {
  override readonly name = "SecondFactorRequiredError";
  /** As of every error that needs a person. */
  readonly reason = "refused";
  readonly providerCode = "second_factor_required";
  readonly #verify: (answer: SecondFactor) => Promise<PodioSession>;

  constructor(verify: (answer: SecondFactor) => Promise<PodioSession>) {
    super(
      'Podio took the password and asks for a second factor. Ask the person for a code, then: tokens.save(await error.complete({ otp: "…" })).',
      { code: "reauthorization_required", retryable: false },
    );
    this.#verify = verify;
  }

  /**
   * The session that a second factor opens. Throws `ReauthorizationRequiredError` with `providerCode`
   * `invalid_second_factor` for a wrong code, which may be tried again, and `nonce_validation_error` when the login is too old.
   */
  complete(answer: SecondFactor): Promise<PodioSession> {
    return this.#verify(answer);
  }
}

/** `fetch` that notices a `server_nonce` where tokens are awaited. */
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

/** The error of a password login that is not complete. */
export function asksForSecondFactor(
  { apiUrl }: PodioApp,
  nonce: string,
  authType: AuthType,
  { fetch, now, account }: GrantContext,
): SecondFactorRequiredError {
  return new SecondFactorRequiredError(async (answer) => {
    const answered = await requestToken(
      {
        provider: "Podio",
        url: `${apiUrl}/mfa/verify`,
        format: "json",
        parameters: { nonce, ...answer },
      },
      { fetch, now, signal: AbortSignal.timeout(verifyDeadlineMs), account } as GrantContext,
    );
    return newSession<PodioSession>(toGrant(answered, authType));
  });
}

const verifyDeadlineMs = 10_000;
