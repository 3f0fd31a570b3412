import { decodeJwt } from "jose";

/** Expiry of an access token in Unix milliseconds by Ergani's clock; undefined when it is not a JWT. Not verified: the key is Ergani's. */
export function jwtExpiresAt(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}
