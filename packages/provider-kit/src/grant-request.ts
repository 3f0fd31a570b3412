import type { Grant, GrantContext } from "@tokens/core";
import { requestToken, type TokenRequest, type TokenResponse } from "@tokens/core/token-endpoint";
import type { ClientAuthentication } from "./client-authentication.ts";

/** A server's token endpoint: how it is called and how it responds. */
export interface TokenEndpointOptions extends Omit<TokenRequest, "url" | "parameters"> {
  /** Absent when the server requires no client authentication. */
  readonly client?: ClientAuthentication | undefined;
  /**
   * Reads further members of the session from a token response.
   * @default none
   */
  readonly readMembers?: ((body: TokenResponse["body"]) => object | undefined) | undefined;
}

/** A token request that the client authenticates. Throws like `requestToken`. */
export async function requestGrant(
  { client, readMembers, ...request }: TokenEndpointOptions & Pick<TokenRequest, "url" | "parameters">,
  context: GrantContext,
): Promise<Grant> {
  const credentials = await client?.(context);
  const { body, ...grant } = await requestToken(
    {
      ...request,
      headers: { ...request.headers, ...credentials?.headers },
      parameters: { ...request.parameters, ...credentials?.parameters },
    },
    context,
  );
  return { ...grant, ...readMembers?.(body) };
}
