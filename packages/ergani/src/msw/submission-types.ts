import type { DocumentCode } from "../documents/models.ts";
import type { SubmissionType } from "../models.ts";

/** The submission types of the test service, with their `id`. */
const ids: Readonly<Record<DocumentCode | "34", number>> = {
  E12: 64,
  E12Apogr: 65,
  SixthDay: 89,
  WRKCardSE: 82,
  ExProan: 88,
  "34": 34,
  "57": 57,
  WTOLeave: 84,
  WTOLeaveC: 85,
  WTODaily: 81,
  WTODailyA: 91,
  WTODailyD: 86,
  WTOWeek: 80,
  WTOOv: 133,
  WTOOvA: 134,
  WTOOvD: 135,
  WebE3D: 97,
  WebE3M: 95,
  WebE3N: 93,
  WebE3PD: 99,
  WebE6LT: 121,
  WebE5O: 103,
  WebE5E: 113,
  WebE6NMP: 109,
  WebE6NXP: 107,
  WebE6LD: 125,
  WebE5D: 119,
  WebE7N: 111,
  WebE6M: 123,
  WebE5N: 101,
  WebE5AO: 105,
  WebE6SXP: 117,
  WebE5S: 115,
  WebE5DS: 157,
  WebMA: 127,
  WebMAD: 129,
};

/** The response to `GET /Lookup/Submissions`. */
export const submissionTypes: readonly SubmissionType[] = Object.entries(ids).map(([code, id]) => ({
  id,
  code,
  description: `Υποβολή ${code}`,
}));
