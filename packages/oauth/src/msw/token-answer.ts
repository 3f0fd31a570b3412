import type { IssuedTokens } from "@tokens/provider-kit/msw";
import type { OAuthServer } from "../server.ts";

type Members = Readonly<Record<string, unknown>>;

/** How token responses differ from RFC 6749 section 5.1 where a server's data does not say so, because a client reads all of these. */
const differences: Readonly<Record<string, (members: Members, now: number) => Members>> = {
  facebook: ({ expires_in: expires, ...members }) => ({ ...members, expires }),
  instagram: ({ expires_in: expires, ...members }) => ({ ...members, expires }),
  notion: withoutLifetime,
  salesforce: withoutLifetime,
  strava: (members, now) => ({ ...members, expires_at: Math.floor(now / 1000) + Number(members["expires_in"]) }),
  twitch: ({ scope, ...members }) => ({ ...members, scope: String(scope).split(" ") }),
};

const dayMs = 86_400_000;

/** Where a server states how long a refresh token lasts, and how long that is. */
const refreshTokenEnds: Readonly<Record<string, { readonly member: string; readonly lifetimeMs: number }>> = {
  github: { member: "refresh_token_expires_in", lifetimeMs: 184 * dayMs },
  linkedin: { member: "refresh_token_expires_in", lifetimeMs: 365 * dayMs },
  quickbooks: { member: "x_refresh_token_expires_in", lifetimeMs: 101 * dayMs },
};

/** Lifetime of a mocked refresh token in milliseconds. */
export function refreshTtlMs({ name, refreshTokenLifetimeMs }: OAuthServer): number {
  return refreshTokenLifetimeMs ?? refreshTokenEnds[name]?.lifetimeMs ?? Number.POSITIVE_INFINITY;
}

/** What a token response contains: tokens, and the server's non-standard values. */
export interface Answer {
  readonly issued: Pick<IssuedTokens, "accessToken" | "expiresIn">;
  /** Absent where the client keeps the one it has, or gets none. */
  readonly refreshToken: string | undefined;
  readonly scope: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly now: number;
}

/** The token response of a server. */
export function tokenAnswer(server: OAuthServer, { issued, refreshToken, scope, parameters, now }: Answer): Response {
  const { name: server_, names = {}, accessTokenPath, tokenResponseParameters = [] } = server;
  const { accessToken: access_token, expiresIn: expires_in } = issued;
  const end = refreshTokenEnds[server_]?.member;
  const standard: Members = {
    access_token,
    token_type: "Bearer",
    expires_in,
    ...(refreshToken !== undefined && {
      refresh_token: refreshToken,
      ...(end !== undefined && { [end]: refreshTtlMs(server) / 1000 }),
    }),
    scope,
  };
  const members = differences[server_]?.(standard, now) ?? standard;
  const body: Record<string, unknown> = server_ === "slack" ? { ok: true } : {};
  for (const [name, value] of Object.entries(members)) {
    const path = accessTokenPath?.split(".") ?? [];
    put(body, [...path, (names as Readonly<Record<string, string>>)[name] ?? name], value);
  }
  for (const path of tokenResponseParameters) put(body, path.split("."), parameters[path]);
  return Response.json(body);
}

function withoutLifetime(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== "expires_in"));
}

function put(body: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) body[name] = value;
  else put((body[name] ??= {}) as Record<string, unknown>, rest, value);
}
