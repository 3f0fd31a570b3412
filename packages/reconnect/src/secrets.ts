import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, base64url: 43 characters. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text has the form of `randomSecret()`. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** SHA-256, base64url: the name of a record, so that the store does not have the secret itself. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** A key for one purpose (HMAC-SHA-256), so that no two purposes share one. */
export function derived(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("base64url");
}

/** Compares in constant time. */
export function equal(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a!, b!);
}
