import { workTimeTypes } from "../enums.ts";
import type { Kind } from "../format.ts";

/** Why the validator refuses a value: the datatype and the failed constraint. */
interface Refusal {
  readonly type: string;
  readonly why: string;
}

const pattern: Refusal = { type: "String", why: "The Pattern constraint failed." };
const enumeration: Refusal = { type: "String", why: "The Enumeration constraint failed." };
const tooShort: Refusal = { type: "String", why: "The actual length is less than the MinLength value." };
const tooLong: Refusal = { type: "String", why: "The actual length is greater than the MaxLength value." };

/** The .NET validator's error for an element with an invalid value; undefined when it is valid. */
export function valueError(name: string, kind: Kind, text: string): string | undefined {
  const refusal = refuse(kind, text);
  return refusal && describe(name, text, refusal);
}

/** Its error for an element that must not be blank. */
export function blankError(name: string, text: string): string {
  return describe(name, text, tooShort);
}

function describe(name: string, text: string, { type, why }: Refusal): string {
  return `The '${name}' element is invalid - The value '${text}' is invalid according to its datatype '${type}' - ${why}`;
}

function refuse(kind: Kind, text: string): Refusal | undefined {
  const check = checks[kind];
  if (check) return check(text);
  if (kind.startsWith("{")) return kind.slice(1, -1).split(",").includes(text) ? undefined : enumeration;
  const [, form, upTo, least, most = least] = /^([ds])(?:≤(\d+)|(\d+)(?:-(\d+))?)$/.exec(kind) ?? [];
  const [from, to] = upTo === undefined ? [Number(least), Number(most)] : [0, Number(upTo)];
  if (form === "d") return /^\d*$/.test(text) && text.length >= from && text.length <= to ? undefined : pattern;
  if (text.length < from) return tooShort;
  return text.length > to ? tooLong : undefined;
}

type Check = (text: string) => Refusal | undefined;

const matching =
  (form: RegExp): Check =>
  (text) =>
    form.test(text) ? undefined : pattern;

/** A type of XML Schema, by .NET's name for its values. */
const builtIn =
  (type: string, dotnet: string, takes: (text: string) => boolean): Check =>
  (text) =>
    takes(text)
      ? undefined
      : {
          type: `http://www.w3.org/2001/XMLSchema:${type}`,
          why: `The string '${text}' is not a valid ${dotnet} value.`,
        };

const zone = "(Z|[+-]\\d\\d:\\d\\d)?";
const isoDate = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${zone}$`);
const isoDateTime = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?${zone}$`);

const checks: Readonly<Record<string, Check>> = {
  date: (text) => {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
    return isDay(year, month, day) ? undefined : pattern;
  },
  "xs:date": builtIn("date", "Date", (text) => {
    const [, year, month, day] = isoDate.exec(text) ?? [];
    return isDay(year, month, day);
  }),
  "xs:dateTime": builtIn("dateTime", "DateTime", (text) => {
    const [, year, month, day] = isoDateTime.exec(text) ?? [];
    return isDay(year, month, day);
  }),
  int: builtIn("int", "Int32", (text) => /^\d{1,9}$/.test(text)),
  hhmm: matching(/^([01]\d|2[0-3]):[0-5]\d$/),
  money: matching(/^(\d{1,3}(\.\d{3})+|\d+),\d{2}$/),
  dec1: matching(/^\d+,\d$/),
  b64: matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  CODE: matching(/^[A-ZΑ-Ω]+$/),
  wto: (text) => (Object.hasOwn(workTimeTypes, text) ? undefined : enumeration),
  "20yy": matching(/^20\d\d$/),
  "1..12": matching(/^([1-9]|1[0-2])$/),
  "01..12": matching(/^(0[1-9]|1[0-2])$/),
  "[0-9-]≤10": matching(/^[0-9-]{0,10}$/),
};

/** Whether the day exists. */
export function isDay(year: string = "", month: string = "", day: string = ""): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
