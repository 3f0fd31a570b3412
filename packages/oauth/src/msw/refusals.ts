/** What a server refuses in a token request. */
export type Refused = "refresh token" | "code" | "client";

/** How servers refuse, where it is not as in RFC 6749 section 5.2. */
const refusals: Readonly<Record<string, Partial<Record<Refused, () => Response>>>> = {
  auth0: {
    "refresh token": () => refuse("invalid_grant", { status: 403, description: "Unknown or invalid refresh token." }),
  },
  facebook: { "refresh token": () => graphError() },
  github: {
    "refresh token": () =>
      refuse("bad_refresh_token", { status: 200, description: "The refresh token passed is incorrect or expired." }),
    code: () =>
      refuse("bad_verification_code", { status: 200, description: "The code passed is incorrect or expired." }),
    client: () =>
      refuse("incorrect_client_credentials", {
        status: 200,
        description: "The client_id and/or client_secret passed are incorrect.",
      }),
  },
  instagram: { "refresh token": () => graphError() },
  microsoft: {
    "refresh token": () =>
      refuse("invalid_grant", {
        description: "AADSTS700082: The refresh token has expired due to inactivity.",
        more: { error_codes: [700_082], suberror: "bad_token" },
      }),
  },
  slack: {
    "refresh token": () => notOk("invalid_refresh_token"),
    code: () => notOk("invalid_code"),
    client: () => notOk("bad_client_secret"),
  },
  strava: {
    "refresh token": () =>
      Response.json(
        { message: "Bad Request", errors: [{ resource: "RefreshToken", field: "refresh_token", code: "invalid" }] },
        { status: 400 },
      ),
  },
};

/** The refusal of a grant or a client, as this server words it. */
export function refusalOf(server: string, refused: Refused): Response {
  const own = refusals[server]?.[refused];
  if (own) return own();
  return refused === "client" ? refuse("invalid_client", { status: 401 }) : refuse("invalid_grant");
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

function notOk(error: string): Response {
  return Response.json({ ok: false, error });
}

function graphError(): Response {
  const error = { message: "Error validating access token.", type: "OAuthException", code: 190 };
  return Response.json({ error }, { status: 400 });
}
