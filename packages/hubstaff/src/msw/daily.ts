import type { DailyActivity, DailyToolUsage, LastActivity } from "../models.ts";
import type { HubstaffState } from "./state/tables.ts";

/** Activities added up per day, user, project and task. The organization's time zone is UTC. */
export function dailyActivities({ activities }: HubstaffState): DailyActivity[] {
  return grouped(activities, ({ date, user_id, project_id, task_id }) => [date, user_id, project_id, task_id]).map(
    (rows) => {
      const sum = (of: (row: (typeof rows)[number]) => number): number =>
        rows.reduce((total, row) => total + of(row), 0);
      const { id, date, user_id, project_id, task_id, created_at } = rows[0]!;
      return {
        id,
        date,
        user_id,
        project_id,
        task_id,
        keyboard: sum(({ keyboard }) => keyboard),
        mouse: sum(({ mouse }) => mouse),
        overall: sum(({ overall }) => overall),
        tracked: sum(({ tracked }) => tracked),
        input_tracked: sum(({ input_tracked }) => input_tracked),
        manual: sum(({ tracked, time_type }) => (time_type === "manual" ? tracked : 0)),
        idle: 0,
        resumed: 0,
        billable: sum(({ tracked, billable }) => (billable ? tracked : 0)),
        work_break: 0,
        created_at,
        updated_at: rows.at(-1)!.updated_at,
      };
    },
  );
}

/** Tool usages added up per day, user, project, task and tool. */
export function dailyToolUsages({ toolUsages }: HubstaffState): DailyToolUsage[] {
  const key = ({ date, user_id, project_id, task_id, name }: HubstaffState["toolUsages"][number]): unknown[] => [
    date,
    user_id,
    project_id,
    task_id,
    name,
  ];
  return grouped(toolUsages, key).map((rows) => {
    const { details: _, time_slot: __, ...first } = rows[0]!;
    return {
      ...first,
      tracked: rows.reduce((total, { tracked }) => total + tracked, 0),
      activations: rows.reduce((total, { activations }) => total + (activations ?? 0), 0),
    };
  });
}

/** The last activity of each user, or with `perProject` of each user and project. */
export function lastActivities({ activities }: HubstaffState, perProject: boolean): LastActivity[] {
  return grouped(activities, ({ user_id, project_id }) => [user_id, perProject && project_id]).map((rows) => {
    const last = rows.toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1)!;
    return {
      last_client_activity: last.created_at,
      online: false,
      last_project_id: last.project_id,
      last_task_id: last.task_id,
      user_id: last.user_id,
    };
  });
}

function grouped<T>(rows: readonly T[], key: (row: T) => unknown[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const name = JSON.stringify(key(row));
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}
