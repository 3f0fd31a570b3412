import type { Id } from "./models.ts";

/**
 * An id from text or a bigint. Throws a `TypeError` for anything but a whole number of 1 to 19 digits. JavaScript numbers are
 * rejected too: beyond 2^53 they would already be a different id.
 */
export function id<I extends Id>(value: string | bigint): I {
  const text = typeof value === "number" ? "" : String(value);
  if (!/^(0|[1-9]\d{0,18})$/.test(text)) {
    throw new TypeError(`A PSOhub id is a whole number written as text or a bigint, not ${JSON.stringify(value)}.`);
  }
  return text as I;
}
