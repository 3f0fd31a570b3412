import type { Endpoints } from "@tokens/psohub";

/** Every route of PSOhub, checked by the compiler to be all of them. */
export const psohubRoutes: Readonly<Record<keyof Endpoints, 0>> = {
  "GET /projects": 0,
  "GET /project": 0,
  "POST /project": 0,
  "PATCH /project": 0,
  "GET /timesheets": 0,
  "POST /timesheet": 0,
  "GET /expenses": 0,
  "POST /expense": 0,
  "GET /contacts": 0,
  "POST /contact": 0,
  "PATCH /contact": 0,
  "GET /companies": 0,
  "POST /company": 0,
  "PATCH /company": 0,
  "GET /invoices": 0,
  "PATCH /invoice": 0,
};
