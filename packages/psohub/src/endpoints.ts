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

/** A list by project, by user or by both, never by neither. */
export type ByProjectOrUser = ListQuery &
  (
    | { readonly projectid: ProjectId; readonly accountid?: AccountId | undefined }
    | { readonly projectid?: ProjectId | undefined; readonly accountid: AccountId }
  );

/**
 * Every operation of the PSOhub API v1, as types only. Lists are bare arrays without a next page. Where a path is inferred
 * from the others (the vendor mentions the operation only), its comment says so.
 */
export interface Endpoints {
  /** List projects. */
  "GET /projects": { query?: ListQuery | undefined; output: Rows<Project>; item: Project };
  /** List projects, under the path of the vendor's quickstart; try it where `GET /projects` is not found. */
  "GET /project": { query?: ListQuery | undefined; output: Rows<Project>; item: Project };
  /** Create a project. Inferred. */
  "POST /project": { body: Changes<Omit<Project, "ProjectID" | "Stage" | "ProjectManager">>; output: unknown };
  /** Update a project. Inferred. */
  "PATCH /project": {
    body: Changes<Omit<Project, "ProjectID" | "Stage" | "ProjectManager">> & { readonly ProjectID: ProjectId };
    output: unknown;
  };
  /** List timesheets of a project, a user, or a user in a project. */
  "GET /timesheets": { query: ByProjectOrUser; output: Rows<Timesheet>; item: Timesheet };
  /** Create a timesheet. Inferred. */
  "POST /timesheet": { body: Changes<Timesheet>; output: unknown };
  /** List expenses of a project, a user, or a user in a project. */
  "GET /expenses": { query: ByProjectOrUser; output: Rows<Expense>; item: Expense };
  /** Create an expense. Inferred. */
  "POST /expense": { body: Changes<Expense>; output: unknown };
  /** List contacts. */
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
  /** Create a contact. PSOhub looks for no duplicates: a repeated call makes a second one. */
  "POST /contact": { body: Changes<Omit<Contact, "ContactID">>; output: unknown };
  /** Update a contact. */
  "PATCH /contact": { body: Changes<Omit<Contact, "ContactID">> & { readonly ContactID: ContactId }; output: unknown };
  /** List companies. */
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
  /** Create a company. The names differ from those that are read. */
  "POST /company": { body: CompanyWrite; output: unknown };
  /** Update a company. The names differ from those that are read. */
  "PATCH /company": { body: Changes<CompanyWrite> & { readonly CompanyID: CompanyId }; output: unknown };
  /** List invoices. Each row holds its PDF: ask for few. */
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
  /** Mark an invoice as paid, or give it an external id. Inferred. */
  "PATCH /invoice": {
    body: {
      readonly InvoiceID: InvoiceId;
      readonly InvoiceStatus?: "Paid" | undefined;
      readonly ExternalID?: string | undefined;
    };
    output: unknown;
  };
}
