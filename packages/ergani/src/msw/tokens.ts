import { base64, base64url } from "@tokens/provider-kit";
import type { IssuedTokens, Mint, Random } from "@tokens/provider-kit/msw";
import { athensDateTime } from "../athens.ts";

/** A token response. `refreshExpiresAt` is in Unix milliseconds. */
export function tokenResponse(
  { accessToken, refreshToken, expiresIn }: IssuedTokens,
  refreshExpiresAt: number,
): Readonly<Record<string, string | number>> {
  // .NET writes seven decimals.
  const refreshTokenExpired = athensDateTime(refreshExpiresAt).replace(/(\.\d{3})/, "$10000");
  return { accessToken, accessTokenExpired: expiresIn, refreshToken, refreshTokenExpired };
}

/** An access token is an HS256 JWT without `iat`. Nobody else can verify one, so its signature is constant. */
export function mintToken(
  userType: string,
  username: string,
  { kind, expiresAt }: Parameters<Mint>[0],
  random: Random,
): string {
  if (kind === "refresh") return base64(random.bytes(32));
  const claims = {
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name": userType,
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier": username,
    "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid": "4711",
    exp: Math.floor(expiresAt / 1000),
  };
  return [{ alg: "HS256", typ: "JWT" }, claims]
    .map((part) => base64url(JSON.stringify(part)))
    .concat("bm9ib2R5IHZlcmlmaWVzIHRoaXMgc2lnbmF0dXJl")
    .join(".");
}
