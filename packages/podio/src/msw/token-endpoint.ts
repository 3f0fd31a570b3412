import type { Random, Grants, IssuedTokens } from "@tokens/provider-kit/msw";
import type { Ref } from "../models.ts";
import { refusal } from "./responses.ts";

/** What a grant of the mock remembers. */
export interface PodioGrant {
  readonly ref: Ref;
  readonly scope: string;
}

/** What the token endpoints work on. */
export interface TokenEndpointState {
  readonly grants: Grants<PodioGrant>;
  readonly random: Random;
  /** Codes that have not been used, with their redirect URI and scope. */
  readonly codes: Map<string, { readonly redirectUri: string; readonly scope: string }>;
  /** Logins that wait for a second factor. */
  readonly nonces: Set<string>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appTokens: ReadonlyMap<number, string>;
  readonly user: { readonly id: number; readonly username: string; readonly password: string };
  readonly otp: string;
  /** Whether a password is not enough. */
  asksForSecondFactor(): boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** `POST /oauth/token` and `/oauth/token/v2`: a form or JSON, at either. */
export async function answerTokenRequest(request: Request, state: TokenEndpointState): Promise<Response> {
  const fields = await readFields(request);
  const refuse = (error: string, description: string, status = 400): Response =>
    refusal(request, status, error, description);
  if (!fields) return refuse("invalid_request", "The body is neither a form nor JSON");
  if (fields["client_id"] !== state.clientId || fields["client_secret"] !== state.clientSecret)
    return refuse("invalid_client", "The client credentials are wrong", 401);
  switch (fields["grant_type"]) {
    case "app": {
      const id = Number(fields["app_id"]);
      const token = state.appTokens.get(id);
      if (token === undefined || token !== fields["app_token"])
        return refuse("invalid_grant", "The app token is wrong");
      return issued(state.grants.start({ ref: { type: "app", id }, scope: "global:all" }));
    }
    case "password": {
      const { username, password, id } = state.user;
      if (String(fields["username"]).toLowerCase() !== username || fields["password"] !== password)
        return refuse("invalid_grant", "The user name or the password is wrong");
      if (!state.asksForSecondFactor()) return issued(start(state, id, "global:all"));
      const nonce = state.random.uuid();
      state.nonces.add(nonce);
      return Response.json({ server_nonce: nonce });
    }
    case "authorization_code": {
      const code = String(fields["code"]);
      const pending = state.codes.get(code);
      state.codes.delete(code);
      if (!pending || pending.redirectUri !== fields["redirect_uri"])
        return refuse("invalid_grant", "The code is wrong or has been used");
      return issued(start(state, state.user.id, pending.scope));
    }
    case "refresh_token": {
      const next = state.grants.rotate(String(fields["refresh_token"]));
      return typeof next === "string" ? refuse("invalid_grant", `The refresh token is ${next}`) : issued(next);
    }
    default:
      return refuse("unsupported_grant_type", "The grant type is not supported");
  }
}

/** `POST /mfa/verify`. A nonce stays good after a wrong code. */
export async function answerSecondFactor(request: Request, state: TokenEndpointState): Promise<Response> {
  const { nonce, otp, recoveryCode } = (await readFields(request)) ?? {};
  if (!state.nonces.has(String(nonce))) return refusal(request, 400, "nonce_validation_error", "The login is too old");
  if (otp !== state.otp && recoveryCode !== `recovery-${state.otp}`)
    return refusal(request, 400, "invalid_second_factor", "The code is wrong");
  state.nonces.delete(String(nonce));
  return issued(start(state, state.user.id, "global:all"));
}

function start({ grants }: TokenEndpointState, id: number, scope: string): IssuedTokens<PodioGrant> {
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
