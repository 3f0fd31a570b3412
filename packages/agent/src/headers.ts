/** Headers that belong to one connection (RFC 9110 section 7.6.1). */
const hopByHop = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** What the agent's caller says to the agent alone, and what `fetch` sets itself. */
const onlyForAgent = ["authorization", "cookie", "host", "expect", "accept-encoding"];

/** The headers of a caller that go to the API. */
export function forwardedRequestHeaders(headers: Headers): Headers {
  return without(headers, onlyForAgent);
}

/** The headers of an API that go to the caller. `fetch` has decoded the body. */
export function forwardedResponseHeaders(headers: Headers): Headers {
  const decoded = headers.has("content-encoding") ? ["content-encoding", "content-length"] : [];
  return without(headers, ["set-cookie", "set-cookie2", ...decoded]);
}

function without(headers: Headers, names: readonly string[]): Headers {
  const named = headers.get("connection")?.split(",") ?? [];
  const kept = new Headers(headers);
  for (const name of [...hopByHop, ...named, ...names]) if (name.trim()) kept.delete(name.trim());
  return kept;
}
