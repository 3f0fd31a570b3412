import { id } from "../id.ts";
import type {
  AccountId,
  Company,
  CompanyId,
  Contact,
  ContactId,
  Expense,
  Id,
  Invoice,
  InvoiceId,
  Project,
  ProjectId,
  Timesheet,
} from "../models.ts";

/** The state of a mocked PSOhub: plain arrays that tests may change. Ids are 64-bit, as the vendor's are. */
export interface PsohubState {
  readonly projects: Project[];
  readonly timesheets: Timesheet[];
  readonly expenses: Expense[];
  readonly contacts: Contact[];
  readonly companies: Company[];
  readonly invoices: (Invoice & { readonly ExternalID?: string })[];
  /** The next id. */
  nextId: bigint;
}

/** Ids of the initial state. Neighbours differ by one, so that a rounded id finds the wrong row or none. */
export const ids: {
  readonly project: ProjectId;
  readonly neighbour: ProjectId;
  readonly account: AccountId;
  readonly company: CompanyId;
  readonly contact: ContactId;
  readonly invoice: InvoiceId;
} = {
  project: id("13229323915872053"),
  neighbour: id("13229323915872052"),
  account: id("39406496739494241"),
  company: id("14073748835550302"),
  contact: id("21110623253302801"),
  invoice: id("41939771881672249"),
};

/** A small company: two projects whose ids are neighbours, a week of hours, an expense, two invoices. */
export function psohubState(): PsohubState {
  const project = (ProjectID: ProjectId, Name: string): Project => ({
    ProjectID,
    Name,
    StartDate: "2024-08-14T00:00:00.000Z",
    Stage: "Active",
    ProjectTypeID: id<Id<"ProjectType">>("27584547717644289"),
    ProjectType: "-",
    ProjectManager: "-",
    TotalProjectValue: 991.73553719,
    CurrencyCode: "EUR",
    CompanyID: ids.company,
    ExternalDealID: id<Id<"ExternalDeal">>("0"),
  });
  const place = { AccountID: ids.account, ContractLineID: id<Id<"ContractLine">>("7036874429341080") };
  return {
    projects: [project(ids.project, "Analytical Engine"), project(ids.neighbour, "Difference Engine")],
    timesheets: [12, 13, 14].map((day) => ({
      ...place,
      DateTimeFrom: `2024-08-${day}T08:00:00.000Z`,
      DateTimeTo: `2024-08-${day}T16:00:00.000Z`,
      NumberOfHours: 8,
      AccountName: "Ada Lovelace",
      ProjectID: day === 14 ? ids.neighbour : ids.project,
      ProjectName: day === 14 ? "Difference Engine" : "Analytical Engine",
      RoleID: id<Id<"Role">>("9851624184876568"),
      TaskID: id<Id<"Task">>("5629499534330931"),
      Description: "Order 39406496739494241 of cards",
    })),
    expenses: [
      { ...place, ProjectID: ids.project, Description: "Brass", AmountExVAT: 100, VATAmount: 21, TotalAmount: 121 },
    ],
    contacts: [
      {
        ContactID: ids.contact,
        CompanyID: ids.company,
        CompanyName: "Difference Ltd",
        Email: "ada@example.com",
        FirstName: "Ada",
        LastName: "Lovelace",
        Phonenumber: "-",
      },
    ],
    companies: [{ CompanyID: ids.company, CompanyName: "Difference Ltd", Address: "1 Dorset Street", City: "London" }],
    invoices: ["Draft", "Paid"].map((InvoiceStatus, index) => ({
      InvoiceID: id<InvoiceId>(BigInt(ids.invoice) + BigInt(index)),
      InvoiceNumber: `2024-00${index + 1}`,
      InvoiceStatus,
      InvoiceDate: "2024-08-31T00:00:00.000Z",
      CustomerID: ids.company,
      TotalAmountExVAT: 991.73553719,
      InvoicePDF: "JVBERi0xLjQK",
      InvoiceLines: [],
    })),
    nextId: 50_000_000_000_000_001n,
  };
}
