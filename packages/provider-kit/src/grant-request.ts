import type { Grant, GrantContext } from "@tokens/core";
import { requestToken, type TokenRequest } from "@tokens/core/token-endpoint";
import type { ClientAuthentication } from "./client-authentication.ts";

/** A server's token endpoint: how it is asked and how it answers. */
export interface TokenEndpointOptions extends Omit<TokenRequest, "url" | "parameters"> {
  /** Absent where the server wants no client authentication. */
  readonly client?: ClientAuthentication | undefined;
}

/** A token request that the client authenticates. Throws as `requestToken` does. */
export async function requestGrant(
  { client, ...request }: TokenEndpointOptions & Pick<TokenRequest, "url" | "parameters">,
  context: GrantContext,
): Promise<Grant> {
  const credentials = await client?.(context);
  const { body: _, ...grant } = await requestToken(
    {
      ...request,
      headers: { ...request.headers, ...credentials?.headers },
      parameters: { ...request.parameters, ...credentials?.parameters },
    },
    context,
  );
  return grant;
}
