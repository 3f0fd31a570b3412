import { formatValue } from "../format.ts";
import { documentTree } from "./documents.ts";
import type { Field } from "./tree.ts";

/** A document that Ergani would refuse. Nothing was sent. `problems` name fields and rules, never values. */
export class InvalidDocumentError extends TypeError {
  override readonly name = "InvalidDocumentError";
  readonly documentCode: string;
  /** One for each field, e.g. `WTOS.WTO[0].f_afm: takes 9 digits`. */
  readonly problems: readonly string[];

  constructor(documentCode: string, problems: readonly string[]) {
    const shown = problems.slice(0, 10).join("; ");
    const more = problems.length > 10 ? `; and ${problems.length - 10} more` : "";
    super(
      `This ${documentCode} was not sent, because Ergani would refuse it: ${shown}${more}. Correct it and submit it again.`,
    );
    this.documentCode = documentCode;
    this.problems = problems;
  }
}

/**
 * The body of a submission, with keys in the order of the schema, blank ones included, and values in the document's formats. Without a
 * published schema, rows are returned as they are. Throws `InvalidDocumentError`.
 */
export function writeDocument(code: string, rows: unknown): unknown {
  const root = documentTree(code);
  if (!root) return rows;
  const problems: string[] = [];
  const row = root.fields![0]!;
  const list = writeField(row, rows, `${root.name}.${row.name}`, problems);
  if (problems.length > 0) throw new InvalidDocumentError(code, problems);
  return { [root.name]: { [row.name]: list } };
}

function writeField(field: Field, value: unknown, path: string, problems: string[]): unknown {
  if (!field.fields) return formatField(field, value, path, problems);
  if (!field.many) return writeGroup(field.fields, value, path, problems);
  const rows: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (rows.length === 0 && field.presence !== "optional") problems.push(`${path}: takes at least one row`);
  return rows.map((row, index) => writeGroup(field.fields!, row, `${path}[${index}]`, problems));
}

function writeGroup(fields: readonly Field[], value: unknown, path: string, problems: string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push(`${path}: takes an object with ${fields.map(({ name }) => name).join(", ")}`);
    return undefined;
  }
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name)) problems.push(`${path}.${name}: is not a field of this document`);
  }
  const written: Record<string, unknown> = {};
  for (const field of fields) {
    const member = given[field.name];
    if (field.presence === "optional" && (member === undefined || member === null)) continue;
    written[field.name] = writeField(field, member, `${path}.${field.name}`, problems);
  }
  return written;
}

/** A blank reason for delay is null; any other blank is an empty string. */
function formatField({ name, kind, presence }: Field, value: unknown, path: string, problems: string[]): unknown {
  const blank = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  if (blank) {
    if (presence === "required") problems.push(`${path}: is required`);
    return name === "f_aitiologia" ? null : "";
  }
  const written = formatValue(kind!, value);
  if (typeof written === "string") return written;
  problems.push(`${path}: ${written.problem}`);
  return "";
}
