import { ProviderConfigurationError } from "@tokens/core";
import { requireText, serviceUrl } from "@tokens/provider-kit";
import { apiUrls } from "./api-urls.ts";
import type { SignatureMethod } from "./oauth1-signature.ts";
import { requireFilled, type Values } from "./templates.ts";

/** The three endpoints of RFC 5849 section 2. */
export interface OAuth1Endpoints {
  /** Issues temporary credentials. */
  readonly temporary: string;
  /** The page where the user decides. */
  readonly authorization: string;
  /** Exchanges temporary credentials for a token. */
  readonly token: string;
}

/** How a server deviates from RFC 5849. */
export interface OAuth1ServerOptions<P extends string = string> {
  readonly protocol?: "oauth1";
  /** Part of every key in the session manager, e.g. `flickr`. */
  readonly name: string;
  /** Name for people, used in messages. */
  readonly title?: string;
  /** Values of the `{name}` placeholders in `endpoints`, `apis` and `realm`. */
  readonly variables?: Values;
  /** @default "HMAC-SHA1" */
  readonly signatureMethod?: SignatureMethod;
  /**
   * The `realm` of each request. A variable in it is written in upper case with `_` for `-`, as NetSuite writes account ids:
   * `1234567-sb1` in a host is `1234567_SB1` in the realm.
   */
  readonly realm?: string;
  /** Further parameters of the request for temporary credentials, e.g. `scope`. */
  readonly temporaryParameters?: Readonly<Record<string, string>>;
  /** Further parameters of the authorization URL. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /** Where the response with the temporary credentials has the authorization URL of this login, e.g. `login_url`. */
  readonly authorizationUrlParameter?: string;
  /** Parameters of the token response that are kept with the session, e.g. `user_id`. */
  readonly tokenResponseParameters?: readonly P[];
  /** What a 401 of this server says about a dead token, besides `oauth_problem=token_revoked` and the like. */
  readonly refused?: readonly string[];
}

/** A server: its deviations, its endpoints, and the APIs that its tokens may be sent to. */
export interface OAuth1Server<P extends string = string> extends OAuth1ServerOptions<P> {
  /** May have `{name}` placeholders. */
  readonly endpoints: OAuth1Endpoints;
  /** May have `{name}` placeholders. Only their origins count. */
  readonly apis: readonly string[];
}

/** The endpoints of a server with its variables. Throws `ProviderConfigurationError` when one is missing or wrong. */
export function fillEndpoints(server: OAuth1ServerOptions, endpoints: OAuth1Endpoints): OAuth1Endpoints {
  const filled = (what: keyof OAuth1Endpoints): string => {
    const option = `endpoints.${what}`;
    const template = requireText(option, endpoints?.[what], "All three endpoints are required.");
    const url = requireFilled(server, template, server.variables ?? {});
    serviceUrl(option, url);
    return url;
  };
  return { temporary: filled("temporary"), authorization: filled("authorization"), token: filled("token") };
}

/** The origins of a server's APIs. Throws `ProviderConfigurationError` when there are none or one is wrong. */
export function fillApis(server: OAuth1ServerOptions, apis: readonly string[]): [string, ...string[]] {
  const [first, ...others] = apiUrls({ ...server, apis }).map((url) => new URL(url).origin);
  if (first === undefined) throw new ProviderConfigurationError("apis is empty: pass the addresses of the API.");
  return [first, ...others];
}

/** The realm of a server's requests; undefined without one. Its variables are checked as parts of addresses. */
export function fillRealm({ realm, variables = {} }: OAuth1ServerOptions): string | undefined {
  return realm?.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    (variables[name] ?? "").toUpperCase().replaceAll("-", "_"),
  );
}
