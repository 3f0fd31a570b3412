import { readClient } from "@tokens/provider-kit/msw";
import type { OAuthServer } from "../server.ts";
import { refusalOf, refuse } from "./refusals.ts";

/** Parameters of a request. */
export type Form = Readonly<Record<string, string>>;

/** A registered client. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is wrong with an authorization request. */
export function authorizationProblem(
  server: OAuthServer,
  query: URLSearchParams,
  { clientId }: RegisteredClient,
): string | undefined {
  const { pkce = true, scopeSeparator = " ", authorizationParameters } = server;
  if (query.get("client_id") !== clientId) return "client_id is unknown.";
  if (!URL.canParse(query.get("redirect_uri") ?? "")) return "redirect_uri is missing.";
  if (query.get("response_type") !== "code") return "response_type must be code.";
  if (pkce !== query.has("code_challenge")) return pkce ? "code_challenge is missing." : "code_challenge is unknown.";
  if (pkce && query.get("code_challenge_method") !== "S256") return "code_challenge_method must be S256.";
  const missing = missingOf(authorizationParameters, Object.fromEntries(query));
  if (missing !== undefined) return `${missing} is missing.`;
  const foreign = scopeSeparator === " " ? "," : " ";
  return query.get("scope")?.includes(foreign) ? "scope has another separator." : undefined;
}

/** The form of a token request whose encoding and client are right, or the refusal of the request. */
export async function readTokenRequest(
  server: OAuthServer,
  request: Request,
  client: RegisteredClient,
): Promise<Form | Response> {
  const body = await request.text();
  const expected = server.bodyFormat === "json" ? "application/json" : "application/x-www-form-urlencoded";
  if (request.headers.get("content-type")?.split(";")[0] !== expected)
    return refuse("invalid_request", { description: `The content type must be ${expected}.` });
  const form =
    server.bodyFormat === "json" ? (JSON.parse(body) as Form) : Object.fromEntries(new URLSearchParams(body));
  return isClient(server, request, form, client) ? form : refusalOf(server.name, "client");
}

/**
 * Whether the registered client authenticates as the server demands: by its secret, in the header or the body and not in both (RFC 6749
 * section 2.3), or by its id alone where clients are public.
 */
export function isClient(
  { clientAuthentication }: OAuthServer,
  request: Request,
  form: Form,
  { clientId, clientSecret }: RegisteredClient,
): boolean {
  const isBasic = request.headers.has("authorization");
  const isPost = form["client_secret"] !== undefined;
  if (isBasic && isPost) return false;
  const method = isBasic ? "basic" : isPost ? "post" : "none";
  if (clientAuthentication === undefined ? method === "none" : clientAuthentication !== method) return false;
  const client = readClient(request, new URLSearchParams(form));
  return client?.id === clientId && (method === "none" || client.secret === clientSecret);
}

/** The first of the required parameters that a request lacks. */
export function missingOf(required: Form = {}, sent: Form): string | undefined {
  return Object.keys(required).find((name) => sent[name] !== required[name]);
}
