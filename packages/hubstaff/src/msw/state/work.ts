import type { Activity, Id, User } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { at, stamps, workdays } from "./time.ts";

type Tables = Pick<
  HubstaffTables,
  | "clients"
  | "projects"
  | "projectMembers"
  | "tasks"
  | "globalTodos"
  | "integrations"
  | "projectLinks"
  | "userLinks"
  | "workBreakProjects"
  | "activities"
>;

/** Two projects for a client, their tasks, and a week of activities. */
export function workTables(organization_id: Id, users: readonly User[], meId: Id): Tables {
  const projects = ["Analytical Engine", "Compiler"].map((name, index) => ({
    id: 101 + index,
    organization_id,
    name,
    description: null,
    status: "active",
    type: "project",
    client_id: 201 + index,
    billable: true,
    metadata: {},
    ...stamps,
  }));
  const tasks = projects.flatMap(({ id: project_id }, index) =>
    ["Draw the cards", "Check the mill", "Write it down"].map((summary, number) => ({
      id: 1001 + index * 10 + number,
      integration_id: number === 2 ? null : 301,
      status: "active",
      project_id,
      project_type: "project",
      summary,
      remote_id: `CARD-${index}${number}`,
      lock_version: 0,
      assignee_ids: [meId],
      metadata: {},
      global_todo_id: number === 2 ? 601 : null,
      ...stamps,
    })),
  );
  const linked = { integration_type: "jira", integration_name: "Jira", integration_status: "active", status: "active" };
  return {
    projects,
    tasks,
    clients: ["Royal Society", "Navy"].map((name, index) => ({
      id: 201 + index,
      organization_id,
      name,
      emails: [`office${index}@example.com`],
      phone: null,
      address: null,
      project_ids: [101 + index],
      net_terms: "30",
      status: "active",
      metadata: {},
      ...stamps,
    })),
    projectMembers: projects.flatMap(({ id: project_id }) =>
      users.map(({ id }) => ({
        project_id,
        user_id: id,
        membership_role: "user",
        membership_status: "active",
        last_client_activity: null,
        ...stamps,
      })),
    ),
    globalTodos: ["Write it down", "Review"].map((name, index) => ({
      organization_id,
      id: 601 + index,
      name,
      status: "active",
      add_new_projects_enabled: false,
      project_ids: [101, 102],
      ...stamps,
    })),
    integrations: ["Jira", "GitHub"].map((name, index) => ({
      id: 301 + index,
      organization_id,
      name,
      type: name.toLowerCase(),
      last_sync_at: null,
      status: "active",
      ...stamps,
    })),
    projectLinks: [101, 101, 102].map((project_id, index) => ({
      id: 1 + index,
      project_id,
      remote_id: String(9000 + index),
      remote_alternate_id: null,
      integration_id: 301,
      ...linked,
      ...stamps,
    })),
    userLinks: users.map(({ id }) => ({
      user_id: id,
      remote_id: `u-${id}`,
      connected: true,
      integration_id: 301,
      ...linked,
      ...stamps,
    })),
    workBreakProjects: ["Lunch", "Tea"].map((name, index) => ({
      organization_id,
      id: 111 + index,
      name,
      description: null,
      billable: false,
      trackable: true,
      policy: { id: 121 + index, policy_duration: 1800, ...stamps },
      ...stamps,
    })),
    activities: workdays.flatMap((day, dayIndex) =>
      users.flatMap(({ id: user_id }, userIndex) =>
        [1001, 1001, 1011].map((task_id, slot) =>
          tenMinutes({
            id: 10_001 + (dayIndex * users.length + userIndex) * 3 + slot,
            user_id,
            project_id: task_id === 1001 ? 101 : 102,
            task_id,
            time_slot: at(day, 540 + slot * 10),
            tracked: 600 - userIndex * 60,
          }),
        ),
      ),
    ),
  };
}

/** An activity, active for half of the tracked time. */
export function tenMinutes(
  given: Pick<Activity, "id" | "user_id" | "project_id" | "task_id" | "tracked"> & {
    readonly time_slot: string;
    readonly time_type?: string;
    readonly billable?: boolean;
  },
): Activity {
  const { time_slot, tracked, time_type = "normal" } = given;
  const typed = time_type === "manual" ? 0 : tracked / 4;
  const written = new Date(Date.parse(time_slot) + 600_000).toISOString();
  return {
    keyboard: typed,
    mouse: typed,
    overall: typed * 2,
    input_tracked: typed === 0 ? 0 : tracked,
    tracks_input: typed !== 0,
    billable: true,
    paid: false,
    client_invoiced: false,
    team_invoiced: false,
    immutable: false,
    client: "windows",
    date: time_slot.slice(0, 10),
    starts_at: time_slot,
    created_at: written,
    updated_at: written,
    ...given,
    time_type,
  };
}
