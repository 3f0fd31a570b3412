import { isApiError, type ApiResponse } from "@tokens/provider-kit";
import { isTokensError, type TokensError } from "@tokens/core";
import type { Reader } from "./answers.ts";
import { athensInstant, athensWallTime } from "./athens.ts";
import type { DateValue } from "./documents/values.ts";
import { OutcomeUnknownError, messageIn } from "./errors.ts";
import { formatValue } from "./format.ts";
import type { DatedReceipt, Receipt } from "./models.ts";

/** Identifies a submission, e.g. by its receipt. `submitDate` is Ergani's text, a day in Athens, or an instant. */
export interface SubmissionReference {
  readonly protocol: string;
  readonly submitDate: DateValue | Date;
}

/** Receipts with their instants. `now`, in Unix milliseconds, resolves the repeated hour in October. */
export function datedReceipts(receipts: readonly Receipt[], now: number): readonly DatedReceipt[] {
  return receipts.map((receipt) => ({
    ...receipt,
    submittedAt: new Date(athensInstant(receipt.submitDate, now) ?? Number.NaN),
  }));
}

/** The day of a submission in Athens as yyyyMMdd. At 00:30 in Athens, the day in UTC is still the previous one. */
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
 * Makes a call that must not happen twice. Only a 4xx except 408 means that nothing was recorded, and only what `read` finds in a 2xx
 * means that something was; everything else becomes an `OutcomeUnknownError`.
 */
export async function once<T>(route: string, call: () => Promise<ApiResponse<unknown>>, read: Reader<T>): Promise<T> {
  let response: ApiResponse<unknown>;
  try {
    response = await call();
  } catch (error) {
    if (isApiError(error)) {
      const { status, detail } = error;
      if (status >= 400 && status < 500 && status !== 408) throw error;
      // Not as its cause: such a body, perhaps a web page, is not worth keeping.
      throw new OutcomeUnknownError(route, { status, detail });
    }
    if (isTokensError(error) && wasSent(error, route)) throw new OutcomeUnknownError(route, { cause: error });
    throw error;
  }
  const { status, output } = response;
  const confirmed = read(output);
  if (confirmed === undefined) throw new OutcomeUnknownError(route, { status, detail: messageIn(output) });
  return confirmed;
}

/** Whether the call itself may have arrived, rather than a token request before it having failed. */
function wasSent({ code, message }: TokensError, route: string): boolean {
  return code === "provider_unavailable" && message.startsWith(`Ergani did not respond to ${route}.`);
}
