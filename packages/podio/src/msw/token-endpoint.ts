import type { Random, Grants, IssuedTokens } from "@tokens/provider-kit/msw";
import type { Ref } from "../models.ts";
import { refusal } from "./responses.ts";

/** What the mock keeps with a grant. */
export interface PodioGrant {
  readonly ref: Ref;
  readonly scope: string;
}

/** A code that waits for its exchange. */
export interface PendingCode {
  readonly redirectUri: string;
  readonly scope: string;
}

/** What the token endpoints need. */
export interface TokenEndpoint {
  readonly grants: Grants<PodioGrant>;
  readonly random: Random;
  /** Codes that have not been used. */
  readonly codes: Map<string, PendingCode>;
  /** Nonces of logins that wait for a second factor. */
  readonly nonces: Set<string>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appTokens: ReadonlyMap<number, string>;
  readonly user: { readonly id: number; readonly username: string; readonly password: string };
  readonly otp: string;
  /** Whether a password needs a second factor. */
  requiresSecondFactor(): boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** `POST /oauth/token` and `/oauth/token/v2`: both take a form or JSON. */
export async function tokenResponse(request: Request, endpoint: TokenEndpoint): Promise<Response> {
  const fields = await readFields(request);
  const refuse = (error: string, description: string, status = 400): Response =>
    refusal(request, status, error, description);
  if (!fields) return refuse("invalid_request", "The body is neither a form nor JSON");
  if (fields["client_id"] !== endpoint.clientId || fields["client_secret"] !== endpoint.clientSecret)
    return refuse("invalid_client", "The client credentials are wrong", 401);
  switch (fields["grant_type"]) {
    case "app": {
      const id = Number(fields["app_id"]);
      const token = endpoint.appTokens.get(id);
      if (token === undefined || token !== fields["app_token"])
        return refuse("invalid_grant", "The app token is wrong");
      return issued(endpoint.grants.start({ ref: { type: "app", id }, scope: "global:all" }));
    }
    case "password": {
      const { username, password, id } = endpoint.user;
      if (String(fields["username"]).toLowerCase() !== username || fields["password"] !== password)
        return refuse("invalid_grant", "The user name or the password is wrong");
      if (!endpoint.requiresSecondFactor()) return issued(start(endpoint, id, "global:all"));
      const nonce = endpoint.random.uuid();
      endpoint.nonces.add(nonce);
      return Response.json({ server_nonce: nonce });
    }
    case "authorization_code": {
      const code = String(fields["code"]);
      const pending = endpoint.codes.get(code);
      endpoint.codes.delete(code);
      if (!pending || pending.redirectUri !== fields["redirect_uri"])
        return refuse("invalid_grant", "The code is wrong or has been used");
      return issued(start(endpoint, endpoint.user.id, pending.scope));
    }
    case "refresh_token": {
      const next = endpoint.grants.rotate(String(fields["refresh_token"]));
      return typeof next === "string" ? refuse("invalid_grant", `The refresh token is ${next}`) : issued(next);
    }
    default:
      return refuse("unsupported_grant_type", "The grant type is not supported");
  }
}

/** `POST /mfa/verify`. A wrong code leaves the nonce valid. */
export async function secondFactorResponse(request: Request, endpoint: TokenEndpoint): Promise<Response> {
  const { nonce, otp, recoveryCode } = (await readFields(request)) ?? {};
  if (!endpoint.nonces.has(String(nonce)))
    return refusal(request, 400, "nonce_validation_error", "The login is too old");
  if (otp !== endpoint.otp && recoveryCode !== `recovery-${endpoint.otp}`)
    return refusal(request, 400, "invalid_second_factor", "The code is wrong");
  endpoint.nonces.delete(String(nonce));
  return issued(start(endpoint, endpoint.user.id, "global:all"));
}

function start({ grants }: TokenEndpoint, id: number, scope: string): IssuedTokens<PodioGrant> {
  return grants.start({ ref: { type: "user", id }, scope });
}

function issued({ accessToken, refreshToken, expiresIn, grant }: IssuedTokens<PodioGrant>): Response {
  const { scope, ref } = grant.data;
  return Response.json({
    access_token: accessToken,
    token_type: "bearer",
    expires_in: expiresIn,
    refresh_token: refreshToken,
    scope,
    ref,
  });
}

async function readFields(request: Request): Promise<Fields | undefined> {
  const text = await request.text();
  if (!request.headers.get("content-type")?.includes("json")) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return undefined;
  }
}
