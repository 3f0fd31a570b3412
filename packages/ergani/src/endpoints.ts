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

/** What a submission to each document code is sent and answers. The body is what `writeDocument` makes of rows. */
export type SubmissionRoutes = {
  readonly [C in DocumentCode as `POST /Documents/${C}`]: {
    readonly body: { readonly [root: string]: { readonly [row: string]: Documents[C] | readonly unknown[] | object } };
    readonly output: readonly Receipt[] | Receipt;
  };
};

/** Every operation of the Ergani II API, as types only. */
export interface Endpoints extends SubmissionRoutes {
  /** Types of submissions that the account may make. Not a list of past ones: there is none. */
  "GET /Lookup/Submissions": { readonly output: readonly SubmissionType[] };
  /** With `protocol` and `submittedDate` the PDF of a submission, else the template of a document. */
  "GET /Documents/{code}": {
    readonly query?: { readonly protocol?: string; /** yyyyMMdd */ readonly submittedDate?: string } | undefined;
    readonly output: DocumentTemplate | DocumentPdf;
  };
  /** A document whose schema is not published: `FastAna`, `FastAnaC`, `34`. Read its template. */
  "POST /Documents/{code}": { readonly body: unknown; readonly output: readonly Receipt[] | Receipt };
  /** Cancels a leave (`WTOLeave`, `WTOLeaveC` only). Answers text, or an object with a `message`. */
  "POST /Documents/CancelSubmittedDocument": {
    readonly body: CancelBody;
    readonly output: string | { readonly message: string };
  };
  /** Services that the account may call. */
  "GET /WebServices/ServicesList": { readonly output: readonly ServiceDescription[] };
  /** Calls a service: `service()` is typed by its code, and normalises the answer. */
  "POST /WebServices/ExecuteService": { readonly body: ExecuteServiceBody; readonly output: unknown };
}
