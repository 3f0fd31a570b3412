import { athensDateTime } from "./athens.ts";

/**
 * Format of a field. `d9` nine digits, `d1-5` one to five; `s≤50` text of up to 50 characters, `s1-50` of 1 to 50; `date` dd/MM/yyyy,
 * `xs:date` yyyy-MM-dd; `hhmm` HH:mm; `xs:dateTime` ISO 8601 with an offset; `money` `1.500,00`; `dec1` `40,0`; `b64` base64 of a
 * PDF; `{0,1}` one of these; `CODE` capital letters; `wto` Greek capitals.
 */
export type Kind =
  | "date"
  | "xs:date"
  | "hhmm"
  | "xs:dateTime"
  | "money"
  | "dec1"
  | "b64"
  | "int"
  | "CODE"
  | "wto"
  | "20yy"
  | "1..12"
  | "01..12"
  | "[0-9-]≤10"
  | `{${string}}`
  | `d${string}`
  | `s${string}`;

/** Why a value cannot be written. */
export interface Refused {
  readonly problem: string;
}

/** Formats a value that is not blank, or says what the field takes. */
export function formatValue(kind: Kind, value: unknown): string | Refused {
  const write = writers[kind];
  if (write) return write(value) ?? { problem: takes[kind] ?? `takes ${kind}` };
  if (kind.startsWith("{")) {
    const choices = kind.slice(1, -1).split(",");
    return choices.includes(plain(value) ?? " ")
      ? plain(value)!
      : { problem: `takes one of ${choices.filter(Boolean).join(", ")}` };
  }
  const [, form, upTo, least, most = least] = /^([ds])(?:≤(\d+)|(\d+)(?:-(\d+))?)$/.exec(kind) ?? [];
  const [from, to] = upTo === undefined ? [Number(least), Number(most)] : [0, Number(upTo)];
  if (form === "d") return digits(value, from, to);
  const text = typeof value === "number" ? String(value) : value;
  const length = typeof text === "string" ? Array.from(text).length : -1;
  return length >= from && length <= to ? (text as string) : { problem: `takes text of ${from} to ${to} characters` };
}

/** Leading zeros of a number are restored in three-digit fields only; an AFM has to be text. */
function digits(value: unknown, from: number, to: number): string | Refused {
  const text = from === 3 && to === 3 && typeof value === "number" ? String(value).padStart(3, "0") : plain(value);
  if (text !== undefined && /^\d*$/.test(text) && text.length >= from && text.length <= to) return text;
  return { problem: `takes ${from === to ? from : `${from} to ${to}`} digits` };
}

const takes: Readonly<Record<string, string>> = {
  date: "takes a day, as dd/MM/yyyy, yyyy-MM-dd or a Temporal.PlainDate",
  "xs:date": "takes a day, as yyyy-MM-dd, dd/MM/yyyy or a Temporal.PlainDate",
  hhmm: "takes a time of day, as HH:mm or a Temporal.PlainTime",
  "xs:dateTime": "takes an instant, as 2026-09-25T21:16:00+03:00 (with the colon), a Date or a Temporal.Instant",
  money: "takes a number of at most two decimals, or Greek text such as 1.500,00",
  dec1: "takes a number of at most one decimal, or Greek text such as 40,0",
  b64: "takes the bytes of a PDF, or base64",
  int: "takes a whole number",
  CODE: "takes capital letters, Greek or Latin",
  wto: "takes Greek capitals such as ΕΡΓ, without Latin lookalikes or dots",
  "20yy": "takes a year such as 2026",
  "1..12": "takes a month from 1 to 12",
  "01..12": "takes a month from 01 to 12",
  "[0-9-]≤10": "takes up to 10 digits and hyphens",
};

const writers: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  date: (value) => day(value)?.toReversed().join("/"),
  "xs:date": (value) => day(value)?.join("-"),
  hhmm: timeOfDay,
  "xs:dateTime": dateTime,
  money: (value) => decimal(value, 2, /^(\d{1,3}(\.\d{3})+|\d+),\d{2}$/),
  dec1: (value) => decimal(value, 1, /^\d+,\d$/),
  b64: base64,
  int: (value) => matching(value, /^\d+$/),
  CODE: (value) => matching(value, /^[A-ZΑ-Ω]+$/),
  wto: (value) => matching(value, /^[Α-Ω]{1,10}$/),
  "20yy": (value) => matching(value, /^20\d\d$/),
  "1..12": (value) => matching(plain(value)?.replace(/^0(?=\d$)/, ""), /^([1-9]|1[0-2])$/),
  "01..12": (value) => matching(plain(value)?.padStart(2, "0"), /^0[1-9]$|^1[0-2]$/),
  "[0-9-]≤10": (value) => matching(value, /^[0-9-]{0,10}$/),
};

function plain(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  const text = plain(value);
  return text !== undefined && pattern.test(text) ? text : undefined;
}

/** Year, month and day of a valid date. */
function day(value: unknown): string[] | undefined {
  let parts: unknown[] | undefined;
  if (typeof value === "string") {
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)?.slice(1);
    parts = iso ?? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)?.slice(1).toReversed();
  } else if (typeof value === "object" && value !== null && "day" in value) {
    const { year, month, day: date } = value as unknown as Record<string, unknown>;
    parts = [year, month, date];
  }
  if (!parts) return undefined;
  const [year, month, date] = parts.map(Number) as [number, number, number];
  const real = new Date(Date.UTC(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return undefined;
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")];
}

function timeOfDay(value: unknown): string | undefined {
  if (typeof value === "object" && value !== null && "hour" in value) {
    const { hour, minute } = value as unknown as Record<string, number | undefined>;
    return timeOfDay(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  }
  return matching(value, /^([01]\d|2[0-3]):[0-5]\d$/);
}

function dateTime(value: unknown): string | undefined {
  if (typeof value === "string") {
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/;
    return form.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  }
  const milliseconds =
    value instanceof Date ? value.getTime() : (value as { epochMilliseconds?: unknown } | null)?.epochMilliseconds;
  return Number.isFinite(milliseconds) ? athensDateTime(Math.floor(milliseconds as number)) : undefined;
}

/** Greek text: dots between thousands, a comma before the decimals. */
function decimal(value: unknown, places: number, greek: RegExp): string | undefined {
  if (typeof value !== "number") return matching(value, greek);
  if (!(value >= 0 && value < 1e12) || Number(value.toFixed(places)) !== value) return undefined;
  const [whole = "", fraction = ""] = value.toFixed(places).split(".");
  return `${places === 2 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ".") : whole},${fraction}`;
}

function base64(value: unknown): string | undefined {
  if (value instanceof Uint8Array) {
    let binary = "";
    for (let at = 0; at < value.length; at += 8192) binary += String.fromCharCode(...value.subarray(at, at + 8192));
    return btoa(binary);
  }
  return matching(value, /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
}
