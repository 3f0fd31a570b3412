import type { ProviderUnavailableError } from "@tokens/core";
import { requestToken, type TokenResponse } from "@tokens/core/token-endpoint";
import type { CustomFetchOptions } from "openid-client";
import { tokenRequest } from "./provider.ts";
import type { OAuthServer } from "./server.ts";

/** What a token request of a login is made with. */
interface Surroundings {
  readonly fetch: typeof fetch;
  /** Unix milliseconds. */
  now(): number;
  /** Is given the tokens of the answer. */
  keep(answer: TokenResponse): void;
}

/**
 * openid-client's token request, written as the server wants it, and the answer as RFC 6749 section 5 has it, whatever the server
 * makes of that. Throws as `requestToken` does; a device flow that is still waiting is an answer.
 */
export async function standardTokenRequest(
  server: OAuthServer,
  url: string,
  { body, headers, signal }: CustomFetchOptions,
  { fetch, now, keep }: Surroundings,
): Promise<Response> {
  const { "content-type": _, ...proof } = headers;
  const parameters = Object.fromEntries(body as URLSearchParams);
  try {
    const answer = await requestToken(
      { ...tokenRequest(server), url, headers: proof, parameters },
      { fetch, now, signal: signal ?? new AbortController().signal },
    );
    keep(answer);
    // openid-client checks the id token; the times and the rest are in `answer`.
    const { accessToken: access_token, refreshToken: refresh_token, scope, body: told } = answer;
    const id_token = typeof told["id_token"] === "string" ? told["id_token"] : undefined;
    return Response.json({ id_token, access_token, refresh_token, scope, token_type: "bearer" });
  } catch (error) {
    const { providerCode } = error as Partial<ProviderUnavailableError>;
    if (providerCode !== "authorization_pending" && providerCode !== "slow_down") throw error;
    return Response.json({ error: providerCode }, { status: 400 });
  }
}
