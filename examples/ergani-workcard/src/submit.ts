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

/** What became of a punch. */
export interface Result {
  readonly punch: Punch;
  readonly outcome: "recorded" | "already" | "refused" | "unknown" | "absent";
  /** Protocol, or what Ergani said. */
  readonly said: string;
}

/** Whose punches. */
export interface Employer {
  readonly employerAfm: string;
  readonly branch: string;
}

/** Whose punches, and what to do with those of unknown outcome. */
export interface SubmitOptions extends Employer {
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
    else if (isUnknown(before) && !options.retryUnknown)
      yield { punch, outcome: "unknown", said: "sent by an earlier run that was not told what became of it" };
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
    return { punch, outcome: "recorded", said: protocol };
  } catch (error) {
    if (error instanceof OutcomeUnknownError) {
      journal.write({ id, state: "unknown" });
      return { punch, outcome: "unknown", said: error.message };
    }
    if (!isApiError(error)) {
      // A token could not be had: nothing was sent. Of an error of another kind nothing is known.
      if (isTokensError(error)) notRecorded();
      throw error;
    }
    const said = error.detail ?? error.message;
    if (/Υπάρχει ήδη (είσοδος|έξοδος)/.test(said)) {
      journal.write({ id, state: "recorded", protocol: "" });
      return { punch, outcome: "already", said };
    }
    notRecorded();
    // That it is refused now, for being late perhaps, says nothing of the time before.
    return wasUnknown
      ? { punch, outcome: "unknown", said: `refused now, perhaps recorded before: ${said}` }
      : { punch, outcome: "refused", said };
  }
}

/**
 * Asks ERGANI for punches whose outcome is unknown, and writes what it finds to the journal. Sends none of them: one that ERGANI does
 * not have is for the next run to submit.
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

/** What ERGANI says of each card; where it refuses to say, why. */
async function lookUp(ergani: Ergani, cards: readonly WRKCardSE[]): Promise<readonly Omit<Result, "punch">[]> {
  try {
    return (await ergani.lookUpCards(cards)).map(({ outcome }) => told[outcome]);
  } catch (error) {
    if (!isApiError(error)) throw error;
    return cards.map(() => ({ outcome: "unknown", said: error.detail ?? error.message }));
  }
}

const told: Readonly<Record<PunchOutcome["outcome"], Omit<Result, "punch">>> = {
  recorded: { outcome: "recorded", said: "in the diary of actual work" },
  absent: { outcome: "absent", said: "not in the diary of actual work: the next run submits it" },
  "not-listed": {
    outcome: "unknown",
    said: "ERGANI opens the diary of actual work when the month is over: ask again then",
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
