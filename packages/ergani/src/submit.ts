import { isApiError } from "@tokens/client";
import { isTokensError, type TokensError } from "@tokens/core";
import { athensInstant, athensWallTime } from "./athens.ts";
import type { DateValue } from "./documents/values.ts";
import { OutcomeUnknownError } from "./errors.ts";
import { formatValue } from "./format.ts";
import type { DatedReceipt, Receipt } from "./models.ts";
import { asRows } from "./services.ts";

/** Names a submission: a receipt will do. `submitDate` is as Ergani wrote it, a day in Athens, or an instant. */
export interface SubmissionReference {
  readonly protocol: string;
  readonly submitDate: DateValue | Date;
}

/** Receipts with their instants. `now` in Unix milliseconds decides the hour that October shows twice. */
export function datedReceipts(answer: unknown, now: number): readonly DatedReceipt[] {
  return (asRows(answer) as readonly Receipt[]).map((receipt) => ({
    ...receipt,
    submittedAt: new Date(athensInstant(receipt.submitDate, now) ?? Number.NaN),
  }));
}

/** The day of a submission in Athens as yyyyMMdd: at 00:30 there it is still yesterday in UTC. */
export function submittedDate(submitDate: SubmissionReference["submitDate"]): string {
  const day =
    submitDate instanceof Date
      ? athensWallTime(submitDate.getTime())
      : typeof submitDate === "string"
        ? submitDate.replace(/ \d{1,2}:\d{2}(:\d{2})?$/, "")
        : submitDate;
  const written = formatValue("xs:date", day);
  if (typeof written !== "string") throw new TypeError(`submitDate ${written.problem}.`);
  return written.replaceAll("-", "");
}

/** Calls what must not happen twice: an answer that is lost, or a 5xx, becomes an `OutcomeUnknownError`. */
export async function once<T>(route: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isApiError(error) && (error.status >= 500 || error.status === 408)) {
      throw new OutcomeUnknownError(route, { status: error.status, cause: error });
    }
    if (isTokensError(error) && wasSent(error)) throw new OutcomeUnknownError(route, { cause: error });
    throw error;
  }
}

/** Whether the call itself may have arrived: a token request that failed on the way to it is another matter. */
function wasSent(error: TokensError): boolean {
  const { name } = (error.cause ?? {}) as { name?: unknown };
  return error.code === "provider_unavailable" && (name === "NetworkError" || name === "TimeoutError");
}
