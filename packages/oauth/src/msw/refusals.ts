/** How servers refuse a refresh token that they no longer accept, where it is not as in RFC 6749 section 5.2. */
const deadGrants: Readonly<Record<string, () => Response>> = {
  auth0: () => refuse("invalid_grant", { status: 403, description: "Unknown or invalid refresh token." }),
  facebook: () => graphError(),
  github: () =>
    refuse("bad_refresh_token", { status: 200, description: "The refresh token passed is incorrect or expired." }),
  instagram: () => graphError(),
  microsoft: () =>
    refuse("invalid_grant", {
      description: "AADSTS700082: The refresh token has expired due to inactivity.",
      more: { error_codes: [700_082], suberror: "bad_token" },
    }),
  slack: () => Response.json({ ok: false, error: "invalid_refresh_token" }),
  strava: () =>
    Response.json(
      { message: "Bad Request", errors: [{ resource: "RefreshToken", field: "refresh_token", code: "invalid" }] },
      { status: 400 },
    ),
};

/** The refusal of a refresh token, as this server words it. */
export function deadGrant(server: string): Response {
  return deadGrants[server]?.() ?? refuse("invalid_grant");
}

/** An error response of RFC 6749 section 5.2. */
export function refuse(
  error: string,
  { status = 400, description, more }: { status?: number; description?: string; more?: object } = {},
): Response {
  return Response.json(
    { error, ...(description !== undefined && { error_description: description }), ...more },
    { status },
  );
}

function graphError(): Response {
  const error = { message: "Error validating access token.", type: "OAuthException", code: 190 };
  return Response.json({ error }, { status: 400 });
}
