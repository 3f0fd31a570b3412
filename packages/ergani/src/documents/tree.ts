import type { Kind } from "../format.ts";
import { fieldKinds, macros } from "./fields.ts";

/** A field of a document, or a group of fields. */
export interface Field {
  readonly name: string;
  /** Present and not blank, present but possibly blank, or possibly absent. */
  readonly presence: "required" | "blank" | "optional";
  /** Format of the value; undefined for a group. */
  readonly kind: Kind | undefined;
  /** A group's fields in order. */
  readonly fields: readonly Field[] | undefined;
  /** A group that repeats. */
  readonly many: boolean;
}

const token = /@(\w+)|(\w+)(?::(\{[^}]*\}|[^,!?{}\s]+))?(\[\])?([!?])?(\{)?|\}/g;
const presences: Readonly<Record<string, Field["presence"]>> = { "!": "required", "?": "optional" };

/**
 * Parses `Root.Row[]{field!, other:kind, optional?, Group{…}, @MACRO}`, with the fields in the order of the schema. `!` means present
 * and not blank, `?` possibly absent, no mark present; `[]` repeats; a kind after `:` takes precedence over `fieldKinds`.
 */
export function parseTree(text: string): Field {
  const dot = text.indexOf(".");
  const fields = sequence(text.slice(dot + 1).matchAll(token));
  return { name: text.slice(0, dot).trim(), presence: "required", kind: undefined, fields, many: false };
}

function sequence(tokens: IterableIterator<RegExpExecArray>): Field[] {
  const fields: Field[] = [];
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const [all, macro, name = "", kind, many, mark = "", open] = next.value;
    if (all === "}") break;
    if (macro !== undefined) {
      fields.push(...sequence((macros[macro] ?? "").matchAll(token)));
      continue;
    }
    const group = open === undefined ? undefined : sequence(tokens);
    fields.push({
      name,
      presence: presences[mark] ?? (group ? "required" : "blank"),
      kind: group ? undefined : ((kind as Kind | undefined) ?? fieldKinds[name]),
      fields: group,
      many: many !== undefined,
    });
  }
  return fields;
}
