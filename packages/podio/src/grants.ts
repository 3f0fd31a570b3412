import type { Grant, GrantContext, Session } from "@tokens/core";
import { requestToken, type TokenResponse } from "@tokens/core/token-endpoint";
import type { Ref } from "./models.ts";

/** How an account logs in. `identifier` is the app id or the user name; a code login has none. */
export interface AuthType {
  readonly type: "app" | "password" | "authorization_code";
  readonly identifier?: string;
}

/** A session of Podio: who logged in, and how. */
export interface PodioSession extends Session {
  /** `{ type: "app", id }` or `{ type: "user", id }`. */
  readonly ref?: Ref;
  readonly authType?: AuthType;
}

/** What is needed to ask for tokens. */
export interface PodioApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly tokenFormat: "json" | "form";
}

const dayMs = 24 * 60 * 60 * 1000;
const refreshTokenLifetimeMs = 28 * dayMs;

/** One request to the token endpoint, which never has an Authorization header. */
export function ask(
  app: PodioApp,
  parameters: Readonly<Record<string, string | number | undefined>>,
  context: Omit<GrantContext, "account">,
): Promise<TokenResponse> {
  const { clientId, clientSecret, tokenUrl: url, tokenFormat: format } = app;
  const client = { client_id: clientId, client_secret: clientSecret };
  return requestToken({ provider: "Podio", url, format, parameters: { ...parameters, ...client } }, context);
}

/** A grant from a token response. A refresh token lives for 28 days. */
export function toGrant(answer: TokenResponse, authType: AuthType | undefined): Grant<PodioSession> {
  const { body, ...grant } = answer;
  const { refreshToken, obtainedAt, refreshTokenExpiresAt } = grant;
  return {
    ...grant,
    refreshTokenExpiresAt: refreshTokenExpiresAt ?? (refreshToken ? obtainedAt + refreshTokenLifetimeMs : undefined),
    ref: readRef(body["ref"]),
    authType,
  };
}

/** A reference with its id as a number, also where a store made text of it. */
export function readRef(ref: unknown): Ref | undefined {
  const { type, id } = (ref ?? {}) as { readonly type?: unknown; readonly id?: unknown };
  return typeof type === "string" && type && Number.isSafeInteger(Number(id)) && id !== null && id !== ""
    ? { type, id: Number(id) }
    : undefined;
}
