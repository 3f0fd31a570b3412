/** What a token tells of its time, in Unix milliseconds; nothing where it is no JWT. Not verified: only Hubstaff holds the key. */
export function jwtTimes(token: string | undefined): { readonly issuedAt?: number; readonly expiresAt?: number } {
  try {
    const payload = token!.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
    const { iat, exp } = JSON.parse(atob(payload)) as { readonly iat?: unknown; readonly exp?: unknown };
    return { ...(isTime(iat) && { issuedAt: iat * 1000 }), ...(isTime(exp) && { expiresAt: exp * 1000 }) };
  } catch {
    return {};
  }
}

/** Claims are what the token says, which need not be a number, nor one that stays finite in milliseconds. */
function isTime(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 1e11;
}

/** Lifetime of a JWT in milliseconds by its own clock, so that ours need not agree. */
export function lifetimeMs(token: string): number | undefined {
  const { issuedAt, expiresAt } = jwtTimes(token);
  return issuedAt && expiresAt && expiresAt - issuedAt;
}
