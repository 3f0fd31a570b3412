import { createHash } from "node:crypto";

/** A name for a token that does not reveal it. */
export function mark(token: string): string {
  return createHash("sha256").update(token).digest("hex").slice(0, 12);
}
