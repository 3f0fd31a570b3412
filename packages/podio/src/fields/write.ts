import { utcText } from "../encoding.ts";
import type { AppDefinition, Schema } from "./define.ts";
import type { FieldKind } from "./kinds.ts";

const decimal = /^-?\d+(\.\d+)?$/;
const dateTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const day = /^\d{4}-\d\d-\d\d$/;

/**
 * Encodes fields for Podio, by id or external id: undefined is left out, null clears, 0 is a value. The arguments are not changed.
 * Throws a `TypeError` for a field that the app does not have or that is read-only, and for a value that would clear it by
 * mistake.
 */
export function writeFields<S extends Schema>(
  { appId, schema }: AppDefinition<S>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const definition = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (!definition)
      throw new TypeError(`App ${appId} has no field "${name}" in its definition: add it there, or correct the name.`);
    const { kind, options } = definition;
    if (kind === "calculation" || kind === "separator")
      throw new TypeError(`"${name}" is a ${kind}, which cannot be written: leave it out.`);
    const wrong = (expected: string): TypeError =>
      new TypeError(`"${name}" is a ${kind} field: give it ${expected}, not ${shown(value)}.`);
    fields[options.id ?? name] = value === null ? [] : writeValue(kind, value, wrong);
  }
  return fields;
}

type Wrong = (expected: string) => TypeError;

function writeValue(kind: Exclude<FieldKind, "calculation" | "separator">, value: unknown, wrong: Wrong): unknown {
  switch (kind) {
    case "text":
    case "state":
      if (typeof value !== "string") throw wrong("text, or null to clear it");
      return value;
    case "number":
      return number(value, wrong);
    case "progress":
      if (!isWhole(value) || value < 0 || value > 100) throw wrong("a whole number from 0 to 100");
      return value;
    case "duration":
      if (!isWhole(value) || value < 0) throw wrong("whole seconds");
      return value;
    case "money": {
      const { value: amount, currency } = value as { readonly value?: unknown; readonly currency?: unknown };
      if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) throw wrong('{ value, currency: "EUR" }');
      return { value: number(amount, wrong), currency };
    }
    case "date":
      return date(value, wrong);
    case "category":
    case "question":
      if (typeof value === "string" && value) return value;
      return list(value, isWhole, "an option's id, several, or an option's text", wrong);
    case "contact":
      return list(value, isContact, "a profile id, { type, id }, or several", wrong);
    case "app":
    case "image":
    case "file":
    case "video":
    case "media":
    case "member":
      return list(value, isWhole, "an id, or several", wrong);
    case "location":
      return list(value, isLocation, "an address, { value, lat, lng }, or several", wrong);
    case "embed":
      return list(value, isEmbed, "{ embed: id, file?: id }, or several", wrong);
    case "phone":
    case "email":
      return list(value, isLabelled, "[{ type, value }]", wrong);
    case "tag":
      return list(value, hasValue, "[{ value }]", wrong);
    default:
      return kind satisfies never;
  }
}

function number(value: unknown, wrong: Wrong): number | string {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && decimal.test(value)) return value;
  throw wrong('a number or a decimal like "12.5000"');
}

function list(value: unknown, fits: (member: unknown) => boolean, expected: string, wrong: Wrong): unknown[] {
  const members = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!members.every((member) => fits(member))) throw wrong(expected);
  return members;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function has(value: unknown, name: string, test: (member: unknown) => boolean): boolean {
  return typeof value === "object" && value !== null && test((value as Record<string, unknown>)[name]);
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const hasValue = (value: unknown): boolean => has(value, "value", isText);
const isLabelled = (value: unknown): boolean => hasValue(value) && has(value, "type", isText);
const isLocation = (value: unknown): boolean => isText(value) || hasValue(value);
const isEmbed = (value: unknown): boolean => has(value, "embed", isWhole);

function isContact(value: unknown): boolean {
  if (isWhole(value)) return true;
  return has(value, "type", (type) => type === "mail")
    ? has(value, "id", isText)
    : has(value, "type", isText) && has(value, "id", isWhole);
}

type Members = Readonly<Record<string, unknown>>;

function date(value: unknown, wrong: Wrong): Record<string, string | null> {
  if (value instanceof Date || typeof value === "string") return point("start", value, wrong);
  if (typeof value !== "object") throw wrong(dateForms);
  const given = value as Members;
  const end = side("end", given, wrong);
  return {
    ...point("start", side("start", given, wrong), wrong),
    ...(end === null ? { end_date: null } : end !== undefined && point("end", end, wrong)),
  };
}

/**
 * One side of a date: undefined when it is not given, null for none. Of a date that was read, only the UTC members count: its `start`
 * and `end` are in the viewer's zone. A day without a time has no zone and stays a day.
 */
function side(name: "start" | "end", given: Members, wrong: Wrong): unknown {
  const [own, dayOwn, timeOwn, utc, dayUtc, timeUtc] = ["", "_date", "_time", "_utc", "_date_utc", "_time_utc"].map(
    (suffix) => given[name + suffix],
  );
  if (own instanceof Date) return own;
  if (isText(utc) || isText(dayUtc)) {
    if (timeUtc === null) return isText(dayUtc) ? dayUtc : String(utc).slice(0, 10);
    return isText(utc) ? utc : isText(timeUtc) ? `${String(dayUtc)} ${timeUtc}` : dayUtc;
  }
  if (isText(timeOwn) || (isText(own) && isText(dayOwn) && timeOwn !== null))
    throw wrong(`${dateForms} (it has a time in an unknown zone, and none in UTC)`);
  const named = [dayOwn, own, utc, dayUtc];
  return named.find((value) => value !== undefined && value !== null) ?? (named.includes(null) ? null : undefined);
}

function point(name: "start" | "end", value: unknown, wrong: Wrong): Record<string, string> {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return { [`${name}_utc`]: utcText(value) };
  if (typeof value === "string" && isReal(value)) {
    if (dateTime.test(value)) return { [`${name}_utc`]: value };
    if (day.test(value)) return { [`${name}_date`]: value };
  }
  throw wrong(dateForms);
}

/** Whether the date exists in the calendar. */
function isReal(text: string): boolean {
  const time = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.replace(" ", "T")}Z`);
  return !Number.isNaN(time) && utcText(new Date(time)).startsWith(text);
}

const dateForms =
  'a Date, "YYYY-MM-DD HH:MM:SS" in UTC, "YYYY-MM-DD", { start, end } of these, or a date that was read';

function shown(value: unknown): string {
  return value instanceof Date ? String(value) : (JSON.stringify(value)?.slice(0, 80) ?? typeof value);
}
