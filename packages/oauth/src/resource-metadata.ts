import { ProviderConfigurationError, ProviderUnavailableError } from "@tokens/core";
import { serviceUrl, userAgent, withoutSlashes } from "@tokens/provider-kit";
import { fetchDocument, textsOf, type MetadataDocument } from "./metadata-document.ts";

/** Options of `discoverResource`. */
export interface DiscoverResourceOptions {
  /** The `WWW-Authenticate` header of a 401 from the resource. */
  readonly wwwAuthenticate?: string | null;
  readonly fetch?: typeof fetch;
}

/** What a resource publishes about the tokens that it accepts: spread it into `createOAuth` and `oauthLogin`. */
export interface ProtectedResource {
  /** The identifier of the resource, for the parameter `resource` (RFC 8707). */
  readonly resource: string;
  /** The first of its authorization servers. */
  readonly issuer: string;
  readonly issuers: readonly [string, ...string[]];
  /** The scopes that the challenge of a 401 asks for, otherwise every scope that the resource lists. */
  readonly scopes: readonly string[];
  /** The resource: tokens are sent nowhere else. */
  readonly apis: readonly [string];
  /** Its name for people. */
  readonly title?: string;
  /** Present when the resource accepts only tokens that are bound to a key (RFC 9449). */
  readonly dpop?: true;
}

const wellKnown = "/.well-known/oauth-protected-resource";

/**
 * Finds the authorization servers of a protected resource (RFC 9728): by its well-known address, otherwise by the challenge of a 401.
 * Throws `ProviderConfigurationError` when the resource publishes no metadata, or that of another resource; `ProviderUnavailableError`
 * when it does not respond.
 */
export async function discoverResource(
  resource: string | URL,
  options: DiscoverResourceOptions = {},
): Promise<ProtectedResource> {
  serviceUrl("resource", resource);
  const asked = Object.assign(new URL(resource), { hash: "" });
  const { fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const path = asked.pathname === "/" ? "" : asked.pathname;
  const inserted = Object.assign(new URL(asked), { pathname: wellKnown + path });

  let challenge = options.wwwAuthenticate ?? undefined;
  const known = await fetchChallenged(challenge, asked, fetch);
  let document = known ?? (await fetchDocument(inserted, fetch));
  if (!document && challenge === undefined) {
    challenge = await challengeOf(asked, fetch);
    document = await fetchChallenged(challenge, asked, fetch);
  }
  if (!document && path !== "") document = await fetchDocument(new URL(wellKnown, asked), fetch);
  if (!document) {
    throw new ProviderConfigurationError(
      `${asked.href} publishes no metadata of a protected resource (RFC 9728). Pass the issuer of its authorization server instead.`,
    );
  }
  return protectedResource(document, asked, parameterOf(challenge, "scope")?.split(" "));
}

/** The document that a challenge leads to. */
async function fetchChallenged(
  challenge: string | undefined,
  asked: URL,
  fetch: typeof globalThis.fetch,
): Promise<MetadataDocument | undefined> {
  const address = parameterOf(challenge, "resource_metadata");
  return address === undefined ? undefined : fetchDocument(toldUrl("resource_metadata", address, asked), fetch);
}

async function challengeOf(asked: URL, fetch: typeof globalThis.fetch): Promise<string | undefined> {
  try {
    const { status, headers, body } = await fetch(asked.href, { headers: userAgent("oauth"), redirect: "manual" });
    await body?.cancel();
    return status === 401 ? (headers.get("www-authenticate") ?? undefined) : undefined;
  } catch (cause) {
    throw new ProviderUnavailableError(`${asked.host} could not be reached; try again later.`, { cause });
  }
}

/** A parameter of a `WWW-Authenticate` header (RFC 9110 section 11.2). */
function parameterOf(challenge: string | undefined, name: string): string | undefined {
  const pattern = new RegExp(String.raw`(?:^|[\s,])${name}\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))`, "i");
  const [, quoted, token] = pattern.exec(challenge ?? "") ?? [];
  return quoted?.replaceAll(/\\(.)/g, "$1") ?? token;
}

/** An address that a resource names: https, because a resource elsewhere must not send a program to this machine. */
function toldUrl(what: string, value: string, asked: URL): URL {
  const url = URL.parse(value);
  if (url?.protocol === "https:" || (url && asked.protocol === "http:")) {
    serviceUrl(what, url);
    return url;
  }
  throw new ProviderConfigurationError(
    `${what} of ${asked.host} is not an https address. Pass the issuer of its authorization server instead.`,
  );
}

function protectedResource(
  document: MetadataDocument,
  asked: URL,
  challenged: readonly string[] | undefined,
): ProtectedResource {
  const { resource, resource_name: title, dpop_bound_access_tokens_required: dpop } = document;
  if (typeof resource !== "string" || !isPartOf(asked, resource)) {
    throw new ProviderConfigurationError(
      `The metadata of ${asked.href} is for another resource, ${JSON.stringify(resource)?.slice(0, 200)}. Pass the address that the resource itself uses.`,
    );
  }
  const [issuer, ...others] = textsOf(document["authorization_servers"]) ?? [];
  if (issuer === undefined) {
    throw new ProviderConfigurationError(
      `${asked.href} names no authorization server. Pass the issuer of the one that issues its tokens.`,
    );
  }
  for (const one of [issuer, ...others]) toldUrl("authorization_servers", one, asked);
  return {
    resource,
    issuer,
    issuers: [issuer, ...others],
    scopes: challenged ?? textsOf(document["scopes_supported"]) ?? [],
    apis: [resource],
    ...(typeof title === "string" && { title }),
    ...(dpop === true && { dpop }),
  };
}

/**
 * Whether an address belongs to a resource: it is the resource, or below it. RFC 9728 wants the same address; APIs often publish one
 * document for everything below theirs. A token for another origin or another path is never asked for.
 */
function isPartOf(asked: URL, resource: string): boolean {
  const told = URL.parse(resource);
  if (told?.origin !== asked.origin || (told.search !== "" && told.search !== asked.search)) return false;
  const [path, below] = [told, asked].map(({ pathname }) => `${withoutSlashes(pathname)}/`);
  return below!.startsWith(path!);
}
