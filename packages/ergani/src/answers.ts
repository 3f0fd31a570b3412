import type { DocumentTemplate, Receipt } from "./models.ts";

type Members = Readonly<Record<string, unknown>>;

/** Reads the body of a 2xx. Undefined when the API documents no such body. */
export type Reader<T> = (body: unknown) => T | undefined;

/** Receipts, each with a protocol number: nothing else proves that a submission was recorded. */
export const readReceipts: Reader<readonly Receipt[]> = (body) => {
  const rows = asRows(body);
  return rows.length > 0 && rows.every(isReceipt) ? rows : undefined;
};

/** The confirmation of a cancellation: text, or an object with a `message`. */
export const readCancellation: Reader<string> = (body) => {
  const words = typeof body === "string" ? body : membersOf(body)["message"];
  return typeof words === "string" && words.trim() !== "" ? words : undefined;
};

/** The bytes of `{document: "<base64>"}`. */
export const readPdf: Reader<Uint8Array> = (body) => {
  const { document } = membersOf(body);
  if (typeof document !== "string" || document === "") return undefined;
  try {
    return Uint8Array.from(atob(document), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
};

/** A document's sample and restrictions. */
export const readTemplate: Reader<DocumentTemplate> = (body) => {
  const { json } = membersOf(body);
  return typeof json === "object" && json !== null ? (body as DocumentTemplate) : undefined;
};

/** Rows, where the API sends an array, a single one, or nothing. */
export function asRows(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The members of a JSON object, or none. */
export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function isReceipt(row: unknown): row is Receipt {
  const { protocol } = membersOf(row);
  return typeof protocol === "string" && protocol.trim() !== "";
}
