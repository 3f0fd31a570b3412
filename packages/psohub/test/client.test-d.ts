import { createPsohub, id, type AccountId, type CompanyId, type ProjectId } from "@tokens/psohub";
import { expectTypeOf, test } from "vitest";

const psohub = createPsohub({ clientId: "id", clientSecret: "secret" });
const projectid = id<ProjectId>("1");

test("timesheets and expenses require a project or a user", () => {
  void psohub.request("GET /timesheets", { query: { projectid } });
  void psohub.request("GET /expenses", { query: { accountid: id<AccountId>("2"), limit: 5 } });
  // @ts-expect-error neither is given
  void psohub.request("GET /timesheets", { query: { limit: 5 } });
  // @ts-expect-error no query at all
  void psohub.request("GET /expenses");
});

test("ids are branded strings", () => {
  // @ts-expect-error a number would be another id
  void psohub.request("GET /timesheets", { query: { projectid: 13_229_323 } });
  // @ts-expect-error the id of a company is not that of a project
  void psohub.request("GET /timesheets", { query: { projectid: id<CompanyId>("1") } });
  // @ts-expect-error an update says which project
  void psohub.request("PATCH /project", { body: { Name: "x" } });
  expectTypeOf(projectid).toExtend<string>();
});

test("a list says whether it may have been cut", async () => {
  const rows = await psohub.request("GET /projects");
  expectTypeOf(rows.truncated).toEqualTypeOf<boolean>();
});
