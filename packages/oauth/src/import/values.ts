/** A row of a file: the members of one JSON object. */
export type Row = Readonly<Record<string, unknown>>;

/** The text or number under the first of these names that has one, as trimmed text. */
export function textOf(row: Row, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = row[name];
    const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
    if (typeof text === "string" && text.trim() !== "") return text.trim();
  }
  return undefined;
}

/** The object under that name, also from JSON in a text column. */
export function objectOf(row: Row, name: string): Row {
  const value = row[name];
  if (typeof value === "string") return parsedObject(value);
  return isObject(value) ? value : {};
}

/** Whether a value is an object with members, and no array. */
export function isObject(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsedObject(text: string): Row {
  try {
    return Object(JSON.parse(text)) as Row;
  } catch {
    return {};
  }
}

/** The end of the year 9999, the last that every date format can write. */
const lastTime = 253_402_300_799_999;

/** Unix milliseconds of the first of these names that holds a time: Unix seconds or milliseconds, or a date (UTC without a zone). */
export function timeOf(row: Row, ...names: readonly string[]): number | undefined {
  const text = textOf(row, ...names);
  if (text === undefined) return undefined;
  const number = Number(text);
  const time = Number.isNaN(number) ? dateOf(text) : number < 1e11 ? number * 1000 : number;
  // Below a billion seconds, a number is a lifetime, or 0 for "never".
  return time >= 1e12 && time <= lastTime ? Math.floor(time) : undefined;
}

function dateOf(text: string): number {
  // PostgreSQL shortens +00:00 to +00.
  const iso = text.replace(/([+-]\d\d)$/, "$1:00");
  return Date.parse(/^[\d-]+[T ][\d:.]+$/.test(text) ? `${text}Z` : iso);
}

/** Scopes under the first of these names that has any, separated by spaces: from a list, or from text with commas or spaces. */
export function scopesOf(row: Row, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = row[name];
    const scopes = Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(/[\s,]+/) : [];
    const scope = scopes.filter(Boolean).join(" ");
    if (scope !== "") return scope;
  }
  return undefined;
}

/** Settings without those that are not in the file. */
export function settingsOf(told: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
