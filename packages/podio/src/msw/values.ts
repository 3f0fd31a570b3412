import type { AppField, RawField } from "../models.ts";
import { dateValue } from "./sample-values.ts";
import type { PodioState } from "./state.ts";

/** Why a value is refused. */
export class Refused extends Error {}

/** An item's fields after a write, by external id or field id. Throws `Refused` without changing anything. */
export function written(
  fields: readonly RawField[],
  known: readonly AppField[],
  values: Readonly<Record<string, unknown>>,
  state: PodioState,
): RawField[] {
  const next = new Map(fields.map((field) => [field.field_id, field]));
  for (const [name, value] of Object.entries(values)) {
    const field = known.find(({ external_id, field_id }) => external_id === name || String(field_id) === name);
    if (!field) throw new Refused(`No field with the id ${name}`);
    if (field.type === "calculation") throw new Refused(`The calculation field ${name} cannot be written`);
    const entries = value === null ? [] : [value].flat().map((entry) => entryOf(field, entry, state));
    next.delete(field.field_id);
    if (entries.length > 0) next.set(field.field_id, { ...field, values: entries });
  }
  const place = ({ field_id }: RawField): number => known.findIndex((field) => field.field_id === field_id);
  return [...next.values()].toSorted((a, b) => place(a) - place(b));
}

function entryOf(field: AppField, given: unknown, state: PodioState): unknown {
  const bare = has(given, "value") && field.type !== "location" ? given.value : given;
  switch (field.type) {
    case "number":
      return { value: decimal(bare) };
    case "money":
      if (!has(given, "currency")) throw new Refused("A currency is missing");
      return { value: decimal(bare), currency: given.currency };
    case "progress":
    case "duration":
      if (!Number.isInteger(bare)) throw new Refused(`${field.type} takes a whole number`);
      return { value: bare };
    case "category":
    case "question": {
      const options = field.config?.settings?.options ?? [];
      const option = options.find(({ id, text }) => id === bare || text === bare);
      if (!option) throw new Refused(`There is no option ${JSON.stringify(bare)}`);
      return { value: option };
    }
    case "date":
      return dateEntry(given);
    case "app": {
      const item = state.items.find(({ item_id }) => item_id === bare);
      if (!item) throw new Refused(`There is no item ${String(bare)}`);
      return { value: { item_id: item.item_id, title: item.title, app: { app_id: item.app_id } } };
    }
    case "contact":
      return { value: typeof bare === "number" ? { profile_id: bare, user_id: null, name: "Someone" } : bare };
    case "image":
    case "file": {
      const found = state.files.find(({ file }) => file.file_id === bare);
      if (!found) throw new Refused(`There is no file ${String(bare)}`);
      return { value: found.file };
    }
    case "location":
      return typeof given === "string" ? { value: given } : given;
    case "embed":
      return { embed: { embed_id: (given as { embed: number }).embed }, file: null };
    case "phone":
    case "email":
      return given;
    default:
      return { value: bare };
  }
}

function has<N extends string>(value: unknown, name: N): value is Record<N, unknown> {
  return typeof value === "object" && value !== null && name in value;
}

function decimal(value: unknown): string {
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new Refused(`${JSON.stringify(value)} is not a number`);
  return number.toFixed(4);
}

/** Refuses an unreadable date. */
function dateEntry(given: unknown): unknown {
  const members = given as Readonly<Record<string, string | null | undefined>>;
  const valid = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;
  if (!valid.test(String(members["start_utc"] ?? members["start_date"]))) throw new Refused("The date is not valid");
  return dateValue(members);
}
