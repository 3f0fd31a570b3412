import { ProviderConfigurationError, ProviderUnavailableError } from "@tokens/core";
import { serviceUrl } from "@tokens/provider-kit";
import type { ServerMetadata } from "openid-client";
import { isIssuer, wellKnownUrls } from "./issuer.ts";
import { fetchDocument } from "./metadata-document.ts";

/** Endpoints that secrets, codes or tokens are sent to. */
const sentTo = [
  "authorization_endpoint",
  "token_endpoint",
  "revocation_endpoint",
  "device_authorization_endpoint",
  "pushed_authorization_request_endpoint",
  "registration_endpoint",
] as const;

/**
 * The discovery document of an issuer (OpenID Connect Discovery, RFC 8414). Its `issuer` is the server's own spelling.
 * Throws `ProviderConfigurationError` when there is none, it is another issuer's, or an endpoint is not https;
 * `ProviderUnavailableError` when the server does not answer.
 */
export async function fetchServerMetadata(issuer: string, fetch: typeof globalThis.fetch): Promise<ServerMetadata> {
  let failure: ProviderUnavailableError | undefined;
  let other: string | undefined;
  for (const url of wellKnownUrls(issuer)) {
    try {
      const document = await fetchDocument(url, fetch);
      if (typeof document?.["issuer"] !== "string") continue;
      const metadata = document as ServerMetadata;
      if (isIssuer(issuer, metadata.issuer)) return withSafeEndpoints(metadata);
      other ??= metadata.issuer;
    } catch (error) {
      // A server that is away for one address is away for all; one that answers may have its document elsewhere.
      if (!(error instanceof ProviderUnavailableError) || error.status === undefined) throw error;
      failure ??= error;
    }
  }
  if (failure) throw failure;
  throw new ProviderConfigurationError(
    other === undefined
      ? `There is no discovery document of ${issuer}. Check the issuer, or pass endpoints instead.`
      : `The discovery document of ${issuer} names another issuer, ${other.slice(0, 200)}. Pass the issuer that the server names.`,
  );
}

function withSafeEndpoints(metadata: ServerMetadata): ServerMetadata {
  for (const endpoints of [metadata, metadata.mtls_endpoint_aliases ?? {}])
    for (const name of sentTo) if (endpoints[name]) serviceUrl(name, endpoints[name]);
  return metadata;
}
