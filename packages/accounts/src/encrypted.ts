import type { Session } from "@tokens/core";

/** Whether `@tokens/session-encrypted` stored the session: the token is a JWE of its own type. */
export function isEncrypted({ accessToken }: Session): boolean {
  const [header = "", ...rest] = accessToken.split(".");
  return rest.length === 4 && Buffer.from(header, "base64url").toString("latin1").includes('"typ":"tokens-session"');
}
