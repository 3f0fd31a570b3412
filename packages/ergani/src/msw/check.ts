import { documentTree } from "../documents/documents.ts";
import type { Field } from "../documents/tree.ts";
import { blankError, valueError } from "./values.ts";

/**
 * Ergani's validation error for a body. It converts JSON to XML and validates it against a schema, so it refuses missing or
 * misplaced keys and values of the wrong type. Undefined when the body is valid or the schema is unknown.
 */
export function schemaError(code: string, body: unknown): string | undefined {
  const root = documentTree(code);
  return root && sequence([root], body, "Document");
}

function sequence(fields: readonly Field[], value: unknown, element: string): string | undefined {
  // An empty array has no element.
  const rest = Object.entries(
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {},
  ).filter(([, member]) => !(Array.isArray(member) && member.length === 0));
  for (const field of fields) {
    const [key, member] = rest[0] ?? [];
    if (key !== field.name) {
      if (field.presence === "optional") continue;
      return key === undefined
        ? `The element '${element}' has incomplete content. List of possible elements expected: '${field.name}'.`
        : `The element '${element}' has invalid child element '${key}'. List of possible elements expected: '${field.name}'.`;
    }
    rest.shift();
    const error = field.fields ? group(field, member) : leaf(field, member);
    if (error !== undefined) return error;
  }
  const [extra] = rest;
  return extra && `The element '${element}' has invalid child element '${extra[0]}'.`;
}

function group({ name, many, fields }: Field, value: unknown): string | undefined {
  for (const row of many && Array.isArray(value) ? (value as unknown[]) : [value]) {
    const error = sequence(fields!, row, name);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** XML has only text: null is an empty element, and a number its digits. */
function leaf({ name, presence, kind }: Field, value: unknown): string | undefined {
  if (typeof value === "object" && value !== null) {
    const [child = name] = Object.keys(value);
    return `The element '${name}' cannot contain child element '${child}' because the parent element's content model is text only.`;
  }
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "").replaceAll('"', "");
  if (text.trim() !== "") return valueError(name, kind!, text);
  return presence === "required" ? blankError(name, text) : undefined;
}
