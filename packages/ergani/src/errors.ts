import type { ErrorDetails } from "@tokens/client";
import { TokensError } from "@tokens/core";

/** A submission or cancellation without an answer: it may have been recorded. Look before sending it again. */
export class OutcomeUnknownError extends TokensError {
  override readonly name = "OutcomeUnknownError";
  declare readonly outcomeUnknown: true;
  declare readonly route: string;
  /** Of the answer, where there was one (5xx). */
  declare readonly status: number | undefined;

  constructor(route: string, { status, cause }: { status?: number | undefined; cause?: unknown }) {
    const what = status === undefined ? "did not answer" : `answered ${status} to`;
    super(
      `Ergani ${what} ${route}: outcome unknown. It may have been recorded, and Ergani knows no idempotency key: look there before sending it again.`,
      { code: "provider_unavailable", retryable: false, cause },
    );
    Object.assign(this, { route, status, outcomeUnknown: true });
  }
}

/** The lines of a message: Ergani joins them by a literal backslash and n. */
export function messageLines(message: string): string[] {
  return message
    .split(/\\r\\n|\\n|\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
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
