/** An API error, in the shape with a code. */
export function apiError(
  status: number,
  code: string,
  error_code: number,
  error: string,
  details?: readonly object[],
): Response {
  return Response.json({ code, error_code, error, ...(details && { details }) }, { status });
}

/** 404 with error code 12000. */
export function notFound(): Response {
  return apiError(404, "not_found", 12_000, "Resource not found");
}

/** 400 with error code 11000 and what is wrong with each attribute. */
export function invalid(details: readonly { attribute: string; error: string }[]): Response {
  return apiError(400, "invalid_params", 11_000, "Validation failed", details);
}

/** The only 401 that a refresh resolves: OAuth's shape, with the header. */
export function invalidToken(): Response {
  const error_description = "The access token is invalid or has expired";
  return Response.json(
    { error: "invalid_token", error_description },
    {
      status: 401,
      headers: {
        "www-authenticate": `Bearer realm="Hubstaff", error="invalid_token", error_description="${error_description}"`,
      },
    },
  );
}

/** 401 without a credential. */
export function notAuthorized(): Response {
  return apiError(401, "not_authorized", 10_001, "Not authorized");
}
