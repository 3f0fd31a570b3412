import {
  isApiError,
  isTokensError,
  OutcomeUnknownError,
  writeDocument,
  type Ergani,
  type PunchOutcome,
  type WRKCardSE,
} from "@tokens/ergani";
import type { Journal, PunchState } from "./journal.ts";
import type { Punch } from "./punches.ts";

/** The outcome of a punch. */
export interface Result {
  readonly punch: Punch;
  readonly outcome: "recorded" | "already" | "refused" | "unknown" | "absent";
  /** The protocol number, or Ergani's message. */
  readonly detail: string;
}

/** The employer whose punches are submitted. */
export interface Employer {
  readonly employerAfm: string;
  readonly branch: string;
}

/** Options of a submission. */
export interface SubmitOptions extends Employer {
  /** Resubmits punches of unknown outcome. Ergani rejects duplicates. */
  readonly retryUnknown: boolean;
}

/**
 * Validates all punches, then submits them one by one, with a journal entry before and after each. Skips punches that an earlier run
 * recorded, and those of unknown outcome unless `retryUnknown` is set.
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
    if (before === "recorded") yield { punch, outcome: "already", detail: "recorded by an earlier run" };
    else if (isUnknown(before) && !options.retryUnknown)
      yield { punch, outcome: "unknown", detail: "submitted by an earlier run that received no confirmation" };
    else yield await submitOne(ergani, journal, punch, card);
  }
}

async function submitOne(ergani: Ergani, journal: Journal, punch: Punch, card: WRKCardSE): Promise<Result> {
  const { id } = punch;
  const wasUnknown = isUnknown(journal.state(id));
  const notRecorded = (): void => journal.write({ id, state: wasUnknown ? "unknown" : "refused" });
  journal.write({ id, state: "sending" });
  try {
    const [receipt] = await ergani.submit("WRKCardSE", card);
    const { protocol } = receipt!;
    journal.write({ id, state: "recorded", protocol });
    return { punch, outcome: "recorded", detail: protocol };
  } catch (error) {
    if (error instanceof OutcomeUnknownError) {
      journal.write({ id, state: "unknown" });
      return { punch, outcome: "unknown", detail: error.message };
    }
    if (!isApiError(error)) {
      // Without a token nothing was sent. After any other error the outcome is unknown.
      if (isTokensError(error)) notRecorded();
      throw error;
    }
    const detail = error.detail ?? error.message;
    if (/Υπάρχει ήδη (είσοδος|έξοδος)/.test(detail)) {
      journal.write({ id, state: "recorded", protocol: "" });
      return { punch, outcome: "already", detail };
    }
    notRecorded();
    // A rejection now, e.g. for being late, does not tell whether the earlier submission was recorded.
    return wasUnknown
      ? { punch, outcome: "unknown", detail: `refused now, perhaps recorded before: ${detail}` }
      : { punch, outcome: "refused", detail };
  }
}

/**
 * Looks up punches of unknown outcome in ERGANI and records the result in the journal. Submits none of them; the next run submits those
 * that ERGANI does not have.
 */
export async function* resolvePunches(
  ergani: Ergani,
  journal: Journal,
  punches: readonly Punch[],
  employer: Employer,
): AsyncGenerator<Result, void, undefined> {
  const unknown = punches.filter(({ id }) => isUnknown(journal.state(id)));
  for (const [, ofDay] of Map.groupBy(unknown, ({ referenceDate }) => referenceDate)) {
    const outcomes = await lookUp(
      ergani,
      ofDay.map((punch) => toCard(punch, employer)),
    );
    for (const [index, punch] of ofDay.entries()) {
      const { id } = punch;
      const result = outcomes[index]!;
      if (result.outcome === "recorded") journal.write({ id, state: "recorded", protocol: "" });
      if (result.outcome === "absent") journal.write({ id, state: "absent" });
      yield { punch, ...result };
    }
  }
}

/** ERGANI's answer for each card, or why there is none. */
async function lookUp(ergani: Ergani, cards: readonly WRKCardSE[]): Promise<readonly Omit<Result, "punch">[]> {
  try {
    return (await ergani.lookUpCards(cards)).map(({ outcome }) => told[outcome]);
  } catch (error) {
    if (!isApiError(error)) throw error;
    return cards.map(() => ({ outcome: "unknown", detail: error.detail ?? error.message }));
  }
}

const told: Readonly<Record<PunchOutcome["outcome"], Omit<Result, "punch">>> = {
  recorded: { outcome: "recorded", detail: "in the diary of actual work" },
  absent: { outcome: "absent", detail: "not in the diary of actual work: the next run submits it" },
  "not-listed": {
    outcome: "unknown",
    detail: "ERGANI opens the diary of actual work when the month is over: ask again then",
  },
};

function isUnknown(state: PunchState | undefined): boolean {
  return state === "sending" || state === "unknown";
}

function toCard(punch: Punch, { employerAfm, branch }: Employer): WRKCardSE {
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
