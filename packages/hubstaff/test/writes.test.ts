import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, http: { retry: 0 } });
const organization_id = 7;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const gone = { status: 404, providerCode: 12_000 };

describe("what is written is read", () => {
  test("clients, with budget and metadata under their read names", async () => {
    const { client } = await hubstaff.request("POST /v2/organizations/{organization_id}/clients", {
      organization_id,
      body: {
        name: "Admiralty",
        net_terms: 14,
        budget: { type: "cost", cost: 500 },
        metadata: [{ key: "size", value: "1" }],
      },
    });
    expect(client).toMatchObject({ net_terms: "14", budget: { rate: "bill_rate" }, metadata: { size: "1" } });
    const { id: client_id } = client;
    const metadata = [
      { key: "size", value: null },
      { key: "tone", value: "2" },
    ];
    await hubstaff.request("PUT /v2/clients/{client_id}/update_metadata", { client_id, body: { metadata } });
    await hubstaff.request("PUT /v2/clients/{client_id}", { client_id, body: { status: "archived" } });
    const read = await hubstaff.request("GET /v2/clients/{client_id}", { client_id });
    expect(read.client).toMatchObject({ name: "Admiralty", status: "archived", metadata: { tone: "2" } });
    const route = "GET /v2/organizations/{organization_id}/clients";
    const names = async (status?: "all"): Promise<string[]> =>
      Array.fromAsync(hubstaff.items(route, { organization_id, query: { status } }), ({ name }) => name);
    expect(await names()).toEqual(["Royal Society", "Navy"]);
    expect(await names("all")).toEqual(["Royal Society", "Navy", "Admiralty"]);
  });

  test("teams, their members and projects", async () => {
    const { team } = await hubstaff.request("POST /v2/organizations/{organization_id}/teams", {
      organization_id,
      body: {
        name: "Looms",
        members: [{ user_id: 12, role: "user", lead: true }],
        lead_options: { manage_billing: true },
      },
    });
    expect(team.lead_options).toMatchObject({ manage_billing: true, approve_time_off: true });
    const { id: team_id } = team;
    await hubstaff.request("PUT /v2/teams/{team_id}", { team_id, body: { lead_options: { approve_time_off: false } } });
    await hubstaff.request("PUT /v2/teams/{team_id}/update_members", {
      team_id,
      body: {
        members: [
          { user_id: 12, role: "remove" },
          { user_id: 13, lead: true },
        ],
      },
    });
    await hubstaff.request("PUT /v2/teams/{team_id}/update_projects", {
      team_id,
      body: { projects: [{ project_id: 102 }] },
    });
    const members = await hubstaff.request("GET /v2/teams/{team_id}/members", {
      team_id,
      query: { include: ["users"] },
    });
    expect(members).toMatchObject({ team_members: [{ user_id: 13, lead: true }], users: [{ name: "Alan Turing" }] });
    const projects = await hubstaff.request("GET /v2/teams/{team_id}/projects", {
      team_id,
      query: { include: ["projects"] },
    });
    expect(projects).toMatchObject({ team_projects: [{ project_id: 102 }], projects: [{ name: "Compiler" }] });
    expect(await hubstaff.request("DELETE /v2/teams/{team_id}", { team_id })).toBeUndefined();
    await expect(hubstaff.request("GET /v2/teams/{team_id}", { team_id })).rejects.toMatchObject(gone);
  });

  test("job sites: rules are added, changed and removed", async () => {
    const { job_site } = await hubstaff.request("POST /v2/organizations/{organization_id}/job_sites", {
      organization_id,
      body: { name: "Dock", address: "Pier 1", latitude: 1, longitude: 2, radius: 50, rules: [{ user_ids: [11] }] },
    });
    const job_site_id = job_site.id;
    const rule = job_site.rules?.[0];
    await hubstaff.request("PUT /v2/job_sites/{job_site_id}/update_rules", {
      job_site_id,
      body: { rules: [{ id: rule!.id, enter_action: "track", add_user_ids: [12], remove_user_ids: [11] }] },
    });
    const added = await hubstaff.request("PUT /v2/job_sites/{job_site_id}/add_rules", {
      job_site_id,
      body: { rules: [{ exit_action: "notify" }] },
    });
    expect(added.job_site.rules).toMatchObject([{ enter_action: "track", user_ids: [12] }, { exit_action: "notify" }]);
    const rule_ids = [rule!.id];
    await hubstaff.request("PUT /v2/job_sites/{job_site_id}/remove_rules", { job_site_id, body: { rule_ids } });
    await hubstaff.request("PUT /v2/job_sites/{job_site_id}", { job_site_id, body: { radius: 90 } });
    const read = await hubstaff.request("GET /v2/job_sites/{job_site_id}", { job_site_id });
    expect(read.job_site).toMatchObject({ radius: 90, rules: [{ exit_action: "notify" }] });
  });

  test("attendance schedules: h:mm becomes a moment", async () => {
    const body = { user_id: 12, start_date: "2026-01-06", duration: 3600, minimum_time: 0 } as const;
    const more = { use_time_zone: "user", repeat_schedule: "never" } as const;
    const route = "POST /v2/organizations/{organization_id}/attendance_schedules";
    const odd = hubstaff.request(route, { organization_id, body: { ...body, ...more, start_time: "9:17" } });
    await expect(odd).rejects.toMatchObject({ status: 400 });
    const made = await hubstaff.request(route, { organization_id, body: { ...body, ...more, start_time: "9:30" } });
    expect(made.attendance_schedule.start_time).toBe("2026-01-06T09:30:00.000Z");
    const changed = await hubstaff.request("PUT /v2/attendance_schedules/{attendance_schedule_id}", {
      attendance_schedule_id: made.attendance_schedule.id,
      body: { start_time: "10:00", add_excluded_dates: ["2026-01-07"] },
    });
    expect(changed.attendance_schedule).toMatchObject({
      start_time: "2026-01-06T10:00:00.000Z",
      excluded_dates: ["2026-01-07"],
      duration: 3600,
    });
  });

  test("time off: a request takes from the balance once approved", async () => {
    const balance = async (): Promise<number> => {
      const query = { user_ids: [12], time_off_policy_ids: [701] };
      const route = "GET /v2/organizations/{organization_id}/time_off_balances";
      return (await hubstaff.request(route, { organization_id, query })).time_off_balances[0]!.amount;
    };
    expect(await balance()).toBe(720_000);
    const adjustment = { time_off_policy_id: 701, user_ids: [12], amount: -20_000, modify_balance: "add" } as const;
    const route = "POST /v2/organizations/{organization_id}/time_off_balances";
    const adjusted = await hubstaff.request(route, {
      organization_id,
      body: { reason: "correction", balance_adjustments: [adjustment] },
    });
    expect([adjusted, await balance()]).toEqual([{ success: true }, 700_000]);
    const days = [
      { date: "2026-03-02", amount_used: 28_800 },
      { date: "2026-03-03", amount_used: 14_400 },
    ];
    const body = {
      user_id: 12,
      time_off_policy_id: 701,
      starts_at: "2026-03-02T09:00:00",
      stops_at: "2026-03-03T13:00:00",
      message: "Away",
      time_off_request_days: days,
    };
    const made = await hubstaff.request("POST /v2/organizations/{organization_id}/time_off_requests", {
      organization_id,
      body,
    });
    expect(made).toMatchObject({ time_off_request: { amount_used: 43_200 }, balance_preview: { amount: 656_800 } });
    const { id: time_off_request_id } = made.time_off_request;
    const status = "PUT /v2/time_off_requests/{time_off_request_id}/status";
    await hubstaff.request(status, { time_off_request_id, body: { status: "approved" } });
    await hubstaff.request(status, { time_off_request_id, body: { status: "approved" } });
    expect(await balance()).toBe(656_800);
    const mine = await hubstaff.request("GET /v2/organizations/{organization_id}/time_off_requests", {
      organization_id,
      query: { user_ids: [12], "approved_at[start]": "2026-01-01T00:00:00Z" },
    });
    expect(mine.time_off_requests.map(({ id }) => id)).toEqual([time_off_request_id]);
  });

  test("policies: written as accrual_type, read as policy_type; archived ones are listed when asked for", async () => {
    const body = {
      name: "Study",
      accrual_type: "monthly",
      accrual_policy: { hours_per_month: 4 },
      allow_negative_balances: false,
      requires_approval: true,
      balance_rolls_over_annually: false,
      paid: true,
      time_off_policy_user_ids: [13],
    } as const;
    const { time_off_policy } = await hubstaff.request("POST /v2/organizations/{organization_id}/time_off_policies", {
      organization_id,
      body,
    });
    expect(time_off_policy).toMatchObject({ policy_type: "monthly", policy_config: { hours_per_month: 4 } });
    const { id: time_off_policy_id } = time_off_policy;
    const ofUser = async (user_id: number): Promise<number> =>
      (
        await hubstaff.request("GET /v2/organizations/{organization_id}/time_off_policies/user_policies", {
          organization_id,
          query: { user_id },
        })
      ).time_off_policies.length;
    expect([await ofUser(12), await ofUser(13)]).toEqual([2, 3]);
    await hubstaff.request("POST /v2/time_off_policies/{time_off_policy_id}/archive", { time_off_policy_id });
    const route = "GET /v2/organizations/{organization_id}/time_off_policies";
    expect((await hubstaff.request(route, { organization_id })).time_off_policies).toHaveLength(2);
    await hubstaff.request("POST /v2/time_off_policies/{time_off_policy_id}/restore", { time_off_policy_id });
    expect((await hubstaff.request(route, { organization_id })).time_off_policies).toHaveLength(3);
  });

  test("a time entry becomes activities, and the day's sum", async () => {
    const body = { project_id: 102, start_time: "2026-01-08T14:00:00Z", tracked: 1500, task_id: 1012 };
    await hubstaff.request("POST /v2/users/{user_id}/time_entries", { user_id: 13, body });
    const query = { "date[start]": "2026-01-08", "date[stop]": "2026-01-08", user_ids: [13], task_ids: [1012] };
    const { daily_activities } = await hubstaff.request("GET /v2/organizations/{organization_id}/activities/daily", {
      organization_id,
      query,
    });
    expect(daily_activities).toMatchObject([{ tracked: 1500, manual: 1500, keyboard: 0, billable: 1500 }]);
  });

  test("invites, at most 50 at once", async () => {
    const invites = Array.from({ length: 51 }, (_, index) => ({ email: `${index}@example.com` }));
    const bulk = (count: number): Promise<unknown> =>
      hubstaff.request("POST /v2/organizations/{organization_id}/invites/bulk", {
        organization_id,
        body: { invites: invites.slice(0, count) },
      });
    await expect(bulk(51)).rejects.toMatchObject({ status: 400 });
    await bulk(50);
    const route = "GET /v2/organizations/{organization_id}/invites";
    const pending = await Array.fromAsync(hubstaff.items(route, { organization_id, query: { page_limit: 20 } }));
    expect(pending).toHaveLength(52);
    const { id: invite_id } = pending.at(-1)!;
    const body = { role: "project_manager", project_ids: [101, 102] } as const;
    const { invite } = await hubstaff.request("PUT /v2/invites/{invite_id}", { invite_id, body });
    expect(invite).toMatchObject(body);
    await hubstaff.request("DELETE /v2/invites/{invite_id}", { invite_id });
    await expect(hubstaff.request("GET /v2/invites/{invite_id}", { invite_id })).rejects.toMatchObject(gone);
  });

  test("smart notification rules and global to-dos", async () => {
    const rule_id = 26_001;
    await hubstaff.request("PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status", {
      rule_id,
      body: { enabled: false },
    });
    const changed = await hubstaff.request("PUT /v2/insights/smart_notification_rules/{rule_id}", {
      rule_id,
      body: { condition_value: 60 },
    });
    expect(changed.smart_notification_rule).toMatchObject({ enabled: false, condition_value: 60 });
    const todos = "GET /v2/organizations/{organization_id}/global_todos";
    const body = { name: "Oil", project_ids: [102] };
    await hubstaff.request("POST /v2/organizations/{organization_id}/global_todos", { organization_id, body });
    const query = { include: ["project_ids"] } as const;
    const shown = await hubstaff.request(todos, { organization_id, query });
    expect(shown.global_todos.at(-1)).toMatchObject(body);
    expect((await hubstaff.request(todos, { organization_id })).global_todos.at(-1)).not.toHaveProperty("project_ids");
  });
});

test("what belongs to another organization or project is not found", async () => {
  const screenshot_id = mock.state.screenshots[0]!.id;
  const own = { organization_id, screenshot_id };
  const route = "GET /v2/organizations/{organization_id}/screenshots/{screenshot_id}";
  expect((await hubstaff.request(route, own)).screenshot.id).toBe(screenshot_id);
  await expect(hubstaff.request(route, { organization_id: 8, screenshot_id })).rejects.toMatchObject(gone);
  await expect(
    hubstaff.request("GET /v2/projects/{project_id}/screenshots/{screenshot_id}", { project_id: 102, screenshot_id }),
  ).rejects.toMatchObject(gone);
  expect(
    (await hubstaff.request("GET /v2/organizations/{organization_id}/teams", { organization_id: 8 })).teams,
  ).toEqual([]);
  await expect(
    hubstaff.request("GET /v2/organizations/{organization_id}/teams", { organization_id: 9 }),
  ).rejects.toMatchObject(gone);
});

test("include names rows that the page refers to, once", async () => {
  const query = {
    "time_slot[start]": "2026-01-05T00:00:00Z",
    "time_slot[stop]": "2026-01-06T00:00:00Z",
    include: ["users", "projects", "tasks"],
    user_ids: [12],
  } as const;
  const page = await hubstaff.request("GET /v2/organizations/{organization_id}/activities", { organization_id, query });
  expect(page.activities).toHaveLength(3);
  expect(page.users!.map(({ id }) => id)).toEqual([12]);
  expect(page.projects!.map(({ id }) => id)).toEqual([101, 102]);
  expect(page.tasks!.map(({ id }) => id)).toEqual([1001, 1011]);
  expect(page.projects![0]).not.toHaveProperty("organization_id");
});

test("daily rows add up what the slots hold", async () => {
  const range = { "date[start]": "2026-01-05", "date[stop]": "2026-01-11" };
  const { daily_activities } = await hubstaff.request("GET /v2/organizations/{organization_id}/activities/daily", {
    organization_id,
    query: range,
  });
  const sum = (rows: readonly { tracked: number }[]): number => rows.reduce((total, { tracked }) => total + tracked, 0);
  expect(daily_activities.length).toBeLessThan(mock.state.activities.length);
  expect(sum(daily_activities)).toBe(sum(mock.state.activities));
  expect(sum(mock.state.timesheets)).toBe(sum(mock.state.activities));
});
