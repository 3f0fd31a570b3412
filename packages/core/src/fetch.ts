import { BodyNotReplayableError, ProviderConfigurationError } from "./errors.ts";
import type { Provider } from "./provider.ts";
import type { Session } from "./session.ts";

/** The account whose token is used. */
interface Account<S extends Session> {
  session(options: { signal: AbortSignal }): Promise<S>;
  invalidate(rejectedToken: string): void;
}

interface App<S extends Session> {
  readonly provider: Provider<S>;
  readonly fetch: typeof fetch;
}

const maxRedirects = 10;

/**
 * `fetch` with the account's token. A 401 for an expired token triggers one refresh and one replay; any other response is returned. Sends
 * the token only to the provider's own origins, also along redirects.
 */
export async function authorizedFetch<S extends Session>(
  account: Account<S>,
  app: App<S>,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const first = new Request(input, init);
  const { signal } = first;
  const body: unknown = init?.body;
  const stream = body instanceof ReadableStream || Symbol.asyncIterator in Object(body);
  const again = first.body && !stream ? first.clone() : first;
  const session = await account.session({ signal });
  // `duplex` tells a `fetch` that sends requests again that this body cannot be.
  const response = await follow(app, first, session, stream ? { duplex: "half" } : undefined);
  if (response.status !== 401) return response;
  const copy = response.clone();
  const expired = await app.provider.isExpiredToken(copy);
  discard(copy);
  if (!expired) return response;

  discard(response);
  account.invalidate(session.accessToken);
  const renewed = await account.session({ signal });
  if (stream) {
    throw new BodyNotReplayableError(
      `The ${app.provider.name} access token expired, and a stream cannot be sent twice: send a new one.`,
    );
  }
  return follow(app, again, renewed);
}

/**
 * Sets the headers of a request, and returns the origins that they may be sent to. Throws `ProviderConfigurationError` when the request
 * goes elsewhere.
 */
export async function authorizeRequest<S extends Session>(
  provider: Provider<S>,
  request: Request,
  session: S,
): Promise<readonly string[]> {
  const { origins: known } = provider;
  const origins = typeof known === "function" ? known(session) : known;
  if (!isOwnOrigin(origins, request.url)) {
    throw new ProviderConfigurationError(
      `${provider.name} tokens are sent only to ${origins.join(", ")}, not to ${new URL(request.url).origin}: use fetch there.`,
    );
  }
  await provider.authorize(request, session);
  return origins;
}

/** Each token is checked against the origins of its own session: a login or a refresh in between may have changed them. */
async function follow<S extends Session>(
  { provider, fetch }: App<S>,
  request: Request,
  session: S,
  init?: object,
): Promise<Response> {
  const authorized = new Request(request, { redirect: "manual" });
  const origins = await authorizeRequest(provider, authorized, session);
  let response = await fetch(authorized, init);
  if (request.redirect !== "follow" || (request.method !== "GET" && request.method !== "HEAD")) return response;
  let { url } = request;
  for (let hop = 0; hop < maxRedirects && response.status >= 300 && response.status < 400; hop++) {
    const location = response.headers.get("location");
    if (!location) break;
    discard(response);
    url = new URL(location, url).href;
    const next = new Request(url, {
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      redirect: "manual",
    });
    if (isOwnOrigin(origins, url)) await provider.authorize(next, session);
    else for (const name of ["authorization", "cookie"]) next.headers.delete(name);
    response = await fetch(next);
  }
  return response;
}

/** Whether a URL belongs to a provider's `origins`, so that a token may be sent there. Throws a `TypeError` for an invalid URL. */
export function isOwnOrigin(origins: readonly string[], url: string | URL): boolean {
  const { origin } = new URL(url);
  return origins.includes(origin) || origins.includes(origin.replace(/\/\/[^.]+/, "//*"));
}

/** Frees the connection. Not awaited, because a cloned body is cancelled only when both copies are. */
function discard(response: Response): void {
  if (!response.bodyUsed) response.body?.cancel().catch(() => undefined);
}
