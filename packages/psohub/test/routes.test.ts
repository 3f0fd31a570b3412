import { readFile } from "node:fs/promises";
import { createPsohub, id, type CompanyId, type Psohub } from "@tokens/psohub";
import { createPsohubMock, ids } from "@tokens/psohub/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const redirectUri = "https://app.example.com/callback";
const mock = createPsohubMock();
const server = setupServer(...mock.handlers);
const psohub = createPsohub(mock);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  mock.reset();
  await psohub.tokens.save(mock.session(redirectUri));
});
afterAll(() => server.close());

const calls: Record<string, (client: Psohub) => Promise<unknown>> = {
  "GET /projects": (c) => c.request("GET /projects"),
  "GET /project": (c) => c.request("GET /project"),
  "POST /project": (c) => c.request("POST /project", { body: { Name: "New" } }),
  "PATCH /project": (c) => c.request("PATCH /project", { body: { ProjectID: ids.project, Name: "Other" } }),
  "GET /timesheets": (c) => c.request("GET /timesheets", { query: { accountid: ids.account } }),
  "POST /timesheet": (c) => c.request("POST /timesheet", { body: { ProjectID: ids.project, NumberOfHours: 2 } }),
  "GET /expenses": (c) => c.request("GET /expenses", { query: { projectid: ids.project } }),
  "POST /expense": (c) => c.request("POST /expense", { body: { ProjectID: ids.project, TotalAmount: 3 } }),
  "GET /contacts": (c) => c.request("GET /contacts", { query: { name: "ada", email: "ADA@example.com" } }),
  "POST /contact": (c) => c.request("POST /contact", { body: { FirstName: "Grace" } }),
  "PATCH /contact": (c) => c.request("PATCH /contact", { body: { ContactID: ids.contact, JobTitle: "Countess" } }),
  "GET /companies": (c) => c.request("GET /companies", { query: { name: "difference" } }),
  "POST /company": (c) => c.request("POST /company", { body: { Name: "Cards & Co" } }),
  "PATCH /company": (c) => c.request("PATCH /company", { body: { CompanyID: ids.company, Street: "2 Dorset Street" } }),
  "GET /invoices": (c) => c.request("GET /invoices", { query: { invoicestatus: "paid", noexternalid: true } }),
  "PATCH /invoice": (c) => c.request("PATCH /invoice", { body: { InvoiceID: ids.invoice, InvoiceStatus: "Paid" } }),
};

test("the table of routes has every operation, and no other", async () => {
  const listed = (await readFile(new URL("operations.txt", import.meta.url), "utf8")).trim().split("\n");
  const source = await readFile(new URL("../src/endpoints.ts", import.meta.url), "utf8");
  const typed = [...source.matchAll(/^ {2}"((?:GET|POST|PATCH|PUT|DELETE) [^"]+)":/gm)].map(([, route]) => route!);
  expect(typed.toSorted()).toEqual(listed.toSorted());
  expect(Object.keys(calls).toSorted()).toEqual(listed.toSorted());
});

describe("the mock responds", () => {
  test.for(Object.keys(calls))("%s", async (route) => {
    await calls[route]!(psohub);
    expect(mock.requests(route)).toHaveLength(1);
  });
});

test("reads see what was written, under the names of reads", async () => {
  const { CompanyID } = (await psohub.request("POST /company", {
    body: { Name: "Cards & Co", Street: "3 Mill Lane" },
  })) as { CompanyID: string };
  const [company, ...more] = await psohub.request("GET /companies", { query: { companyid: id<CompanyId>(CompanyID) } });
  expect(company).toEqual({ CompanyID, CompanyName: "Cards & Co", Address: "3 Mill Lane" });
  expect(more).toEqual([]);
});

test("an invoice with an external id is no longer listed among those without", async () => {
  await psohub.request("PATCH /invoice", { body: { InvoiceID: ids.invoice, ExternalID: "X-1" } });
  expect(await psohub.request("GET /invoices", { query: { noexternalid: true } })).toHaveLength(1);
});

test("userFilter renames the user filter", async () => {
  const other = createPsohubMock({ userFilter: "userid" });
  server.use(...other.handlers);
  const client = createPsohub({ ...other, userFilter: "userid" });
  await client.tokens.save(other.session(redirectUri));
  expect(await client.request("GET /timesheets", { query: { accountid: ids.account } })).toHaveLength(3);
  expect(new URL(other.requests("GET /timesheets")[0]!.url).search).toBe("?userid=39406496739494241");
  server.resetHandlers();
});

describe("a list that may be incomplete", () => {
  test("has a mark on its rows, which is not enumerable", async () => {
    const cut = await psohub.request("GET /projects", { query: { limit: 1 } });
    const whole = await psohub.request("GET /projects", { query: { limit: 3 } });
    expect([cut.truncated, whole.truncated]).toEqual([true, false]);
    expect(Object.keys(cut)).toEqual(["0"]);
  });

  test("has the mark at the default limit of 50 too", async () => {
    const [row] = mock.state.projects;
    mock.state.projects.push(...Array.from({ length: 48 }, (_, n) => ({ ...row!, ProjectID: id<never>(BigInt(n)) })));
    expect((await psohub.request("GET /projects")).truncated).toBe(true);
  });

  test("makes items() throw after its rows, instead of a silent loss", async () => {
    const names: unknown[] = [];
    const walk = (async () => {
      for await (const { Name } of psohub.items("GET /projects", { query: { limit: 1 } })) names.push(Name);
    })();
    await expect(walk).rejects.toThrow(/sent 1 rows, which is the limit.*higher limit/);
    expect(names).toEqual(["Analytical Engine"]);
    expect(mock.requests("GET /projects")).toHaveLength(1);
  });

  test("makes items() just end when it is complete", async () => {
    const rows = await Array.fromAsync(psohub.items("GET /projects"));
    expect(rows).toHaveLength(2);
  });
});

test.for<[string, unknown, unknown]>([
  [
    "the platform's object",
    { error: { code: 400, message: "No such project" } },
    { providerCode: 400, detail: "No such project" },
  ],
  [
    "OAuth's",
    { error: "invalid_request", error_description: "bad" },
    { providerCode: "invalid_request", detail: "bad" },
  ],
  ["a message", { message: "bad" }, { detail: "bad" }],
  ["a sentence as error", { error: "That is wrong." }, { detail: "That is wrong." }],
  ["a JSON string", '"bad thing"', { detail: "bad thing" }],
  ["text", "bad thing", { detail: "bad thing" }],
  ["HTML", "<html><title>502 Bad Gateway</title></html>", { detail: "502 Bad Gateway" }],
  ["nothing", "", { status: 400 }],
])("an API error is read whatever its shape: %s", async ([, body, expected]) => {
  mock.failNext({ status: 400, body });
  await expect(psohub.request("GET /projects")).rejects.toMatchObject({ code: "api_error", ...(expected as object) });
});
