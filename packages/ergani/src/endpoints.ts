import type { DocumentCode, Documents } from "./documents/models.ts";
import type {
  CancelBody,
  DocumentPdf,
  DocumentTemplate,
  ExecuteServiceBody,
  Receipt,
  ServiceDescription,
  SubmissionType,
} from "./models.ts";

/** A submission of one document. The body is what `writeDocument` returns for rows. */
interface Submission<C extends DocumentCode> {
  readonly body: { readonly [root: string]: { readonly [row: string]: Documents[C] | readonly unknown[] | object } };
  readonly output: readonly Receipt[] | Receipt;
}

/** Every operation of the Ergani II API, as types only. */
export interface Endpoints {
  /** Lists the types of submissions that the account may make. Past submissions cannot be listed. */
  "GET /Lookup/Submissions": { readonly output: readonly SubmissionType[] };
  /** Gets the template of a document, or with `protocol` and `submittedDate` the PDF of a submission. */
  "GET /Documents/{code}": {
    readonly query?: { readonly protocol?: string; /** yyyyMMdd */ readonly submittedDate?: string } | undefined;
    readonly output: DocumentTemplate | DocumentPdf;
  };
  /** Submits a document whose schema is not published: `FastAna`, `FastAnaC` or `34`. Its template shows the fields. */
  "POST /Documents/{code}": { readonly body: unknown; readonly output: readonly Receipt[] | Receipt };
  /** Cancels a leave (`WTOLeave` and `WTOLeaveC` only). Returns text, or an object with a `message`. */
  "POST /Documents/CancelSubmittedDocument": {
    readonly body: CancelBody;
    readonly output: string | { readonly message: string };
  };
  /** Lists the services that the account may call. */
  "GET /WebServices/ServicesList": { readonly output: readonly ServiceDescription[] };
  /** Calls a service. Prefer `service()`, which is typed by the service's code and normalizes the response. */
  "POST /WebServices/ExecuteService": { readonly body: ExecuteServiceBody; readonly output: unknown };
  /** Submits starts and ends of work for the digital work card. */
  readonly "POST /Documents/WRKCardSE": Submission<"WRKCardSE">;
  /** Submits a fixed weekly schedule (organization of working time). */
  readonly "POST /Documents/WTOWeek": Submission<"WTOWeek">;
  /** Submits a schedule that varies by day (organization of working time). */
  readonly "POST /Documents/WTODaily": Submission<"WTODaily">;
  /** Submits a schedule that varies by day, in retrospect: the time that was worked. */
  readonly "POST /Documents/WTODailyA": Submission<"WTODailyA">;
  /** Submits a schedule that varies by day, for drivers. */
  readonly "POST /Documents/WTODailyD": Submission<"WTODailyD">;
  /** Submits leaves. They can be cancelled. */
  readonly "POST /Documents/WTOLeave": Submission<"WTOLeave">;
  /** Submits a correction that replaces submitted leaves. It can be cancelled. */
  readonly "POST /Documents/WTOLeaveC": Submission<"WTOLeaveC">;
  /** Submits overtime. It must be declared before it starts. */
  readonly "POST /Documents/WTOOv": Submission<"WTOOv">;
  /** Submits overtime in retrospect. */
  readonly "POST /Documents/WTOOvA": Submission<"WTOOvA">;
  /** Submits overtime, for drivers. */
  readonly "POST /Documents/WTOOvD": Submission<"WTOOvD">;
  /** Submits employment on a sixth day, or an extraordinary shift. */
  readonly "POST /Documents/SixthDay": Submission<"SixthDay">;
  /** Submits an exemption from the duty to announce in advance. */
  readonly "POST /Documents/ExProan": Submission<"ExProan">;
  /** Submits a start of work: a new hire (E3). */
  readonly "POST /Documents/WebE3N": Submission<"WebE3N">;
  /** Submits a start of work: a transfer from another company. */
  readonly "POST /Documents/WebE3M": Submission<"WebE3M">;
  /** Submits a start of work: an employee borrowed from a company or placed by a temporary employment agency. */
  readonly "POST /Documents/WebE3D": Submission<"WebE3D">;
  /** Submits a start of work: a hire in order to lend, for temporary employment agencies only. */
  readonly "POST /Documents/WebE3PD": Submission<"WebE3PD">;
  /** Submits an end of work: a voluntary resignation. */
  readonly "POST /Documents/WebE5N": Submission<"WebE5N">;
  /** Submits an end of work: the notice that precedes a deemed resignation. */
  readonly "POST /Documents/WebE5O": Submission<"WebE5O">;
  /** Submits an end of work: the resignation after that notice (`WebE5O`). */
  readonly "POST /Documents/WebE5AO": Submission<"WebE5AO">;
  /** Submits an end of work: a dismissal without notice. */
  readonly "POST /Documents/WebE6NXP": Submission<"WebE6NXP">;
  /** Submits an end of work: a dismissal with notice. */
  readonly "POST /Documents/WebE6NMP": Submission<"WebE6NMP">;
  /** Submits an end of work: the end of a fixed-term contract. */
  readonly "POST /Documents/WebE7N": Submission<"WebE7N">;
  /** Submits an end of work: a voluntary exit with compensation. */
  readonly "POST /Documents/WebE5E": Submission<"WebE5E">;
  /** Submits an end of work: retirement by voluntary leave. */
  readonly "POST /Documents/WebE5S": Submission<"WebE5S">;
  /** Submits an end of work: retirement by dismissal without notice. */
  readonly "POST /Documents/WebE6SXP": Submission<"WebE6SXP">;
  /** Submits an end of work: a death. */
  readonly "POST /Documents/WebE5D": Submission<"WebE5D">;
  /** Submits an end of work: the trial period lapses. */
  readonly "POST /Documents/WebE6LT": Submission<"WebE6LT">;
  /** Submits an end of work: a transfer to another company. */
  readonly "POST /Documents/WebE6M": Submission<"WebE6M">;
  /** Submits an end of work: the end of a loan or of a placement by an agency. */
  readonly "POST /Documents/WebE6LD": Submission<"WebE6LD">;
  /** Submits an end of work with the employer's consent, after 15 years of service or past retirement age. */
  readonly "POST /Documents/WebE5DS": Submission<"WebE5DS">;
  /** Submits a change of employment terms. */
  readonly "POST /Documents/WebMA": Submission<"WebMA">;
  /** Submits a change of employment terms of borrowed staff. */
  readonly "POST /Documents/WebMAD": Submission<"WebMAD">;
  /** Submits the start or change of an internship (E3.5). */
  readonly "POST /Documents/57": Submission<"57">;
  /** Submits the staff on construction or technical works (E12). */
  readonly "POST /Documents/E12": Submission<"E12">;
  /** Submits the census of staff on construction works (E12). */
  readonly "POST /Documents/E12Apogr": Submission<"E12Apogr">;
}

/** The routes that submit a document: one for each `DocumentCode`. */
export type SubmissionRoutes = Pick<Endpoints, `POST /Documents/${DocumentCode}`>;
