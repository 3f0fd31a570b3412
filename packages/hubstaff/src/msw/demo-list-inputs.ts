import type { ListRoute, RouteInput } from "@tokens/provider-kit";
import type { Endpoints } from "../endpoints.ts";

/** Ids of the initial state. */
const owner = { organization_id: 7, project_id: 101, team_id: 51, client_id: 201, integration_id: 301 };
const days = { "date[start]": "2026-01-05", "date[stop]": "2026-01-11" };
const slots = { "time_slot[start]": "2026-01-05T00:00:00Z", "time_slot[stop]": "2026-01-12T00:00:00Z" };
const updated = { "updated[start]": "2026-01-05T00:00:00Z", "updated[stop]": "2026-01-12T00:00:00Z" };
const created = { "created[start]": "2026-01-05T00:00:00Z", "created[stop]": "2026-01-12T00:00:00Z" };
const entered = { "enter[start]": "2026-01-05T00:00:00Z", "enter[stop]": "2026-01-12T00:00:00Z" };

/** An input for every list that has more than one row in a new mock, for tests that page through all lists. */
export const demoListInputs: { readonly [R in ListRoute<Endpoints>]: RouteInput<Endpoints, R> } = {
  "GET /v2/clients/{client_id}/budget_histories": { client_id: owner.client_id },
  "GET /v2/integrations/{integration_id}/project_links": { integration_id: owner.integration_id },
  "GET /v2/integrations/{integration_id}/tasks": { integration_id: owner.integration_id },
  "GET /v2/integrations/{integration_id}/user_links": { integration_id: owner.integration_id },
  "GET /v2/organizations": {},
  "GET /v2/organizations/{organization_id}/activities": { organization_id: owner.organization_id, query: slots },
  "GET /v2/organizations/{organization_id}/activities/daily": { organization_id: owner.organization_id, query: days },
  "GET /v2/organizations/{organization_id}/activities/daily/updates": {
    organization_id: owner.organization_id,
    query: updated,
  },
  "GET /v2/organizations/{organization_id}/activities/updates": {
    organization_id: owner.organization_id,
    query: updated,
  },
  "GET /v2/organizations/{organization_id}/attendance_schedules": {
    organization_id: owner.organization_id,
    query: days,
  },
  "GET /v2/organizations/{organization_id}/attendance_shifts": { organization_id: owner.organization_id, query: days },
  "GET /v2/organizations/{organization_id}/budget_histories": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/client_invoices": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/clients": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/global_todos": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/holidays": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/insights/smart_notification_rules": {
    organization_id: owner.organization_id,
  },
  "GET /v2/organizations/{organization_id}/insights/smart_notifications": {
    organization_id: owner.organization_id,
    query: created,
  },
  "GET /v2/organizations/{organization_id}/insights/unusual_activities": {
    organization_id: owner.organization_id,
    query: slots,
  },
  "GET /v2/organizations/{organization_id}/integrations": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/invites": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/job_site_visits": { organization_id: owner.organization_id, query: entered },
  "GET /v2/organizations/{organization_id}/job_sites": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/last_activities": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/limit_histories": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/locations": { organization_id: owner.organization_id, query: slots },
  "GET /v2/organizations/{organization_id}/members": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/notes": { organization_id: owner.organization_id, query: slots },
  "GET /v2/organizations/{organization_id}/passive_job_site_visits": {
    organization_id: owner.organization_id,
    query: entered,
  },
  "GET /v2/organizations/{organization_id}/projects": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/rates": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/screenshots": { organization_id: owner.organization_id, query: slots },
  "GET /v2/organizations/{organization_id}/tasks": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/team_invoices": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/team_payments": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/teams": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/time_edit_logs": { organization_id: owner.organization_id, query: created },
  "GET /v2/organizations/{organization_id}/time_off_balances": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/time_off_policies": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/time_off_policies/user_policies": {
    organization_id: owner.organization_id,
    query: { user_id: 11 },
  },
  "GET /v2/organizations/{organization_id}/time_off_requests": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/timesheets": { organization_id: owner.organization_id },
  "GET /v2/organizations/{organization_id}/tool_usages": { organization_id: owner.organization_id, query: slots },
  "GET /v2/organizations/{organization_id}/tool_usages/daily": { organization_id: owner.organization_id, query: days },
  "GET /v2/organizations/{organization_id}/work_break_projects": { organization_id: owner.organization_id },
  "GET /v2/projects/{project_id}/activities": { project_id: owner.project_id, query: slots },
  "GET /v2/projects/{project_id}/activities/daily": { project_id: owner.project_id, query: days },
  "GET /v2/projects/{project_id}/activities/daily/updates": { project_id: owner.project_id, query: updated },
  "GET /v2/projects/{project_id}/activities/updates": { project_id: owner.project_id, query: updated },
  "GET /v2/projects/{project_id}/budget_histories": { project_id: owner.project_id },
  "GET /v2/projects/{project_id}/integration_links": { project_id: owner.project_id },
  "GET /v2/projects/{project_id}/last_activities": { project_id: owner.project_id },
  "GET /v2/projects/{project_id}/locations": { project_id: owner.project_id, query: slots },
  "GET /v2/projects/{project_id}/members": { project_id: owner.project_id },
  "GET /v2/projects/{project_id}/notes": { project_id: owner.project_id, query: slots },
  "GET /v2/projects/{project_id}/screenshots": { project_id: owner.project_id, query: slots },
  "GET /v2/projects/{project_id}/tasks": { project_id: owner.project_id },
  "GET /v2/projects/{project_id}/time_edit_logs": { project_id: owner.project_id, query: created },
  "GET /v2/projects/{project_id}/tool_usages": { project_id: owner.project_id, query: slots },
  "GET /v2/projects/{project_id}/tool_usages/daily": { project_id: owner.project_id, query: days },
  "GET /v2/teams/{team_id}/members": { team_id: owner.team_id },
  "GET /v2/teams/{team_id}/projects": { team_id: owner.team_id },
};
