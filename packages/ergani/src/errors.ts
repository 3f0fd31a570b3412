import type { ErrorDetails } from "@tokens/provider-kit";
import { TokensError } from "@tokens/core";

/** What is known of a submission or cancellation that was not confirmed. */
export interface OutcomeUnknownDetails {
  /** Of the answer, where there was one. */
  readonly status?: number | undefined;
  /** Ergani's words, where the answer held any. */
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A submission or cancellation that Ergani neither confirmed nor refused: no answer, a 5xx, or an answer that is none of the API's
 * (a 200 without a protocol number, a web page). It may have been recorded: look it up before sending it again.
 */
export class OutcomeUnknownError extends TokensError {
  override readonly name = "OutcomeUnknownError";
  declare readonly outcomeUnknown: true;
  declare readonly route: string;
  /** Of the answer, where there was one. */
  declare readonly status: number | undefined;
  /** Ergani's words, where the answer held any. */
  declare readonly detail: string | undefined;

  constructor(route: string, { status, detail, cause }: OutcomeUnknownDetails) {
    const ok = status !== undefined && status >= 200 && status < 300;
    const what = status === undefined ? "did not answer" : `answered ${status} to`;
    super(
      `Ergani ${what} ${route}${ok ? " without confirming it" : ""}${detail ? ` (${detail})` : ""}: outcome unknown. It may have been recorded, and Ergani knows no idempotency key: look it up before sending it again.`,
      { code: "provider_unavailable", retryable: false, cause },
    );
    Object.assign(this, { route, status, detail, outcomeUnknown: true });
  }
}

/** The lines of a message: Ergani joins them by a literal backslash and n. */
export function messageLines(message: string): string[] {
  return message
    .split(/\\r\\n|\\n|\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What Ergani says in an object of a 2xx that is none of the API's answers, shortened. */
export function wordsOf(answer: unknown): string | undefined {
  return typeof answer === "string" ? undefined : readError(answer).detail?.slice(0, 200);
}

/** Reads what Ergani says: a bare JSON string, `message`, `Message`, `msg`, `detail`, or plain text. HTML says nothing. */
export function readError(body: unknown): ErrorDetails {
  const text = typeof body === "string" ? body : said(body);
  if (text === undefined || /^\s*</.test(text)) return {};
  const lines = messageLines(text);
  return lines.length > 0 ? { detail: lines.join("\n") } : {};
}

function said(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { message, Message, msg, detail } = body as Readonly<Record<string, unknown>>;
  return [message, Message, msg, detail].find((words) => typeof words === "string");
}
