declare const idOf: unique symbol;

/**
 * A 64-bit id as text: most are beyond 2^53, where a number would be a different id. The brand keeps a project's id out of a
 * filter for companies. `id()` creates one from text.
 */
export type Id<Entity extends string = string> = string & { readonly [idOf]: Entity };

/** Id of a user account. */
export type AccountId = Id<"Account">;
/** Id of a project. */
export type ProjectId = Id<"Project">;
/** Id of a company. */
export type CompanyId = Id<"Company">;
/** Id of a contact. */
export type ContactId = Id<"Contact">;
/** Id of an invoice. */
export type InvoiceId = Id<"Invoice">;
/** Id of a line of a contract. */
export type ContractLineId = Id<"ContractLine">;
/** Id of a role. */
export type RoleId = Id<"Role">;
/** Id of a task. */
export type TaskId = Id<"Task">;

/** ISO 8601 in UTC, e.g. `2024-08-14T08:00:00.000Z`; a date alone is written as its midnight. */
export type DateTime = string;

/** Amount or hours, unrounded, e.g. 991.73553719. */
export type Decimal = number;

/** The rows of a list: an array, and whether there may be more. */
export type Rows<T> = readonly T[] & {
  /** True when PSOhub sent as many rows as the limit: it has neither a total nor a next page. Not enumerable. */
  readonly truncated: boolean;
};

/** Query parameters of every list. */
export interface ListQuery {
  /**
   * Maximum number of rows. The upper limit is not documented.
   *
   * @default 50
   */
  readonly limit?: number | undefined;
}

/** A project. An absent value is a missing member, `"-"` or, as an id, `"0"`. */
export interface Project {
  readonly ProjectID: ProjectId;
  readonly Name?: string;
  readonly StartDate?: DateTime;
  /** `Active`, `Proposal`, …; read-only. */
  readonly Stage?: string;
  readonly ProjectNumber?: string;
  readonly ProjectTypeID?: Id<"ProjectType">;
  readonly ProjectType?: string;
  /** Read-only. */
  readonly ProjectManager?: string;
  readonly ProjectManagerID?: AccountId;
  readonly TotalProjectValue?: Decimal;
  readonly CurrencyCode?: string;
  readonly CompanyID?: CompanyId;
  readonly ExternalDealID?: Id<"ExternalDeal">;
  readonly BusinessUnitID?: Id<"BusinessUnit">;
}

/** Hours worked. */
export interface Timesheet {
  readonly DateTimeFrom?: DateTime;
  readonly DateTimeTo?: DateTime;
  readonly NumberOfHours?: Decimal;
  readonly AccountID?: AccountId;
  readonly AccountName?: string;
  readonly ProjectID?: ProjectId;
  readonly ProjectName?: string;
  readonly ContractLineID?: ContractLineId;
  readonly ContractLineName?: string;
  readonly RoleID?: RoleId;
  readonly RoleName?: string;
  readonly TaskID?: TaskId;
  readonly Description?: string;
  readonly InvoiceNumber?: string;
  readonly ExternalInvoiceNumber?: string;
  readonly CreationDateTime?: DateTime;
}

/** An expense. */
export interface Expense {
  readonly AccountID?: AccountId;
  readonly ProjectID?: ProjectId;
  readonly ProjectName?: string;
  readonly ContractLineID?: ContractLineId;
  readonly ContractLineName?: string;
  readonly Description?: string;
  readonly AmountExVAT?: Decimal;
  readonly VATAmount?: Decimal;
  readonly TotalAmount?: Decimal;
}

/** A person of a company. */
export interface Contact {
  readonly ContactID: ContactId;
  readonly Email?: string;
  readonly CompanyID?: CompanyId;
  readonly CompanyName?: string;
  readonly FirstName?: string;
  readonly LastName?: string;
  readonly Salutation?: string;
  readonly JobTitle?: string;
  /** The vendor's spelling. */
  readonly Phonenumber?: string;
}

/** A company as PSOhub sends it; `CompanyWrite` has other names. */
export interface Company {
  readonly CompanyID: CompanyId;
  readonly CompanyName?: string;
  readonly Address?: string;
  readonly PostalCode?: string;
  readonly City?: string;
  readonly Country?: string;
  readonly CountryCode?: string;
  readonly PhoneNumber?: string;
}

/** A company to write. */
export interface CompanyWrite {
  readonly Name: string;
  readonly CompanyRegistrationNumber?: string | undefined;
  readonly TaxNumber?: string | undefined;
  readonly PhoneNumber?: string | undefined;
  readonly Street?: string | undefined;
  readonly PostalCode?: string | undefined;
  readonly City?: string | undefined;
  readonly Country?: string | undefined;
  readonly CountryCode?: string | undefined;
}

/** An invoice. */
export interface Invoice {
  readonly InvoiceID: InvoiceId;
  readonly InvoiceName?: string;
  readonly InvoiceDate?: DateTime;
  readonly InvoiceDueDate?: DateTime;
  readonly InvoiceNote?: string;
  /** `Draft`, `Approved`, `Sent`, `Paid`: capitalized here, lower case in the filter. */
  readonly InvoiceStatus?: string;
  readonly InvoiceNumber?: string;
  readonly CustomerID?: CompanyId;
  readonly CustomerName?: string;
  readonly InvoiceContactID?: ContactId;
  readonly InvoiceContactName?: string;
  readonly InvoiceContactEmail?: string;
  readonly InvoiceCurrencyCode?: string;
  readonly TotalAmountExVAT?: Decimal;
  readonly TotalAmountIncVAT?: Decimal;
  readonly TotalAmountExVATBaseCurrency?: Decimal;
  /** Without `Currency`, unlike its sibling. */
  readonly TotalAmountIncVATBase?: Decimal;
  /** Base64, in every row: lists of invoices are large. */
  readonly InvoicePDF?: string;
  /** The members of a line are not documented. */
  readonly InvoiceLines?: readonly unknown[];
}

/** Members to write. The others stay as they are. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };
