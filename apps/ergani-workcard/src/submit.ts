import { isApiError, OutcomeUnknownError, writeDocument, type Ergani, type WRKCardSE } from "@tokens/ergani";
import type { Journal } from "./journal.ts";
import type { Punch } from "./punches.ts";

/** What became of a punch. */
export interface Result {
  readonly punch: Punch;
  readonly outcome: "recorded" | "already" | "refused" | "unknown";
  /** Protocol, or what Ergani said. */
  readonly said: string;
}

/** Whose punches, and what to do with those of unknown outcome. */
export interface SubmitOptions {
  readonly employerAfm: string;
  readonly branch: string;
  /** Sends punches of unknown outcome again; Ergani refuses one that it has already. */
  readonly retryUnknown: boolean;
}

/**
 * Submits punches one by one, each written to the journal before it is sent and after it is answered. One that an earlier run
 * recorded is not sent, nor one whose outcome is unknown, unless asked for. Checks all of them before the first is sent.
 */
export async function* submitPunches(
  ergani: Ergani,
  journal: Journal,
  punches: readonly Punch[],
  options: SubmitOptions,
): AsyncGenerator<Result, void, undefined> {
  const cards = punches.map((punch) => ({ punch, card: toCard(punch, options) }));
  for (const { card } of cards) writeDocument("WRKCardSE", card);
  await ergani.tokens.session();
  for (const { punch, card } of cards) {
    const before = journal.state(punch.id);
    if (before === "recorded") yield { punch, outcome: "already", said: "recorded by an earlier run" };
    else if (before === "sending" && !options.retryUnknown)
      yield { punch, outcome: "unknown", said: "an earlier run was cut off while sending it" };
    else yield await submitOne(ergani, journal, punch, card);
  }
}

async function submitOne(ergani: Ergani, journal: Journal, punch: Punch, card: WRKCardSE): Promise<Result> {
  const { id } = punch;
  journal.write({ id, state: "sending" });
  try {
    const [receipt] = await ergani.submit("WRKCardSE", card);
    const protocol = receipt?.protocol ?? "";
    journal.write({ id, state: "recorded", protocol });
    return { punch, outcome: "recorded", said: protocol };
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return { punch, outcome: "unknown", said: error.message };
    if (!isApiError(error)) {
      // A token could not be had: nothing was sent.
      journal.write({ id, state: "refused" });
      throw error;
    }
    const said = error.detail ?? error.message;
    if (/Υπάρχει ήδη (είσοδος|έξοδος)/.test(said)) {
      journal.write({ id, state: "recorded", protocol: "" });
      return { punch, outcome: "already", said };
    }
    journal.write({ id, state: "refused" });
    return { punch, outcome: "refused", said };
  }
}

function toCard(punch: Punch, { employerAfm, branch }: SubmitOptions): WRKCardSE {
  return {
    f_afm_ergodoti: employerAfm,
    f_aa: branch,
    Details: {
      CardDetails: {
        f_afm: punch.afm,
        f_eponymo: punch.lastName,
        f_onoma: punch.firstName,
        f_type: punch.type,
        f_reference_date: punch.referenceDate,
        f_date: punch.at,
        f_aitiologia: punch.reason,
      },
    },
  };
}
