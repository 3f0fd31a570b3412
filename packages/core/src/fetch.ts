import { BodyNotReplayableError, ProviderConfigurationError } from "./errors.ts";
import type { AuthorizationHeaders, Provider, UnsentRequest } from "./provider.ts";
import { headerPairs } from "./header-pairs.ts";
import type { Session } from "./session.ts";

/** The account whose token is used. */
interface Account<S extends Session> {
  session(options: { signal: AbortSignal | undefined }): Promise<S>;
  invalidate(rejectedToken: string): void;
}

interface App<S extends Session> {
  readonly provider: Provider<S>;
  readonly fetch: typeof fetch;
}

/** The arguments of `fetch`, and what they say. */
interface Call {
  readonly input: string | URL | Request;
  readonly init: RequestInit;
  readonly url: string;
  readonly method: string;
  readonly headers: RequestInit["headers"];
  readonly signal: AbortSignal | undefined;
  readonly redirect: RequestRedirect;
  /** The body can be sent only once. */
  readonly isStream: boolean;
}

const maxRedirects = 10;

/**
 * `fetch` with the account's token. A 401 for an expired token triggers one refresh and one replay; any other response is returned. Sends
 * the token only to the provider's own origins, also along redirects. With a `fresh` session, it awaits nothing before the request: one
 * `await` costs more than the rest of its work.
 */
export async function authorizedFetch<S extends Session>(
  account: Account<S>,
  app: App<S>,
  input: string | URL | Request,
  init: RequestInit | undefined,
  fresh: S | undefined,
): Promise<Response> {
  const call = readCall(input, init);
  const again = call.isStream ? call : copy(call);
  const session = fresh ?? (await account.session(call));
  const response = await send(app, call, session);
  if (response.status !== 401) return response;
  const inspected = response.clone();
  const expired = await app.provider.isExpiredToken(inspected);
  discard(inspected);
  if (!expired) return response;

  discard(response);
  account.invalidate(session.accessToken);
  const renewed = await account.session(call);
  if (call.isStream) {
    throw new BodyNotReplayableError(
      `The ${app.provider.name} access token expired, and a stream cannot be sent twice: send a new one.`,
    );
  }
  return send(app, again, renewed);
}

/** The origins that a session's token may be sent to. Throws `ProviderConfigurationError` when a URL is not one of them. */
export function ownOrigins<S extends Session>(provider: Provider<S>, url: string, session: S): readonly string[] {
  const { origins: known } = provider;
  const origins = typeof known === "function" ? known(session) : known;
  if (isOwnOrigin(origins, url)) return origins;
  throw new ProviderConfigurationError(
    `${provider.name} tokens are sent only to ${origins.join(", ")}, not to ${new URL(url).origin}: use fetch there.`,
  );
}

function readCall(input: string | URL | Request, init: RequestInit = {}): Call {
  const { body } = init;
  const isStream = body instanceof ReadableStream || Symbol.asyncIterator in Object(body);
  // `duplex` tells a `fetch` that sends requests again that this body cannot be.
  if (isStream) return { ...readCall(new Request(input, init), { duplex: "half" } as RequestInit), isStream };
  const request: Partial<Request> = input instanceof Request ? input : { url: String(input) };
  return {
    input,
    init,
    url: request.url!,
    method: init.method ?? request.method ?? "GET",
    headers: init.headers ?? request.headers,
    signal: init.signal ?? request.signal,
    redirect: init.redirect ?? request.redirect ?? "follow",
    isStream,
  };
}

/** The same call, for which the body of a `Request` is kept. */
function copy(call: Call): Call {
  const { input } = call;
  return input instanceof Request && input.body ? { ...call, input: input.clone() } : call;
}

/** The caller's headers apart from those of `names`, and others. */
function replaceHeaders(
  given: RequestInit["headers"],
  names: readonly string[],
  others: AuthorizationHeaders,
): AuthorizationHeaders {
  if (!given) return others;
  const headers: Record<string, string> = { ...others };
  for (const [name, value] of headerPairs(given)) {
    if (!names.includes(name.toLowerCase())) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/**
 * Sends a call, and follows its redirects, with the token only within the origins of the session: a login or a refresh in between may
 * have changed them.
 */
async function send<S extends Session>(
  app: App<S>,
  call: Call,
  session: S,
  before?: readonly string[],
  hops = 0,
): Promise<Response> {
  const { provider } = app;
  const { input, init, url, method, signal = null } = call;
  const origins = before ?? ownOrigins(provider, url, session);
  const isOwn = !before || isOwnOrigin(before, url);
  const request: UnsentRequest = { url, method, clone: () => new Request(copy(call).input, init) };
  const given = isOwn ? provider.authorize(session, request) : {};
  const own = "then" in given ? await given : given;
  const fetch = (isOwn && provider.fetchWith?.(app.fetch, session, request)) || app.fetch;
  const names = isOwn ? Object.keys(own) : ["authorization", "cookie"];
  const headers = replaceHeaders(call.headers, names, own);
  const response = await fetch(input, { ...init, headers, redirect: "manual" });
  const { status } = response;
  const location = status >= 300 && status < 400 && response.headers.get("location");
  if (!location || hops === maxRedirects || call.redirect !== "follow" || !/^(GET|HEAD)$/i.test(method))
    return response;
  discard(response);
  const next = new URL(location, url).href;
  const followed = { ...call, input: next, url: next, init: { ...init, method, signal } };
  return send(app, followed, session, origins, hops + 1);
}

/** Whether a URL belongs to a provider's `origins`, so that a token may be sent there. Throws a `TypeError` for an invalid URL. */
export function isOwnOrigin(origins: readonly string[], url: string | URL): boolean {
  // Nothing after the slash changes the origin, and parsing a URL is half of the cost of a call.
  const text = String(url);
  if (origins.some((own) => text.startsWith(own) && text[own.length] === "/")) return true;
  const { origin } = new URL(url);
  return origins.includes(origin) || origins.includes(origin.replace(/\/\/[^.]+/, "//*"));
}

/** Frees the connection. Not awaited, because a cloned body is cancelled only when both copies are. */
function discard(response: Response): void {
  if (!response.bodyUsed) response.body?.cancel().catch(() => undefined);
}
