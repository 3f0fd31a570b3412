import type { ListRoute } from "@tokens/provider-kit";
import type { Endpoints } from "../endpoints.ts";

const taskStatuses =
  "active completed deleted archived archived_native_active archived_native_completed archived_native_deleted";
const unusualActivities =
  "consistent_persistent_activity consistent_variable_activity unusual_high_mouse_activity unusual_high_keyboard_activity long_period_of_single_mouse_activity long_period_of_single_keyboard_activity breakless_work sustained_high_focus_time suspicious_activity";

/** Allowed values of query parameters, separated by spaces. Source: the vendor's Swagger document. */
export const queryValues: { readonly [R in ListRoute<Endpoints>]?: Readonly<Record<string, string>> } = {
  "GET /v2/integrations/{integration_id}/tasks": { include: "users projects", status: taskStatuses },
  "GET /v2/organizations/{organization_id}/activities": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/activities/daily": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/activities/daily/updates": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/activities/updates": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/attendance_schedules": { include: "users" },
  "GET /v2/organizations/{organization_id}/attendance_shifts": { include: "users attendance_schedules" },
  "GET /v2/organizations/{organization_id}/budget_histories": {
    include: "clients projects",
    resource: "project client",
  },
  "GET /v2/organizations/{organization_id}/client_invoices": {
    include: "users clients projects tasks",
    status: "draft open closed",
  },
  "GET /v2/organizations/{organization_id}/clients": { include: "projects", status: "active archived all" },
  "GET /v2/organizations/{organization_id}/global_todos": { include: "project_ids" },
  "GET /v2/organizations/{organization_id}/insights/smart_notifications": { include: "users" },
  "GET /v2/organizations/{organization_id}/insights/unusual_activities": {
    confidence_level: "high medium low",
    include: "users",
    unusual_activity_type: unusualActivities,
  },
  "GET /v2/organizations/{organization_id}/invites": {
    include: "users projects",
    status: "all pending accepted expired",
  },
  "GET /v2/organizations/{organization_id}/job_site_visits": { include: "users job_sites" },
  "GET /v2/organizations/{organization_id}/last_activities": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/limit_histories": { limit_type: "daily weekly expected_per_week" },
  "GET /v2/organizations/{organization_id}/locations": { include: "users projects" },
  "GET /v2/organizations/{organization_id}/members": {
    include: "users projects",
    membership_roles: "owner manager user unassigned",
    project_statuses: "active archived deleted",
  },
  "GET /v2/organizations/{organization_id}/notes": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/passive_job_site_visits": { include: "users job_sites" },
  "GET /v2/organizations/{organization_id}/projects": { include: "clients", status: "active archived all" },
  "GET /v2/organizations/{organization_id}/rates": {
    include: "users",
    kind: "pay bill",
    rate_type: "hourly fixed",
    status: "current past",
  },
  "GET /v2/organizations/{organization_id}/screenshots": { include: "users projects" },
  "GET /v2/organizations/{organization_id}/tasks": { include: "users projects", status: taskStatuses },
  "GET /v2/organizations/{organization_id}/team_invoices": { include: "users projects", status: "draft open closed" },
  "GET /v2/organizations/{organization_id}/team_payments": { include: "users projects" },
  "GET /v2/organizations/{organization_id}/time_edit_logs": { include: "users projects tasks" },
  "GET /v2/organizations/{organization_id}/time_off_balances": { include: "users time_off_policies" },
  "GET /v2/organizations/{organization_id}/time_off_policies": { status: "active archived all" },
  "GET /v2/organizations/{organization_id}/time_off_requests": { include: "users time_off_policies" },
  "GET /v2/organizations/{organization_id}/timesheets": { include: "users", status: "open submitted approved denied" },
  "GET /v2/organizations/{organization_id}/tool_usages": {
    include: "users projects tasks",
    tool_type: "application url",
  },
  "GET /v2/organizations/{organization_id}/tool_usages/daily": {
    include: "users projects tasks",
    tool_type: "application url",
  },
  "GET /v2/projects/{project_id}/activities": { include: "users tasks" },
  "GET /v2/projects/{project_id}/activities/daily": { include: "users tasks" },
  "GET /v2/projects/{project_id}/activities/daily/updates": { include: "users tasks" },
  "GET /v2/projects/{project_id}/activities/updates": { include: "users tasks" },
  "GET /v2/projects/{project_id}/last_activities": { include: "users tasks" },
  "GET /v2/projects/{project_id}/locations": { include: "users" },
  "GET /v2/projects/{project_id}/members": { include: "users", membership_roles: "manager user viewer" },
  "GET /v2/projects/{project_id}/notes": { include: "users tasks" },
  "GET /v2/projects/{project_id}/screenshots": { include: "users" },
  "GET /v2/projects/{project_id}/tasks": { include: "users", status: taskStatuses },
  "GET /v2/projects/{project_id}/time_edit_logs": { include: "users projects tasks" },
  "GET /v2/projects/{project_id}/tool_usages": { include: "users tasks", tool_type: "application url" },
  "GET /v2/projects/{project_id}/tool_usages/daily": { include: "users tasks", tool_type: "application url" },
  "GET /v2/teams/{team_id}/members": { include: "users" },
  "GET /v2/teams/{team_id}/projects": { include: "projects" },
};
