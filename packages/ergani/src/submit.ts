import { isApiError, type ApiResponse } from "@tokens/provider-kit";
import { isTokensError, type TokensError } from "@tokens/core";
import type { Reader } from "./answers.ts";
import { athensInstant, athensWallTime } from "./athens.ts";
import type { DateValue } from "./documents/values.ts";
import { OutcomeUnknownError, wordsOf } from "./errors.ts";
import { formatValue } from "./format.ts";
import type { DatedReceipt, Receipt } from "./models.ts";

/** Names a submission: a receipt will do. `submitDate` is as Ergani wrote it, a day in Athens, or an instant. */
export interface SubmissionReference {
  readonly protocol: string;
  readonly submitDate: DateValue | Date;
}

/** Receipts with their instants. `now` in Unix milliseconds decides the hour that October shows twice. */
export function datedReceipts(receipts: readonly Receipt[], now: number): readonly DatedReceipt[] {
  return receipts.map((receipt) => ({
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

/**
 * Calls what must not happen twice. Only a 4xx (but for 408) says that nothing was recorded, and only what `read` finds in a 2xx
 * that something was; everything else becomes an `OutcomeUnknownError`.
 */
export async function once<T>(route: string, call: () => Promise<ApiResponse<unknown>>, read: Reader<T>): Promise<T> {
  let answer: ApiResponse<unknown>;
  try {
    answer = await call();
  } catch (error) {
    if (isApiError(error)) {
      const { status, detail } = error;
      if (status >= 400 && status < 500 && status !== 408) throw error;
      // Not as its cause: the body of such an answer, a web page perhaps, is nobody's to keep.
      throw new OutcomeUnknownError(route, { status, detail });
    }
    if (isTokensError(error) && wasSent(error, route)) throw new OutcomeUnknownError(route, { cause: error });
    throw error;
  }
  const { status, output } = answer;
  const confirmed = read(output);
  if (confirmed === undefined) throw new OutcomeUnknownError(route, { status, detail: wordsOf(output) });
  return confirmed;
}

/** Whether the call itself may have arrived: a token request that failed on the way to it is another matter. */
function wasSent({ code, message }: TokensError, route: string): boolean {
  return code === "provider_unavailable" && message.startsWith(`Ergani did not answer ${route}.`);
}
