import type { Delivery } from "./errors.ts";

/** Error codes and messages of Node, Bun and Deno. */
const notSent =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|\(Connect\)/;
const cutOff = /ECONNRESET|EPIPE|UND_ERR_SOCKET|ConnectionClosed/;
const pending = /AbortError|TimeoutError|UND_ERR_(HEADERS|BODY)_TIMEOUT/;

/** The delivery of a request, from the error of its `fetch`; `undefined` for an unknown error. */
export function deliveryOf(error: unknown): Delivery | undefined {
  let told = "";
  for (let cause = error as (Error & { code?: unknown }) | undefined, depth = 0; cause && depth < 5; depth++) {
    told += ` ${cause.name} ${String(cause.code)} ${cause.message}`;
    cause = cause.cause as typeof cause;
  }
  if (pending.test(told)) return "pending";
  if (notSent.test(told)) return "not_sent";
  return cutOff.test(told) ? "cut_off" : undefined;
}
