/** An error in Podio's shape, with all its members. */
export function refusal(
  request: Request,
  status: number,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const url = new URL(request.url);
  const body = {
    error,
    error_description: description,
    error_detail: null,
    error_parameters: {},
    error_propagate: false,
    request: {
      // Podio's responses have the wrong scheme, too.
      url: `http://${url.host}${url.pathname}`,
      query_string: url.search.slice(1),
      method: request.method,
    },
  };
  return Response.json(body, { status, headers });
}

/** A 401 that a refresh resolves. */
export function expiredToken(request: Request): Response {
  return refusal(request, 401, "unauthorized", "expired_token", {
    "www-authenticate": 'Bearer realm="podio", error="expired_token"',
  });
}

/** 404. */
export function notFound(request: Request, what = "Object not found"): Response {
  return refusal(request, 404, "not_found", what);
}

/** 420 while no call is left. Only the description says how long to wait. */
export function rateLimited(request: Request, waitSeconds: number): Response {
  const description = `You have hit the rate limit. Please wait ${waitSeconds} seconds before trying again`;
  return refusal(request, 420, "rate_limit", description);
}

/** 403. */
export function forbidden(request: Request): Response {
  return refusal(request, 403, "forbidden", "The user does not have the right to do this");
}

/** 400 for a value that is not accepted. */
export function invalidValue(request: Request, what: string): Response {
  return refusal(request, 400, "invalid_value", what);
}
