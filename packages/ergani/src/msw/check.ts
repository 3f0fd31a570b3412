import { documentTree } from "../documents/documents.ts";
import type { Field } from "../documents/tree.ts";

/**
 * What the validator of Ergani says of a body: JSON turned into XML and held against a sequence, so a key that is missing or in
 * another place is refused. Undefined when it is well-formed, or when nobody knows the schema.
 */
export function sequenceError(code: string, body: unknown): string | undefined {
  const root = documentTree(code);
  return root && sequence([root], body, "Document");
}

function sequence(fields: readonly Field[], value: unknown, element: string): string | undefined {
  const rest = Object.entries(typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {});
  for (const field of fields) {
    const [key, member] = rest[0] ?? [];
    if (key !== field.name) {
      if (field.presence === "optional") continue;
      return key === undefined
        ? `The element '${element}' has incomplete content. List of possible elements expected: '${field.name}'.`
        : `The element '${element}' has invalid child element '${key}'. List of possible elements expected: '${field.name}'.`;
    }
    rest.shift();
    const error = field.fields ? group(field, member) : blank(field, member);
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

function blank({ name, presence }: Field, value: unknown): string | undefined {
  if (presence !== "required" || (value !== null && value !== undefined && value !== "" && value !== " "))
    return undefined;
  return `The '${name}' element is invalid - The value '' is invalid according to its datatype.`;
}
