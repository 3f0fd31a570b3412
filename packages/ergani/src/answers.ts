import type { DocumentTemplate, Receipt } from "./models.ts";

type Members = Readonly<Record<string, unknown>>;

/** Reads the body of a 2xx; undefined when it is none that the API documents. */
export type Reader<T> = (answer: unknown) => T | undefined;

/** Receipts, each with a protocol number: nothing else proves that a submission was recorded. */
export const readReceipts: Reader<readonly Receipt[]> = (answer) => {
  const rows = asRows(answer);
  return rows.length > 0 && rows.every(isReceipt) ? rows : undefined;
};

/** What Ergani answers to a cancellation: text, or an object with a `message`. */
export const readCancellation: Reader<string> = (answer) => {
  const words = typeof answer === "string" ? answer : membersOf(answer)["message"];
  return typeof words === "string" && words.trim() !== "" ? words : undefined;
};

/** The bytes of `{document: "<base64>"}`. */
export const readPdf: Reader<Uint8Array> = (answer) => {
  const { document } = membersOf(answer);
  if (typeof document !== "string" || document === "") return undefined;
  try {
    return Uint8Array.from(atob(document), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
};

/** A document's sample and restrictions. */
export const readTemplate: Reader<DocumentTemplate> = (answer) => {
  const { json } = membersOf(answer);
  return typeof json === "object" && json !== null ? (answer as DocumentTemplate) : undefined;
};

/** Rows of what may be one, many or none. */
export function asRows(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The members of a JSON object; of anything else, none. */
export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function isReceipt(row: unknown): row is Receipt {
  const { protocol } = membersOf(row);
  return typeof protocol === "string" && protocol.trim() !== "";
}
