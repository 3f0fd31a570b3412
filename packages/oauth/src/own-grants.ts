import { ProviderConfigurationError, type GrantContext } from "@tokens/core";
import { requireText } from "@tokens/provider-kit";
import type { CheckedClient } from "./client-authentication.ts";
import type { OAuthServer } from "./server.ts";
import { signJwt, type SigningKey } from "./sign-jwt.ts";

/** What every grant without a user may ask for. */
interface GrantScope {
  readonly scopes?: readonly string[];
  /** Further parameters, e.g. `audience`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A token for the program itself, RFC 6749 section 4.4. */
export interface ClientCredentialsGrant extends GrantScope {}

/** A token for an assertion that the program signs, RFC 7523 section 2.1: service accounts. */
export interface JwtBearerGrant extends GrantScope, SigningKey {
  /** @default `clientId` */
  readonly issuer?: string;
  /** The user or account to act for. @default `issuer` */
  readonly subject?: string;
  /** @default the token endpoint */
  readonly audience?: string;
  /** Further claims, e.g. `{ box_sub_type: "enterprise" }`. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A token for a token of another kind, RFC 8693. */
export interface TokenExchangeGrant extends GrantScope {
  /** The token to exchange, for an account as in `for(account)`. Called for each exchange, so that it can be a fresh one. */
  readonly subjectToken: (account: string) => string | Promise<string>;
  /** @default "urn:ietf:params:oauth:token-type:access_token" */
  readonly subjectTokenType?: string;
  /** The token of the party that acts on the subject's behalf. */
  readonly actorToken?: (account: string) => string | Promise<string>;
  /** @default "urn:ietf:params:oauth:token-type:access_token" */
  readonly actorTokenType?: string;
  readonly requestedTokenType?: string;
  /** Name of the service that the token is for. */
  readonly audience?: string;
}

/** How a program gets tokens without a user: one of these. */
export interface OwnGrants {
  /** The program acts for itself: no login, no refresh token. */
  readonly clientCredentials?: ClientCredentialsGrant;
  /** The program signs an assertion: no login, no refresh token. */
  readonly jwtBearer?: JwtBearerGrant;
  /** The program exchanges a token that it has: no login. */
  readonly tokenExchange?: TokenExchangeGrant;
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** A grant without a user, of one client. */
export interface OwnGrant {
  /** Distinguishes grants of the same client. */
  readonly realm: readonly string[];
  /** The secret that the grant starts with, if the options hold one. */
  readonly credential: string | undefined;
  /** Whether the client also authenticates. An assertion may stand alone (RFC 7521 section 4.1). */
  readonly authenticates: boolean;
  parameters(context: GrantContext, tokenUrl: string): Promise<Parameters>;
}

const accessToken = "urn:ietf:params:oauth:token-type:access_token";

/** The grant among the options; undefined without one. Throws `ProviderConfigurationError` when there are several, or one is incomplete. */
export function ownGrant(
  { clientCredentials, jwtBearer, tokenExchange }: OwnGrants,
  client: CheckedClient,
  { scopeSeparator = " " }: Pick<OAuthServer, "scopeSeparator">,
): OwnGrant | undefined {
  const names = Object.entries({ clientCredentials, jwtBearer, tokenExchange }).filter(([, grant]) => grant);
  if (names.length > 1) {
    const given = names.map(([name]) => name).join(" and ");
    throw new ProviderConfigurationError(`Pass one of clientCredentials, jwtBearer and tokenExchange, not ${given}.`);
  }
  const common = ({ scopes, parameters }: GrantScope): Parameters => ({
    ...(scopes && { scope: scopes.join(scopeSeparator) }),
    ...parameters,
  });
  if (clientCredentials) {
    const parameters = { grant_type: "client_credentials", ...common(clientCredentials) };
    return {
      realm: [],
      credential: client.clientSecret,
      authenticates: true,
      parameters: () => Promise.resolve(parameters),
    };
  }
  if (jwtBearer) return jwtBearerGrant(jwtBearer, client, common(jwtBearer));
  if (tokenExchange) return tokenExchangeGrant(tokenExchange, common(tokenExchange));
  return undefined;
}

function jwtBearerGrant(
  grant: JwtBearerGrant,
  { clientId, clientSecret, method }: CheckedClient,
  common: Parameters,
): OwnGrant {
  const { privateKey, issuer = clientId, subject, audience, claims } = grant;
  if (typeof privateKey !== "object") requireText("jwtBearer.privateKey", privateKey, "It signs the assertion.");
  return {
    realm: subject === undefined ? [] : [subject],
    credential: typeof privateKey === "string" ? privateKey : undefined,
    authenticates: clientSecret !== undefined || method !== undefined,
    async parameters({ now }, tokenUrl) {
      const claimed = { iss: issuer, sub: subject ?? issuer, aud: audience ?? tokenUrl, ...claims };
      const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
      return { grant_type, assertion: await signJwt(claimed, grant, now()), ...common };
    },
  };
}

function tokenExchangeGrant(grant: TokenExchangeGrant, common: Parameters): OwnGrant {
  const { subjectToken, subjectTokenType = accessToken, actorToken, actorTokenType = accessToken } = grant;
  if (typeof subjectToken !== "function")
    throw new ProviderConfigurationError(
      "tokenExchange.subjectToken must be a function that returns the token to exchange.",
    );
  return {
    realm: grant.audience === undefined ? [] : [grant.audience],
    credential: undefined,
    authenticates: true,
    parameters: async ({ account }) => ({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await subjectToken(account),
      subject_token_type: subjectTokenType,
      ...(actorToken && { actor_token: await actorToken(account), actor_token_type: actorTokenType }),
      requested_token_type: grant.requestedTokenType,
      audience: grant.audience,
      ...common,
    }),
  };
}
