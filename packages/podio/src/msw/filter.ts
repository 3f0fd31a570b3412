import type { FilterBody, RawField } from "../models.ts";
import type { StoredItem } from "./state.ts";

/** The matching items in order, before paging. */
export function filtered(
  items: readonly StoredItem[],
  { filters = {}, sort_by, sort_desc = true }: FilterBody,
): StoredItem[] {
  const found = items.filter((item) => Object.entries(filters).every(([key, wanted]) => matches(item, key, wanted)));
  const by = (item: StoredItem): string | number => {
    if (sort_by === "item_id") return item.item_id;
    if (sort_by === "title") return item.title;
    return sort_by === "last_edit_on" ? item.last_event_on : item.created_on;
  };
  const ascending = found.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.item_id - b.item_id));
  return sort_desc ? ascending.toReversed() : ascending;
}

function matches(item: StoredItem, key: string, wanted: unknown): boolean {
  if (key === "created_on" || key === "last_edit_on")
    return within(key === "created_on" ? item.created_on : item.last_event_on, wanted);
  if (key === "tags") return [wanted].flat().some((tag) => item.tags.includes(String(tag)));
  if (key === "external_id") return [wanted].flat().includes(item.external_id);
  const field = item.fields.find(({ external_id, field_id }) => external_id === key || String(field_id) === key);
  if (!field) return false;
  return Array.isArray(wanted) ? wanted.some((one) => holds(field, one)) : within(first(field), wanted);
}

function holds({ values }: RawField, wanted: unknown): boolean {
  return values.some((entry) => {
    const { value } = entry as { readonly value?: unknown };
    if (typeof value !== "object" || value === null) return value === wanted;
    const { id, text, item_id, profile_id } = value as Readonly<Record<string, unknown>>;
    return [id, text, item_id, profile_id].includes(wanted);
  });
}

function first({ values }: RawField): string {
  const { value, start_utc } = (values[0] ?? {}) as { readonly value?: unknown; readonly start_utc?: unknown };
  const shown = start_utc ?? value;
  return typeof shown === "string" || typeof shown === "number" ? String(shown) : "";
}

/** Numbers are compared as numbers, dates as text. */
function within(value: string, wanted: unknown): boolean {
  const { from, to } = (wanted ?? {}) as { readonly from?: unknown; readonly to?: unknown };
  const number = Number(value);
  const below = (a: unknown, b: unknown): boolean =>
    Number.isNaN(number) ? String(a) <= String(b) : Number(a) <= Number(b);
  return (
    (from === undefined || from === null || below(from, value)) && (to === undefined || to === null || below(value, to))
  );
}
