import { ProviderConfigurationError } from "@tokens/core";
import { isObject, type Row } from "./values.ts";

/** A row of a file. */
export interface NamedRow {
  /** Undefined for a line of JSON Lines that cannot be read. */
  readonly members: Row | undefined;
  /** Its name in an object of rows. */
  readonly name?: string;
}

/** Members that hold a list of rows. */
const lists = ["accounts", "account", "connections", "oauth_session", "rows", "data", "results"];

/** Members that hold the tokens of a row, beside whose they are. */
const wrappers = ["token", "tokens", "session"];

/**
 * The rows of a text: a JSON object, an array, an object with a list in it, an object of rows by name, or JSON Lines. Throws
 * `ProviderConfigurationError` for anything else.
 */
export function rowsOf(text: string): readonly NamedRow[] {
  const rows = valuesOf(text.replace(/^\uFEFF/, "")).flatMap((value) => flatten(value));
  if (rows.some(({ members }) => members)) return rows;
  throw new ProviderConfigurationError(
    "The file holds no rows: expected a JSON object, an array of them, or JSON Lines.",
  );
}

function valuesOf(text: string): readonly unknown[] {
  const whole = parse(text);
  if (whole !== undefined) return [whole];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map(parse);
  if (values.some(isObject)) return values;
  // The parser's own message would quote the file.
  throw new ProviderConfigurationError("The file is neither JSON nor JSON Lines: it may be truncated.");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => plain(value));
  } catch {
    return undefined;
  }
}

/** The value in one of MongoDB's wrappers, as mongoexport writes them: `{"$oid": "…"}`. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return value;
  const [[name, inner] = [], ...others] = Object.entries(value);
  const isWrapper = others.length === 0 && /^\$(oid|date|numberInt|numberLong|numberDouble|uuid)$/.test(name ?? "");
  return isWrapper ? inner : value;
}

function flatten(value: unknown, name?: string): readonly NamedRow[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => flatten(one));
  if (!isObject(value)) return [{ members: undefined }];
  const found = lists
    .map((list) => value[list])
    .filter((list): list is Row[] => Array.isArray(list) && list.every(isObject));
  if (found.length > 0) return found.flat().flatMap((row) => flatten(row));
  const wrapper = wrappers.find((one) => isObject(value[one]));
  if (wrapper !== undefined) {
    const { [wrapper]: tokens, ...owner } = value;
    return [{ members: { ...owner, ...(tokens as Row) }, ...(name !== undefined && { name }) }];
  }
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([, one]) => isObject(one)))
    return entries.flatMap(([key, one]) => flatten(one, key));
  return [{ members: value, ...(name !== undefined && { name }) }];
}
