import type { Id, InvoiceLineItem, Project, User } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { at, stamps, workdays } from "./time.ts";

type Tables = Pick<
  HubstaffTables,
  "budgetHistories" | "limitHistories" | "clientInvoices" | "teamInvoices" | "teamPayments" | "rates"
>;

/** Budgets and limits with their usage, client and team invoices, payments and rates. */
export function moneyTables(
  organization_id: Id,
  users: readonly User[],
  projects: readonly Project[],
  meId: Id,
): Tables {
  const [start, stop] = [workdays[0]!, workdays[4]!];
  const budget = {
    type: "cost",
    rate: "bill_rate",
    cost: 1000,
    alerts: { near_limit: 80 },
    include_non_billable: true,
  };
  const lineItem = (id: Id): InvoiceLineItem => ({
    id,
    description: "Work of the week",
    quantity: 2,
    unit_price: 60,
    generated: true,
    generated_data: {
      duration: 7200,
      rates: [60],
      user_ids: [meId],
      project_ids: [101],
      task_ids: [1001],
      start_date: start,
      stop_date: stop,
    },
    tax_1: false,
    tax_2: false,
    discount: false,
    ...stamps,
  });
  const invoice = (index: number): Invoice => ({
    organization_id,
    status: "open",
    author_id: meId,
    number: `2026-${index + 1}`,
    po_number: null,
    notes: null,
    currency: "EUR",
    grand_total: 120,
    paid_amount: 0,
    issue_date: stop,
    viewer_url: null,
    ...stamps,
  });
  return {
    budgetHistories: [
      ...projects.flatMap(({ id: project_id }, index) =>
        [0, 1].map((number) => ({ id: 801 + index * 2 + number, project_id, client_id: null })),
      ),
      { id: 811, project_id: null, client_id: 201 },
      { id: 812, project_id: null, client_id: 201 },
    ].map((owner) => ({ ...owner, budget, start_date: start, stop_date: stop, spent: 120.5, ...stamps })),
    limitHistories: users.map(({ id: user_id }, index) => ({
      id: 821 + index,
      user_id,
      limit_type: "weekly",
      start_date: start,
      stop_date: stop,
      start_time: at(start, 0),
      stop_time: at(stop, 1440),
      total: 144_000,
      used: 9000,
      ...stamps,
    })),
    clientInvoices: [201, 202].map((client_id, index) => ({
      ...invoice(index),
      id: 841 + index,
      client_id,
      line_items: [lineItem(851 + index)],
    })),
    teamInvoices: users.map(({ id: user_id }, index) => ({
      ...invoice(index),
      id: 861 + index,
      user_id,
      line_items: [lineItem(871 + index)],
    })),
    teamPayments: users.map(({ id: user_id }, index) => ({
      id: 881 + index,
      organization_id: String(organization_id),
      start_date: start,
      stop_date: stop,
      blame_user_id: meId,
      tracked: 9000,
      amount: "75.0",
      currency: "EUR",
      payment_source: "manual",
      paid_via_payroll: false,
      details: [
        {
          id: 891 + index,
          user_id,
          project_id: 101,
          date: stop,
          tracked: 9000,
          pay_rate: "30.0",
          amount: "75.0",
          currency: "EUR",
          payment_type: "hourly",
        },
      ],
      ...stamps,
    })),
    rates: users.flatMap(({ id: user_id }, index) =>
      ["pay", "bill"].map((kind, number) => ({
        id: 1 + index * 2 + number,
        user_id,
        kind,
        rate_type: "hourly",
        status: "current",
        rate: kind === "pay" ? "30.0" : "60.0",
        currency: "EUR",
      })),
    ),
  };
}

type Invoice = Omit<HubstaffTables["clientInvoices"][number], "id" | "client_id">;
