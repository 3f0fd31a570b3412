import type { ErrorDetails } from "@tokens/provider-kit";
import { TokensError } from "@tokens/core";

/** Details of a submission or cancellation that was not confirmed. */
export interface OutcomeUnknownDetails {
  /** Status of the response, if there was one. */
  readonly status?: number | undefined;
  /** Ergani's message, if the response had one. */
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A submission or cancellation that Ergani neither confirmed nor refused: no response, a 5xx, or a response that the API does not
 * document (a 200 without a protocol number, a web page). It may have been recorded: look it up before you send it again.
 */
export class OutcomeUnknownError extends TokensError {
  override readonly name = "OutcomeUnknownError";
  declare readonly outcomeUnknown: true;
  declare readonly route: string;
  /** Status of the response, if there was one. */
  declare readonly status: number | undefined;
  /** Ergani's message, if the response had one. */
  declare readonly detail: string | undefined;

  constructor(route: string, { status, detail, cause }: OutcomeUnknownDetails) {
    const ok = status !== undefined && status >= 200 && status < 300;
    const what = status === undefined ? "did not respond to" : `responded with ${status} to`;
    super(
      `Ergani ${what} ${route}${ok ? " without confirming it" : ""}${detail ? ` (${detail})` : ""}: outcome unknown. It may have been recorded, and Ergani has no idempotency keys: look it up before you send it again.`,
      { code: "provider_unavailable", retryable: false, cause },
    );
    Object.assign(this, { route, status, detail, outcomeUnknown: true });
  }
}

/** Splits a message into lines, which Ergani joins with a literal backslash and n. */
export function messageLines(message: string): string[] {
  return message
    .split(/\\r\\n|\\n|\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Ergani's message in a 2xx that the API does not document, shortened. */
export function messageIn(body: unknown): string | undefined {
  return typeof body === "string" ? undefined : readError(body).detail?.slice(0, 200);
}

/** Reads Ergani's message: a bare JSON string, `message`, `Message`, `msg`, `detail`, or plain text. HTML has none. */
export function readError(body: unknown): ErrorDetails {
  const text = typeof body === "string" ? body : messageMember(body);
  if (text === undefined || /^\s*</.test(text)) return {};
  const lines = messageLines(text);
  return lines.length > 0 ? { detail: lines.join("\n") } : {};
}

function messageMember(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { message, Message, msg, detail } = body as Readonly<Record<string, unknown>>;
  return [message, Message, msg, detail].find((words) => typeof words === "string");
}
