import type { Grant, GrantContext, Session } from "@tokens/core";
import { requestToken, type TokenResponse } from "@tokens/core/token-endpoint";
import type { PodioApp } from "./app.ts";
import type { Ref } from "./models.ts";

/** How an account logged in. `identifier` is the app id or the user name; a login by code has none. */
export interface AuthType {
  readonly type: "app" | "password" | "authorization_code";
  readonly identifier?: string;
}

/** A Podio session: who logged in, and how. */
export interface PodioSession extends Session {
  /** `{ type: "app", id }` or `{ type: "user", id }`. */
  readonly ref?: Ref;
  readonly authType?: AuthType;
}

/** Parameters of a token request besides those of the client. */
export type GrantParameters = Readonly<Record<string, string | number | undefined>>;

const dayMs = 24 * 60 * 60 * 1000;
const refreshTokenLifetimeMs = 28 * dayMs;

/** Sends one token request. It never has an Authorization header. */
export async function requestGrant(
  { clientId, clientSecret, tokenUrl: url, tokenFormat: format, headers }: PodioApp,
  given: GrantParameters,
  context: Omit<GrantContext, "account">,
  authType: AuthType | undefined,
): Promise<Grant<PodioSession>> {
  const parameters = { ...given, client_id: clientId, client_secret: clientSecret };
  return toGrant(await requestToken({ provider: "Podio", url, format, headers, parameters }, context), authType);
}

/** The grant in a token response. A refresh token lives for 28 days. */
export function toGrant(response: TokenResponse, authType: AuthType | undefined): Grant<PodioSession> {
  const { body, ...grant } = response;
  const { refreshToken, obtainedAt, refreshTokenExpiresAt } = grant;
  return {
    ...grant,
    refreshTokenExpiresAt: refreshTokenExpiresAt ?? (refreshToken ? obtainedAt + refreshTokenLifetimeMs : undefined),
    ref: readRef(body["ref"]),
    authType,
  };
}

/** A reference with its id as a number, also where a store turned it into text. */
export function readRef(ref: unknown): Ref | undefined {
  const { type, id } = (ref ?? {}) as { readonly type?: unknown; readonly id?: unknown };
  return typeof type === "string" && type && Number.isSafeInteger(Number(id)) && id !== null && id !== ""
    ? { type, id: Number(id) }
    : undefined;
}
