import type { Clock, Session } from "@tokens/core";
import { requireText } from "@tokens/provider-kit";
import { fillRealm, type OAuth1ServerOptions } from "./oauth1-server.ts";
import type { SignatureOptions } from "./oauth1-signature.ts";

/** A session whose token comes with a secret to sign with. */
export interface OAuth1Session<P extends string = string> extends Session {
  readonly accessTokenSecret: string;
  /** Values of the token response, by the server's `tokenResponseParameters`. */
  readonly parameters?: { readonly [K in P]?: string };
}

/** A consumer, as registered with a server. */
export interface OAuth1App<P extends string = string> extends OAuth1ServerOptions<P> {
  readonly consumerKey: string | undefined;
  readonly consumerSecret: string | undefined;
}

/** The name and the consumer of an app. Throws `ProviderConfigurationError` when one is missing. */
export function checkApp({
  name,
  consumerKey,
  consumerSecret,
}: OAuth1App): Readonly<Record<"name" | "consumerKey" | "consumerSecret", string>> {
  const hint = "Register a consumer with the server.";
  return {
    name: requireText("name", name, "Name the server."),
    consumerKey: requireText("consumerKey", consumerKey, hint),
    consumerSecret: requireText("consumerSecret", consumerSecret, hint),
  };
}

/** How the next request of an app is signed. Some servers, e.g. FatSecret, require the optional `oauth_version`. */
export function signatureOptions(
  app: OAuth1App,
  clock: Clock,
  parameters: Readonly<Record<string, string>> = {},
): SignatureOptions {
  return {
    timestamp: Math.floor(clock.now() / 1000),
    nonce: crypto.randomUUID(),
    method: app.signatureMethod,
    realm: fillRealm(app),
    parameters: { oauth_version: "1.0", ...parameters },
  };
}
