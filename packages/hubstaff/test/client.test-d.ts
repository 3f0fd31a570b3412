import {
  createHubstaff,
  splitRange,
  type DailyActivity,
  type JobSiteRule,
  type OrganizationMember,
  type Project,
  type Rate,
  type Success,
  type Task,
  type TeamPayment,
  type TimeOffRequestDay,
  type User,
  type WorkBreakProject,
} from "@tokens/hubstaff";
import { expectTypeOf, test } from "vitest";

const hubstaff = createHubstaff({ personalAccessToken: process.env["HUBSTAFF_PAT"] });

test("outputs and items are inferred from the route", () => {
  expectTypeOf(hubstaff.request("GET /v2/users/me")).resolves.toEqualTypeOf<{ readonly user: User }>();
  expectTypeOf(hubstaff.items("GET /v2/organizations/{organization_id}/projects", { organization_id: 7 })).toExtend<
    AsyncIterable<Project>
  >();
  expectTypeOf(
    hubstaff.request("POST /v2/projects/{project_id}/tasks", { project_id: 1, body: { summary: "x" } }),
  ).resolves.toEqualTypeOf<{ readonly task: Task }>();
  expectTypeOf(hubstaff.request("DELETE /v2/tasks/{task_id}", { task_id: 1 })).resolves.toEqualTypeOf<undefined>();
});

test("placeholders, queries and bodies are required where the route requires them", () => {
  // @ts-expect-error no such route
  void hubstaff.request("GET /v2/users/you");
  // @ts-expect-error the placeholder is missing
  void hubstaff.request("GET /v2/users/{user_id}");
  // @ts-expect-error another placeholder
  void hubstaff.request("GET /v2/users/{user_id}", { id: 7 });
  // @ts-expect-error the body is missing
  void hubstaff.request("POST /v2/organizations", {});
  // @ts-expect-error the body lacks its summary
  void hubstaff.request("POST /v2/projects/{project_id}/tasks", { project_id: 1, body: {} });
  const projects = "GET /v2/organizations/{organization_id}/projects";
  // @ts-expect-error a status that is none
  void hubstaff.request(projects, { organization_id: 1, query: { status: "gone" } });
  const tasks = "GET /v2/projects/{project_id}/tasks";
  // @ts-expect-error an include that the operation does not have
  void hubstaff.request(tasks, { project_id: 1, query: { include: ["clients"] } });
  // @ts-expect-error not a list
  void hubstaff.items("GET /v2/users/me");
});

test("one kind of credential, and no unknown option", () => {
  // @ts-expect-error no credential at all
  createHubstaff({});
  // @ts-expect-error an app has a secret
  createHubstaff({ clientId: "id" });
});

test("awkward operations", () => {
  const path = { organization_id: 7 };
  const rules: readonly { readonly enter_action: "track" }[] = [{ enter_action: "track" }];
  expectTypeOf(hubstaff.request("GET /v2/time_off_requests/{time_off_request_id}", { time_off_request_id: 1 }))
    .resolves.toHaveProperty("time_off_request")
    .toHaveProperty("time_off_request_days")
    .toEqualTypeOf<readonly TimeOffRequestDay[]>();
  expectTypeOf(hubstaff.request("GET /v2/job_sites/{job_site_id}", { job_site_id: 1 }))
    .resolves.toHaveProperty("job_site")
    .toHaveProperty("rules")
    .toEqualTypeOf<readonly JobSiteRule[] | null | undefined>();
  expectTypeOf(hubstaff.items("GET /v2/organizations/{organization_id}/rates", path)).toExtend<AsyncIterable<Rate>>();
  expectTypeOf(hubstaff.items("GET /v2/organizations/{organization_id}/work_break_projects", path)).toExtend<
    AsyncIterable<WorkBreakProject>
  >();
  expectTypeOf(hubstaff.request("DELETE /v2/invites/{invite_id}", { invite_id: 1 })).resolves.toBeUndefined();
  void hubstaff.request("PUT /v2/invites/{invite_id}", { invite_id: 1, body: { project_ids: [101, 102] } });
  // @ts-expect-error a list, not one
  void hubstaff.request("PUT /v2/invites/{invite_id}", { invite_id: 1, body: { project_ids: 101 } });
  const activate = "POST /v2/webhooks/{webhook_id}/activate";
  void hubstaff.request(activate, { webhook_id: "w", headers: { "X-Hook-Secret": "s" } });
  // @ts-expect-error the header is missing
  void hubstaff.request(activate, { webhook_id: "w" });
  expectTypeOf(
    hubstaff.request("PUT /v2/teams/{team_id}/update_projects", {
      team_id: 1,
      body: { projects: [{ project_id: 1 }] },
    }),
  ).resolves.toEqualTypeOf<Success>();
  expectTypeOf<OrganizationMember["pay_rate"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<Project["pay_rate"]>().toEqualTypeOf<number | null | undefined>();
  expectTypeOf<TeamPayment["organization_id"]>().toEqualTypeOf<string>();
  const metadata = [{ key: "size" }];
  // @ts-expect-error a value of null removes a key, and none is no value
  void hubstaff.request("PUT /v2/clients/{client_id}/update_metadata", { client_id: 1, body: { metadata } });
  // @ts-expect-error an update needs the lock version
  void hubstaff.request("PUT /v2/tasks/{task_id}", { task_id: 1, body: { summary: "x" } });
  void hubstaff.request("PUT /v2/job_sites/{job_site_id}/add_rules", { job_site_id: 1, body: { rules } });
  // @ts-expect-error the range is required
  void hubstaff.items("GET /v2/organizations/{organization_id}/screenshots", path);
});

test("splitRange takes operations with a limited range only, and its end", () => {
  const updated = { "updated[start]": "2026-01-01T00:00:00Z" };
  const updates = "GET /v2/organizations/{organization_id}/activities/daily/updates";
  void hubstaff.items(updates, { organization_id: 7, query: updated });
  // @ts-expect-error the end of the range is missing
  void splitRange(hubstaff, updates, { organization_id: 7, query: updated });
  // @ts-expect-error no range at all
  void splitRange(hubstaff, "GET /v2/organizations", {});
  const query = { "date[start]": "2026-01-01", "date[stop]": "2026-12-31" };
  expectTypeOf(
    splitRange(hubstaff, "GET /v2/projects/{project_id}/activities/daily", { project_id: 1, query }),
  ).toExtend<AsyncIterable<DailyActivity>>();
});
