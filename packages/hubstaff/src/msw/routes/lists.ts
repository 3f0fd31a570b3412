import type { ListRoute } from "@tokens/provider-kit";
import type { Endpoints } from "../../endpoints.ts";
import { dailyActivities, dailyToolUsages, lastActivities } from "../daily.ts";
import { listResolver, type List } from "../list.ts";
import { listed, rowById, type Answers, type Row } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type Lists = { readonly [R in ListRoute<Endpoints>]: List<R> };

const taskColumns = { user_ids: "assignee_ids" };
const isOfGlobalTodo = (row: Row, query: URLSearchParams): boolean =>
  query.get("only_global_todos") !== "true" || Boolean(row["global_todo_id"]);

/** Filters rows by their user's `search[email]` and `search[name]`. */
function isFound(row: Row, query: URLSearchParams, state: HubstaffState): boolean {
  const user = rowById(state, "users", row["user_id"] as number);
  return [
    [query.get("search[email]"), user?.email],
    [query.get("search[name]"), user?.name],
    [query.get("search"), user?.name],
  ].every(([part, whole]) => !part || whole?.toLowerCase().includes(part.toLowerCase()));
}

function projectMembers(row: Row, query: URLSearchParams, state: HubstaffState): Row {
  const { user_id } = row;
  const mine = state.projectMembers.filter((member) => member.user_id === user_id);
  return {
    ...(query.get("include_profile") === "true" && { profile: { job_title: "Mathematician", custom_fields: {} } }),
    ...(query.get("include_limits") === "true" && { limits: { weekly_limit: 40, daily_limit: 8 } }),
    ...(query.get("include_projects") === "true" && {
      project_members: mine.map((member) => {
        const project = rowById(state, "projects", member.project_id)!;
        return { ...member, project_type: project.type, project_status: project.status };
      }),
    }),
  };
}

const lineItems = (row: Row, query: URLSearchParams): Row =>
  query.get("include_line_items") === "true" ? {} : { line_items: undefined };

function isNotified(row: Row, query: URLSearchParams): boolean {
  const { matches, rule_snapshot } = row as unknown as HubstaffState["smartNotifications"][number];
  const people = listed(query, "user_ids");
  const rule = query.get("rule_id");
  return (
    (rule === null || String(rule_snapshot.id) === rule) &&
    (people.length === 0 || matches.some(({ user_id }) => people.includes(String(user_id))))
  );
}

function isPaid(row: Row, query: URLSearchParams): boolean {
  const { details } = row as unknown as HubstaffState["teamPayments"][number];
  const [people, projects] = [listed(query, "user_ids"), listed(query, "project_ids")];
  return details.some(
    ({ user_id, project_id }) =>
      (people.length === 0 || people.includes(String(user_id))) &&
      (projects.length === 0 || projects.includes(String(project_id))),
  );
}

function isOfResource(row: Row, query: URLSearchParams): boolean {
  const resource = query.get("resource");
  return resource === null || row[`${resource}_id`] !== null;
}

const lists: Lists = {
  "GET /v2/clients/{client_id}/budget_histories": { rows: "budgetHistories" },
  "GET /v2/integrations/{integration_id}/project_links": { rows: "projectLinks" },
  "GET /v2/integrations/{integration_id}/tasks": { rows: "tasks", columns: taskColumns },
  "GET /v2/integrations/{integration_id}/user_links": { rows: "userLinks" },
  "GET /v2/organizations": { rows: "organizations" },
  "GET /v2/organizations/{organization_id}/activities": { rows: "activities" },
  "GET /v2/organizations/{organization_id}/activities/daily": { rows: dailyActivities },
  "GET /v2/organizations/{organization_id}/activities/daily/updates": { rows: dailyActivities },
  "GET /v2/organizations/{organization_id}/activities/updates": { rows: "activities" },
  "GET /v2/organizations/{organization_id}/attendance_schedules": {
    rows: "attendanceSchedules",
    columns: { date: "start_date" },
    requires: "date",
  },
  "GET /v2/organizations/{organization_id}/attendance_shifts": { rows: "attendanceShifts" },
  "GET /v2/organizations/{organization_id}/budget_histories": { rows: "budgetHistories", where: isOfResource },
  "GET /v2/organizations/{organization_id}/client_invoices": { rows: "clientInvoices", adds: lineItems },
  "GET /v2/organizations/{organization_id}/clients": { rows: "clients", defaults: { status: "active" } },
  "GET /v2/organizations/{organization_id}/global_todos": {
    rows: "globalTodos",
    adds: ({ project_ids }, query) => (listed(query, "include").includes("project_ids") ? { project_ids } : {}),
  },
  "GET /v2/organizations/{organization_id}/holidays": { rows: "holidays" },
  "GET /v2/organizations/{organization_id}/insights/smart_notification_rules": { rows: "smartNotificationRules" },
  "GET /v2/organizations/{organization_id}/insights/smart_notifications": {
    rows: "smartNotifications",
    requires: "created",
    where: isNotified,
  },
  "GET /v2/organizations/{organization_id}/insights/unusual_activities": {
    rows: "unusualActivities",
    columns: { time_slot: "starts_at", unusual_activity_type: "type" },
    requires: "time_slot",
  },
  "GET /v2/organizations/{organization_id}/integrations": { rows: "integrations" },
  "GET /v2/organizations/{organization_id}/invites": { rows: "invites", defaults: { status: "pending" } },
  "GET /v2/organizations/{organization_id}/job_site_visits": { rows: "jobSiteVisits", requires: "enter" },
  "GET /v2/organizations/{organization_id}/job_sites": { rows: "jobSites" },
  "GET /v2/organizations/{organization_id}/last_activities": { rows: (state) => lastActivities(state, false) },
  "GET /v2/organizations/{organization_id}/limit_histories": {
    rows: "limitHistories",
    columns: { date: "start_date" },
  },
  "GET /v2/organizations/{organization_id}/locations": { rows: "locations" },
  "GET /v2/organizations/{organization_id}/members": { rows: "members", where: isFound, adds: projectMembers },
  "GET /v2/organizations/{organization_id}/notes": { rows: "notes" },
  "GET /v2/organizations/{organization_id}/passive_job_site_visits": {
    rows: "passiveJobSiteVisits",
    requires: "enter",
  },
  "GET /v2/organizations/{organization_id}/projects": {
    rows: "projects",
    columns: { project_ids: "id" },
    defaults: { status: "active" },
  },
  "GET /v2/organizations/{organization_id}/rates": { rows: "rates" },
  "GET /v2/organizations/{organization_id}/screenshots": { rows: "screenshots" },
  "GET /v2/organizations/{organization_id}/tasks": { rows: "tasks", columns: taskColumns, where: isOfGlobalTodo },
  "GET /v2/organizations/{organization_id}/team_invoices": { rows: "teamInvoices", adds: lineItems },
  "GET /v2/organizations/{organization_id}/team_payments": { rows: "teamPayments", where: isPaid },
  "GET /v2/organizations/{organization_id}/teams": { rows: "teams" },
  "GET /v2/organizations/{organization_id}/time_edit_logs": { rows: "timeEditLogs" },
  "GET /v2/organizations/{organization_id}/time_off_balances": { rows: "timeOffBalances", where: isFound },
  "GET /v2/organizations/{organization_id}/time_off_policies": {
    rows: "timeOffPolicies",
    defaults: { status: "active" },
  },
  "GET /v2/organizations/{organization_id}/time_off_policies/user_policies": {
    rows: "timeOffPolicies",
    columns: { user_id: "user_ids" },
  },
  "GET /v2/organizations/{organization_id}/time_off_requests": { rows: "timeOffRequests" },
  "GET /v2/organizations/{organization_id}/timesheets": {
    rows: "timesheets",
    columns: { date: "start_date", approved: "approved_on" },
  },
  "GET /v2/organizations/{organization_id}/tool_usages": { rows: "toolUsages" },
  "GET /v2/organizations/{organization_id}/tool_usages/daily": { rows: dailyToolUsages },
  "GET /v2/organizations/{organization_id}/work_break_projects": {
    rows: "workBreakProjects",
    columns: { project_ids: "id" },
  },
  "GET /v2/projects/{project_id}/activities": { rows: "activities" },
  "GET /v2/projects/{project_id}/activities/daily": { rows: dailyActivities },
  "GET /v2/projects/{project_id}/activities/daily/updates": { rows: dailyActivities },
  "GET /v2/projects/{project_id}/activities/updates": { rows: "activities" },
  "GET /v2/projects/{project_id}/budget_histories": { rows: "budgetHistories" },
  "GET /v2/projects/{project_id}/integration_links": { rows: "projectLinks" },
  "GET /v2/projects/{project_id}/last_activities": {
    rows: (state) => lastActivities(state, true),
    columns: { project_id: "last_project_id" },
  },
  "GET /v2/projects/{project_id}/locations": { rows: "locations" },
  "GET /v2/projects/{project_id}/members": { rows: "projectMembers", where: isFound },
  "GET /v2/projects/{project_id}/notes": { rows: "notes" },
  "GET /v2/projects/{project_id}/screenshots": { rows: "screenshots" },
  "GET /v2/projects/{project_id}/tasks": { rows: "tasks", columns: taskColumns, where: isOfGlobalTodo },
  "GET /v2/projects/{project_id}/time_edit_logs": { rows: "timeEditLogs" },
  "GET /v2/projects/{project_id}/tool_usages": { rows: "toolUsages" },
  "GET /v2/projects/{project_id}/tool_usages/daily": { rows: dailyToolUsages },
  "GET /v2/teams/{team_id}/members": { rows: "teamMembers" },
  "GET /v2/teams/{team_id}/projects": { rows: "teamProjects" },
};

/** Every list. */
export function listRoutes(state: HubstaffState): Answers<ListRoute<Endpoints>> {
  return Object.fromEntries(
    Object.entries(lists).map(([route, list]) => [
      route,
      listResolver(state, route as ListRoute<Endpoints>, list as List<ListRoute<Endpoints>>),
    ]),
  ) as unknown as Answers<ListRoute<Endpoints>>;
}
