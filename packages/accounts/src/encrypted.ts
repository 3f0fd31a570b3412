import type { Session } from "@tokens/core";

/** Whether it is what `@tokens/session-encrypted` stores in the place of a token: a JWE of its own type. */
export function isEncrypted({ accessToken }: Session): boolean {
  const [header = "", ...rest] = accessToken.split(".");
  return rest.length === 4 && Buffer.from(header, "base64url").toString("latin1").includes('"typ":"tokens-session"');
}
