import { decodeJwt } from "jose";

/** End of an access token in Unix milliseconds by Ergani's clock; nothing where it is no JWT. Not verified: the key is Ergani's. */
export function jwtExpiresAt(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}
