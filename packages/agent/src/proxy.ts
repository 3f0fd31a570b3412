import { isTokensError } from "@tokens/core";
import type { OpenAccount } from "./accounts.ts";
import { readBody } from "./body.ts";
import { forwardedRequestHeaders, forwardedResponseHeaders } from "./headers.ts";
import { AgentProblem } from "./problem.ts";
import type { Target } from "./target.ts";

/** A body of at most this many bytes is read first, so that it can be sent again with a new token. */
const replayableBytes = 65_536;

/** Sends a request to an account's API with its token, and passes the response on. */
export async function proxy(
  request: Request,
  { account, client, apiUrl }: OpenAccount,
  { before = "", rest = "/" }: Target,
): Promise<Response> {
  const { method, signal } = request;
  const base = (await apiUrl()).replace(/(?<!\/)\/+$/, "");
  const url = urlBelow(base, rest, new URL(request.url).search);
  const body = await bodyOf(request);
  const init: RequestInit & { readonly duplex: "half" } = {
    method,
    headers: forwardedRequestHeaders(request.headers),
    redirect: "manual",
    duplex: "half",
    signal,
    ...(body && { body }),
  };
  let response: Response;
  try {
    response = await client.tokens.fetch(url, init);
  } catch (error) {
    if (isTokensError(error) || signal.aborted) throw error;
    throw unreachable(account.provider, error);
  }
  const headers = forwardedResponseHeaders(response.headers);
  const location = headers.get("location");
  if (location) headers.set("location", relocated(location, { url, base, before }));
  return new Response(response.body, { status: response.status, headers });
}

/** The address of a path below the API's. Throws `AgentProblem` for one that a server may resolve to something above it. */
function urlBelow(base: string, rest: string, search: string): URL {
  const url = new URL(base + rest + search);
  const { origin, pathname } = new URL(`${base}/`);
  if (url.origin === origin && url.pathname.startsWith(pathname) && !climbs(rest)) return url;
  throw new AgentProblem({
    status: 400,
    code: "invalid_request",
    detail:
      "The path has a segment that leads upwards or is encoded several times. The agent does not send such a path.",
  });
}

/** Nobody encodes a path this often. A bound, because each time costs the length of the path. */
const mostEncodings = 8;

/** Whether a path has a dot segment, however often and in whatever way it is encoded. */
function climbs(path: string): boolean {
  let decoded = path;
  for (let times = 0; times < mostEncodings; times++) {
    if (decoded.split(/[/\\]/).some((segment) => segment === ".." || segment === ".")) return true;
    const before = decoded;
    decoded = before.replace(/%([0-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    if (decoded === before) return false;
  }
  return true;
}

async function bodyOf(request: Request): Promise<RequestInit["body"]> {
  const length = Number(request.headers.get("content-length") ?? Infinity);
  return request.body && length <= replayableBytes ? readBody(request, replayableBytes) : request.body;
}

/** A redirect within the API leads through the agent again; any other is the caller's to follow, without a token. */
function relocated(
  location: string,
  { url, base, before }: { readonly url: URL; readonly base: string; readonly before: string },
): string {
  const target = URL.parse(location, url.href);
  return target?.href.startsWith(`${base}/`) ? before + target.href.slice(base.length) : location;
}

function unreachable(provider: string, error: unknown): AgentProblem {
  const { cause } = error as { cause?: { code?: unknown } };
  const why = typeof cause?.code === "string" ? ` (${cause.code})` : "";
  return new AgentProblem({
    status: 502,
    code: "provider_unavailable",
    detail: `The API of ${provider} did not respond${why}. The request may have reached it.`,
    retryable: true,
  });
}
