import type { Id, Team, User } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { createdAt, stamps } from "./time.ts";

type Tables = Pick<
  HubstaffTables,
  "users" | "organizations" | "members" | "invites" | "teams" | "teamMembers" | "teamProjects"
>;

/** Three people in an organization, their teams, and two invitations. */
export function peopleTables(organization_id: Id, meId: Id): Tables {
  const users = [person(meId, "Ada", "Lovelace"), person(12, "Grace", "Hopper"), person(13, "Alan", "Turing")];
  return {
    users,
    organizations: [
      {
        id: organization_id,
        name: "Difference Ltd",
        status: "active",
        member_profile_fields: [],
        metadata: {},
        invite_url: "https://app.hubstaff.com/invitations/difference",
        ...stamps,
      },
      {
        id: organization_id + 1,
        name: "Bletchley Hut 8",
        status: "active",
        member_profile_fields: [],
        metadata: {},
        invite_url: null,
        ...stamps,
      },
    ],
    members: users.map(({ id }, index) => ({
      organization_id,
      user_id: id,
      membership_role: index === 0 ? "owner" : "user",
      effective_role: index === 0 ? "owner" : "user",
      membership_status: "active",
      last_client_activity: null,
      pay_rate: "30.0",
      currency: "EUR",
      trackable: "true",
      view_only: false,
      metadata: {},
      ...stamps,
    })),
    invites: ["charles", "joan"].map((name, index) => ({
      organization_id,
      id: 401 + index,
      email: `${name}@example.com`,
      invited_by_id: meId,
      pay_rate: null,
      project_ids: [101],
      role: "project_user",
      status: "pending",
      accepted_at: null,
      trackable: true,
      ...stamps,
    })),
    teams: ["Engine", "Compilers"].map((name, index) => ({
      organization_id,
      id: 51 + index,
      name,
      metadata: {},
      lead_options: leadOptions,
      ...stamps,
    })),
    teamMembers: [51, 52].flatMap((team_id) =>
      users.map(({ id }) => ({ team_id, user_id: id, role: "user", lead: id === meId, ...stamps })),
    ),
    teamProjects: [51, 52].flatMap((team_id) => [101, 102].map((project_id) => ({ team_id, project_id, ...stamps }))),
  };
}

/** Permissions of a new team's leads. */
export const leadOptions: NonNullable<Team["lead_options"]> = {
  approve_timesheets: true,
  notifications_for_timesheets_only_leads: false,
  approve_time_off: true,
  approve_manual_time: true,
  receive_manual_time_notification: true,
  notifications_for_time_off_only_leads: false,
  schedule_shifts: true,
  notifications_for_schedules_only_leads: false,
  notifications_for_limits: false,
  notifications_for_limits_only_leads: false,
  notifications_work_breaks: false,
  notifications_work_breaks_only_leads: false,
  manage_team_projects: true,
  manage_team_members: true,
  invite_members_to_organization: false,
  notifications_for_job_sites: true,
  notifications_for_job_sites_only_leads: false,
  others_screenshots: true,
  manage_billing: false,
};

/** A new user. */
export function person(id: Id, first: string, last: string, created_at: string = createdAt): User {
  return {
    id,
    name: `${first} ${last}`,
    first_name: first,
    last_name: last,
    email: `${first.toLowerCase()}@example.com`,
    time_zone: "Europe/London",
    ip_address: "192.0.2.1",
    status: "active",
    created_at,
    updated_at: created_at,
  };
}
