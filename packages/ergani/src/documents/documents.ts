import { changes } from "./changes.ts";
import { construction } from "./construction.ts";
import { ends } from "./ends.ts";
import type { DocumentCode } from "./models.ts";
import { starts } from "./starts.ts";
import { parseTree, type Field } from "./tree.ts";
import { workingTime } from "./working-time.ts";

const { WTODaily, WTOLeave } = workingTime;

/** The fields of every document with a published schema. */
const trees: Readonly<Record<DocumentCode, string>> = {
  ...workingTime,
  WTODailyA: WTODaily,
  WTODailyD: WTODaily,
  WTOLeaveC: WTOLeave,
  WTOOv: WTODaily,
  WTOOvA: WTODaily,
  WTOOvD: WTODaily,
  ...starts,
  ...ends,
  ...changes,
  ...construction,
};

/** Codes of the 35 documents with a published schema. */
export const documentCodes: readonly DocumentCode[] = Object.keys(trees) as DocumentCode[];

/** The fields of a document; undefined when its schema is not published. */
export function documentTree(code: string): Field | undefined {
  const text = Object.hasOwn(trees, code) ? trees[code as DocumentCode] : undefined;
  return text === undefined ? undefined : parseTree(text);
}
