import { isApiError } from "@tokens/provider-kit";
import { athensDateTime } from "./athens.ts";
import type { Documents } from "./documents/models.ts";
import type { Rows } from "./documents/values.ts";
import { writeDocument } from "./documents/write.ts";
import type { ActualWork } from "./models.ts";

/** A work-card punch in Ergani's diary of actual work. */
export interface PunchOutcome {
  /** AFM of the employee. */
  readonly afm: string;
  /** `0` arrival, `1` departure. */
  readonly type: "0" | "1";
  /** Day of the shift, yyyy-MM-dd. */
  readonly referenceDate: string;
  /** `"recorded"`; `"absent"` when the diary covers the day without it; `"not-listed"` while Ergani has no diary of the day. */
  readonly outcome: "recorded" | "absent" | "not-listed";
}

/** A work card in a request body. */
interface WrittenCard {
  readonly f_aa: string;
  readonly Details: { readonly CardDetails: readonly WrittenPunch[] };
}

interface WrittenPunch {
  readonly f_afm: string;
  readonly f_type: "0" | "1";
  readonly f_reference_date: string;
  readonly f_date: string;
}

/** The diary of a branch on a day, yyyy-MM-dd. */
type ReadDiary = (branch: string, date: string) => Promise<readonly ActualWork[]>;

/** Looks up punches in the diary, with one call for each branch and day. */
export async function lookUpPunches(
  rows: Rows<Documents["WRKCardSE"]>,
  readDiary: ReadDiary,
): Promise<readonly PunchOutcome[]> {
  const { Cards } = writeDocument("WRKCardSE", rows) as { Cards: { Card: readonly WrittenCard[] } };
  const diaries = new Map<string, readonly ActualWork[] | undefined>();
  const outcomes: PunchOutcome[] = [];
  for (const { f_aa, Details } of Cards.Card) {
    for (const punch of Details.CardDetails) {
      const { f_afm: afm, f_type: type, f_reference_date: referenceDate } = punch;
      const page = `${f_aa} ${referenceDate}`;
      if (!diaries.has(page)) diaries.set(page, await openDiary(readDiary, f_aa, referenceDate));
      outcomes.push({ afm, type, referenceDate, outcome: outcomeOf(punch, diaries.get(page)) });
    }
  }
  return outcomes;
}

async function openDiary(read: ReadDiary, branch: string, date: string): Promise<readonly ActualWork[] | undefined> {
  try {
    return await read(branch, date);
  } catch (error) {
    if (isApiError(error) && error.status === 400 && /Criteria doesn't meet requirements/i.test(error.detail ?? ""))
      return undefined;
    throw error;
  }
}

function outcomeOf(
  { f_afm, f_type, f_date }: WrittenPunch,
  diary: readonly ActualWork[] | undefined,
): PunchOutcome["outcome"] {
  if (!diary) return "not-listed";
  const time = athensDateTime(Date.parse(f_date)).slice(11, 16);
  const listed = diary.some(
    ({ Afm, HourFrom, HourTo }) => Afm === f_afm && (f_type === "0" ? HourFrom : HourTo)?.slice(0, 5) === time,
  );
  return listed ? "recorded" : "absent";
}
