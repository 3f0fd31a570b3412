import { createHash } from "node:crypto";

/** One punch of the CSV. */
export interface Punch {
  /** Line of the CSV, from 1. */
  readonly line: number;
  /** The same for the same punch in any file: the key of the journal. */
  readonly id: string;
  readonly afm: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly type: "0" | "1";
  /** ISO 8601 with an offset. */
  readonly at: string;
  /** Day the shift belongs to, yyyy-MM-dd; by default the day of the punch. */
  readonly referenceDate: string;
  /** Reason for a delay, `001` to `003`; blank within the allowed time. */
  readonly reason: string;
}

const columns = ["afm", "lastName", "firstName", "type", "at", "referenceDate", "reason"];
const types: Readonly<Record<string, Punch["type"]>> = { in: "0", out: "1", "0": "0", "1": "1" };

/** Reads `afm,lastName,firstName,type,at[,referenceDate[,reason]]`, a header first. Throws an `Error` that names the line. */
export function readPunches(csv: string): Punch[] {
  const [header = "", ...lines] = csv.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (header.split(",").some((name, index) => name.trim() !== columns[index])) {
    throw new Error(`The first line must be: ${columns.join(",")} (the last two may be left out).`);
  }
  const seen = new Map<string, number>();
  return lines.flatMap((text, index) => {
    if (text.trim() === "") return [];
    const line = index + 2;
    const [afm = "", lastName = "", firstName = "", kind = "", at = "", day = "", reason = ""] = text
      .split(",")
      .map((cell) => cell.trim());
    const type = types[kind];
    if (!type) throw new Error(`Line ${line}: type is "in" or "out", not "${kind}".`);
    const referenceDate = day || at.slice(0, 10);
    const id = createHash("sha256").update([afm, type, at, referenceDate].join("\n")).digest("hex").slice(0, 16);
    const before = seen.get(id);
    if (before !== undefined) throw new Error(`Line ${line} is the same punch as line ${before}: remove one.`);
    seen.set(id, line);
    return [{ line, id, afm, lastName, firstName, type, at, referenceDate, reason }];
  });
}
