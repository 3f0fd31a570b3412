/** `iat` and `exp` of a JWT in Unix milliseconds, not verified; empty for any other token. */
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

/** A claim need not be a number, or one that is finite in milliseconds. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

/** Lifetime of a JWT in milliseconds, by the issuer's clock: ours may differ. */
export function lifetimeMs(token: string): number | undefined {
  const { issuedAt, expiresAt } = jwtTimes(token);
  return issuedAt && expiresAt && expiresAt - issuedAt;
}
