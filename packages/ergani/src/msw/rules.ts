import { asRows, membersOf } from "../answers.ts";
import { athensInstant } from "../athens.ts";
import { isAfm } from "./afm.ts";
import { markOf, punchedAt, punchesOf, recordedCards, type Card, type Punch } from "./cards.ts";
import type { ErganiState } from "./state.ts";

type Row = Readonly<Record<string, unknown>>;

/** What the rules depend on besides the state. */
export interface RuleContext {
  /** Unix milliseconds. */
  readonly now: number;
  /** How long after a punch its work card needs no reason, in milliseconds. Undefined: reasons are neither required nor forbidden. */
  readonly cardWindowMs: number | undefined;
}

/**
 * The message for a well-formed submission that breaks a rule: the branch, and a line for each problem of the first row with
 * problems, joined by a literal backslash and n.
 */
export function ruleError(
  state: ErganiState,
  code: string,
  rows: readonly Row[],
  context: RuleContext,
): string | undefined {
  const seen = new Set(recordedCards(state).flatMap(punchesOf).map(markOf));
  for (const row of rows) {
    const problems =
      code === "WRKCardSE"
        ? cardProblems(state, row as unknown as Card, seen, context)
        : formProblems(state, code, row, context);
    const branch = row["f_aa"] ?? row["f_aa_pararthmatos"];
    if (problems.length > 0) return [`Για το Παράρτημα: ${String(branch)} `, ...problems].join("\\n");
  }
  return undefined;
}

const notEmployed = "Δεν υπάρχει σχέση εργασίας στις ημερομηνίες που δηλώθηκαν.";

function cardProblems(state: ErganiState, card: Card, seen: Set<string>, context: RuleContext): string[] {
  if (card.f_afm_ergodoti !== state.employer.Afm) return ["Το ΑΦΜ δεν αντιστοιχεί στον συνδεδεμένο εργοδότη."];
  if (!state.branches.some(({ Aa }) => Aa === String(card.f_aa))) return ["Δεν βρέθηκε το παράρτημα."];
  for (const punch of punchesOf(card)) {
    const problems = [...employeeProblems(state, punch.f_afm), ...punchProblems(state, punch, seen, context)];
    if (problems.length > 0) return problems;
    seen.add(markOf(punch));
  }
  return [];
}

function punchProblems(state: ErganiState, punch: Punch, seen: ReadonlySet<string>, context: RuleContext): string[] {
  const { f_afm, f_type, f_aitiologia } = punch;
  const employee = state.employees.find(({ afm }) => afm === f_afm);
  if (!employee) return [];
  if (/0/.test(employee.WorkingCard ?? "")) return ["Χωρίς Ένδειξη Κάρτας Εργασίας."];
  if (seen.has(markOf(punch)))
    return [`Υπάρχει ήδη ${Number(f_type) === 0 ? "είσοδος" : "έξοδος"} για τον εργαζόμενο.`];
  const reason = f_aitiologia?.trim() ?? "";
  if (reason !== "" && !state.codeLists["WorkCardDelayReason"]?.some(({ Code }) => Code === reason))
    return ["Δεν βρέθηκε ο λόγος καθυστέρησης."];
  return reasonProblems(reason, punchedAt(punch), context);
}

/** A late card must have a reason, and no other card may. */
function reasonProblems(reason: string, at: number, { now, cardWindowMs }: RuleContext): string[] {
  if (cardWindowMs === undefined) return [];
  const isLate = now - at > cardWindowMs;
  if (isLate && reason === "")
    return ["Η υποβολή είναι εκτός του επιτρεπόμενου χρονικού ορίου. Πρέπει να συμπληρώσετε λόγο καθυστέρησης."];
  return !isLate && reason !== ""
    ? ["Δεν πρέπει να δηλώνεται λόγος καθυστέρησης εντός του επιτρεπόμενου χρονικού ορίου."]
    : [];
}

function formProblems(state: ErganiState, code: string, row: Row, { now }: RuleContext): string[] {
  if (!code.startsWith("WTO")) return membersNamed(row, /(^|_)afm(_|$)/).some((afm) => !isAfm(afm)) ? [notAnAfm] : [];
  for (const employee of asRows(membersOf(row["Ergazomenoi"])["ErgazomenoiWTO"]) as Row[]) {
    const problems = employeeProblems(state, String(employee["f_afm"]));
    if (problems.length > 0) return problems;
    if (code === "WTOOv" && overtimeStarts(employee).some((start) => start <= now))
      return ["Η υποβολή σας θεωρείται εκπρόθεσμη"];
  }
  return [];
}

const notAnAfm = "Το ΑΦΜ δεν είναι έγκυρο.";

function employeeProblems(state: ErganiState, afm: string): string[] {
  if (state.employees.some((employee) => employee.afm === afm)) return [];
  return isAfm(afm) ? [notEmployed] : [notAnAfm, notEmployed];
}

/** When an employee's overtime starts, in Unix milliseconds. */
function overtimeStarts(employee: Row): number[] {
  const hours = asRows(membersOf(employee["ErgazomenosAnalytics"])["ErgazomenosWTOAnalytics"]) as Row[];
  return hours
    .filter(({ f_type }) => f_type === "ΥΠ")
    .map(({ f_from }) => athensInstant(`${String(employee["f_date"])} ${String(f_from)}`) ?? Infinity);
}

/** The non-blank texts of all members whose name matches, at any depth. */
function membersNamed(value: unknown, name: RegExp): string[] {
  if (Array.isArray(value)) return value.flatMap((member) => membersNamed(member, name));
  return Object.entries(membersOf(value)).flatMap(([key, member]) => {
    if (typeof member !== "string" && typeof member !== "number") return membersNamed(member, name);
    const text = String(member).trim();
    return name.test(key) && text !== "" ? [text] : [];
  });
}
