/** An error as Podio writes it, with all of its members. */
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
      // The scheme is wrong in the real answers too.
      url: `http://${url.host}${url.pathname}`,
      query_string: url.search.slice(1),
      method: request.method,
    },
  };
  return Response.json(body, { status, headers });
}

/** A 401 that a refresh helps against. */
export function expiredToken(request: Request): Response {
  return refusal(request, 401, "unauthorized", "expired_token", {
    "www-authenticate": 'Bearer realm="podio", error="expired_token"',
  });
}

/** 404. */
export function notFound(request: Request, what = "Object not found"): Response {
  return refusal(request, 404, "not_found", what);
}

/** 420, as long as no call is left. How long to wait is said in words only. */
export function rateLimited(request: Request, waitSeconds: number): Response {
  const description = `You have hit the rate limit. Please wait ${waitSeconds} seconds before trying again`;
  return refusal(request, 420, "rate_limit", description);
}

/** 403. */
export function forbidden(request: Request): Response {
  return refusal(request, 403, "forbidden", "The user does not have the right to do this");
}

/** 400, of a value that is not taken. */
export function invalidValue(request: Request, what: string): Response {
  return refusal(request, 400, "invalid_value", what);
}
