import type {
  AccountId,
  Changes,
  Company,
  CompanyId,
  CompanyWrite,
  Contact,
  ContactId,
  Expense,
  Invoice,
  InvoiceId,
  ListQuery,
  Project,
  ProjectId,
  Rows,
  Timesheet,
} from "./models.ts";

/** Filters a list by project, by user or by both. One of them is required. */
export type ByProjectOrUser = ListQuery &
  (
    | { readonly projectid: ProjectId; readonly accountid?: AccountId | undefined }
    | { readonly projectid?: ProjectId | undefined; readonly accountid: AccountId }
  );

/**
 * Every operation of the PSOhub API v1, as types only. Lists are plain arrays and have no pages. Where the vendor mentions an
 * operation without its path, the path is inferred from the others, and the documentation of the route says so.
 */
export interface Endpoints {
  /** Lists projects. */
  "GET /projects": { query?: ListQuery | undefined; output: Rows<Project>; item: Project };
  /** Lists projects, at the path of the vendor's quickstart. Try it if `GET /projects` is not found. */
  "GET /project": { query?: ListQuery | undefined; output: Rows<Project>; item: Project };
  /** Creates a project. The path is inferred. */
  "POST /project": { body: Changes<Omit<Project, "ProjectID" | "Stage" | "ProjectManager">>; output: unknown };
  /** Updates a project. The path is inferred. */
  "PATCH /project": {
    body: Changes<Omit<Project, "ProjectID" | "Stage" | "ProjectManager">> & { readonly ProjectID: ProjectId };
    output: unknown;
  };
  /** Lists the timesheets of a project, a user, or a user in a project. */
  "GET /timesheets": { query: ByProjectOrUser; output: Rows<Timesheet>; item: Timesheet };
  /** Creates a timesheet. The path is inferred. */
  "POST /timesheet": { body: Changes<Timesheet>; output: unknown };
  /** Lists the expenses of a project, a user, or a user in a project. */
  "GET /expenses": { query: ByProjectOrUser; output: Rows<Expense>; item: Expense };
  /** Creates an expense. The path is inferred. */
  "POST /expense": { body: Changes<Expense>; output: unknown };
  /** Lists contacts. */
  "GET /contacts": {
    query?:
      | (ListQuery & {
          readonly name?: string | undefined;
          readonly email?: string | undefined;
          readonly companyid?: CompanyId | undefined;
          readonly contactid?: ContactId | undefined;
          readonly companyname?: string | undefined;
        })
      | undefined;
    output: Rows<Contact>;
    item: Contact;
  };
  /** Creates a contact. PSOhub does not detect duplicates: a repeated call creates a second contact. */
  "POST /contact": { body: Changes<Omit<Contact, "ContactID">>; output: unknown };
  /** Updates a contact. */
  "PATCH /contact": { body: Changes<Omit<Contact, "ContactID">> & { readonly ContactID: ContactId }; output: unknown };
  /** Lists companies. */
  "GET /companies": {
    query?:
      | (ListQuery & {
          /** Part of the name. */
          readonly name?: string | undefined;
          readonly companyid?: CompanyId | undefined;
        })
      | undefined;
    output: Rows<Company>;
    item: Company;
  };
  /** Creates a company. The field names differ from those of `GET /companies`. */
  "POST /company": { body: CompanyWrite; output: unknown };
  /** Updates a company. The field names differ from those of `GET /companies`. */
  "PATCH /company": { body: Changes<CompanyWrite> & { readonly CompanyID: CompanyId }; output: unknown };
  /** Lists invoices. Each row contains its PDF, so use a small `limit`. */
  "GET /invoices": {
    query?:
      | (ListQuery & {
          readonly invoicestatus?: "draft" | "approved" | "sent" | "paid" | undefined;
          readonly invoicenumber?: string | undefined;
          /** Only those without an external id. */
          readonly noexternalid?: true | undefined;
        })
      | undefined;
    output: Rows<Invoice>;
    item: Invoice;
  };
  /** Marks an invoice as paid, or sets its external id. The path is inferred. */
  "PATCH /invoice": {
    body: {
      readonly InvoiceID: InvoiceId;
      readonly InvoiceStatus?: "Paid" | undefined;
      readonly ExternalID?: string | undefined;
    };
    output: unknown;
  };
}
