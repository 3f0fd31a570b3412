import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time. */
export function equal(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}
