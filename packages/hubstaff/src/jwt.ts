/** What a token tells of its time, in Unix milliseconds; nothing where it is no JWT. Not verified: only Hubstaff holds the key. */
export function jwtTimes(token: string | undefined): {
  readonly issuedAt?: number | undefined;
  readonly expiresAt?: number | undefined;
} {
  try {
    const payload = token!.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
    const { iat, exp } = JSON.parse(atob(payload)) as { readonly iat?: unknown; readonly exp?: unknown };
    return { issuedAt: milliseconds(iat), expiresAt: milliseconds(exp) };
  } catch {
    return {};
  }
}

/** Claims are what the token says, which need not be a number, nor one that stays finite in milliseconds. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

/** Lifetime of a JWT in milliseconds by its own clock, so that ours need not agree. */
export function lifetimeMs(token: string): number | undefined {
  const { issuedAt, expiresAt } = jwtTimes(token);
  return issuedAt && expiresAt && expiresAt - issuedAt;
}
