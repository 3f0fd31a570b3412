import type { GrantContext } from "@tokens/core";

/** What authenticates a client in a request: headers, and parameters of the body. */
export interface ClientCredentials {
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** How a client authenticates with its authorization server (RFC 6749 section 2.3). */
export type ClientAuthentication = (
  context: Pick<GrantContext, "fetch" | "now">,
) => ClientCredentials | Promise<ClientCredentials>;

/** `client_secret_basic`: id and secret in the `Authorization` header, each form-encoded. */
export function clientSecretBasic(clientId: string, clientSecret: string): ClientAuthentication {
  const [id, secret] = [clientId, clientSecret].map((part) => String(new URLSearchParams({ "": part })).slice(1));
  const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
  return () => ({ headers });
}

/** `client_secret_post`: id and secret in the body. */
export function clientSecretPost(clientId: string, clientSecret: string): ClientAuthentication {
  const parameters = { client_id: clientId, client_secret: clientSecret };
  return () => ({ parameters });
}

/** `none`: a public client, which only sends its id. */
export function publicClient(clientId: string): ClientAuthentication {
  const parameters = { client_id: clientId };
  return () => ({ parameters });
}
