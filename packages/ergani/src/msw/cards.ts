import { asRows } from "../answers.ts";
import { athensDateTime, athensInstant } from "../athens.ts";
import type { ActualWork } from "../models.ts";
import type { ErganiState } from "./state.ts";

/** A row of a work card, as sent. */
export interface Card {
  readonly f_afm_ergodoti: string;
  readonly f_aa: string | number;
  readonly Details: { readonly CardDetails: unknown };
}

/** A punch of a work card, as sent. */
export interface Punch {
  readonly f_afm: string;
  readonly f_type: string | number;
  readonly f_reference_date: string;
  readonly f_date: string;
  readonly f_aitiologia: string | null;
}

/** The punches of a row. */
export function punchesOf({ Details }: Card): Punch[] {
  return asRows(Details.CardDetails) as Punch[];
}

/** When a punch was made, in Unix milliseconds. Without an offset it is Athens time. */
export function punchedAt({ f_date }: Punch): number {
  const [, year, month, day, time, zone] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)[.\d]*(.*)$/.exec(f_date)!;
  return zone === "" ? athensInstant(`${day}/${month}/${year} ${time}`)! : Date.parse(f_date);
}

/** The identity of a punch. A second arrival at another time is a different punch. */
export function markOf(punch: Punch): string {
  return [punch.f_afm, Number(punch.f_type), punch.f_reference_date, punchedAt(punch)].join("|");
}

/** Recorded work cards. */
export function recordedCards(state: ErganiState): Card[] {
  return state.documents.filter(({ code }) => code === "WRKCardSE").map(({ row }) => row as unknown as Card);
}

/** The diary of actual work of a branch on a day (yyyy-MM-dd), from the recorded cards: each arrival with the departure after it. */
export function diaryOf(state: ErganiState, branch: string, date: string): ActualWork[] {
  const punches = recordedCards(state)
    .filter(({ f_aa }) => String(f_aa) === branch)
    .flatMap(punchesOf)
    .filter(({ f_reference_date }) => f_reference_date.slice(0, 10) === date)
    .toSorted((a, b) => punchedAt(a) - punchedAt(b));
  return [...Map.groupBy(punches, ({ f_afm }) => f_afm)].flatMap(([afm, own]) =>
    shiftsOf(own).map(([arrival, departure]) => ({
      Aa: branch,
      Afm: afm,
      Date: midnight(date),
      HourFrom: timeOf(arrival),
      HourTo: timeOf(departure),
      IsEndDateDifferentThanDate: departure && dayOf(departure) !== date ? "1" : "0",
    })),
  );
}

type Shift = [arrival: Punch | undefined, departure: Punch | undefined];

function shiftsOf(punches: readonly Punch[]): Shift[] {
  const shifts: Shift[] = [];
  for (const punch of punches) {
    const open = shifts.at(-1);
    if (Number(punch.f_type) === 0) shifts.push([punch, undefined]);
    else if (open && !open[1]) open[1] = punch;
    else shifts.push([undefined, punch]);
  }
  return shifts;
}

function timeOf(punch: Punch | undefined): string | null {
  if (!punch) return null;
  return athensDateTime(punchedAt(punch)).slice(11, 16);
}

function dayOf(punch: Punch): string {
  return athensDateTime(punchedAt(punch)).slice(0, 10);
}

/** The start of a day in Athens, in the services' format. */
function midnight(date: string): string {
  const [year, month, day] = date.split("-");
  return athensDateTime(athensInstant(`${day}/${month}/${year} 00:00`)!).replace(".000", "");
}
