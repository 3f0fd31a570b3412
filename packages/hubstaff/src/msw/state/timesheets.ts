import type { Activity, Id } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { stamps, workdays } from "./time.ts";

type Tables = Pick<
  HubstaffTables,
  | "screenshots"
  | "locations"
  | "toolUsages"
  | "notes"
  | "timeEditLogs"
  | "unusualActivities"
  | "smartNotificationRules"
  | "smartNotifications"
  | "timesheets"
>;

/** Records of activities: each has a location, a tool and a screenshot, and some have a note or an edit. */
export function timesheetTables(organization_id: Id, activities: readonly Activity[], meId: Id): Tables {
  const first = activities.filter((_, index) => index % 3 !== 1);
  const few = first.filter((_, index) => index % 5 === 0);
  const people = [...new Set(activities.map(({ user_id }) => user_id))];
  const common = ({ date, time_slot, user_id, project_id, created_at, updated_at }: Activity): Common => ({
    date,
    time_slot,
    user_id,
    project_id,
    created_at,
    updated_at,
  });
  const rule = {
    name: "Idle for long",
    frequency: "daily",
    metric_type: "idle_time",
    condition: "above",
    condition_value: 3600,
    time_unit: "per_day",
  } as const;
  return {
    screenshots: first.map((activity, index) => ({
      ...common(activity),
      id: 20_001 + index,
      full_url: `https://screenshots.example.com/${index}.jpg`,
      thumb_url: `https://screenshots.example.com/${index}.thumb.jpg`,
      recorded_at: activity.time_slot,
      offset_x: 0,
      offset_y: 0,
      width: 1920,
      height: 1080,
      screen: 0,
    })),
    locations: first.map((activity, index) => ({
      ...common(activity),
      id: 21_001 + index,
      recorded_at: activity.time_slot,
      latitude: 51.5,
      longitude: -0.1,
      accuracy: 10,
      job_site_id: null,
      event: "update",
    })),
    toolUsages: activities.map((activity, index) => ({
      ...common(activity),
      id: 22_001 + index,
      task_id: activity.task_id,
      name: index % 2 === 0 ? "Editor" : "example.com",
      tool_type: index % 2 === 0 ? "application" : "url",
      tracked: activity.tracked,
      activations: 1,
      ...(index % 2 === 1 && {
        details: [{ title: "Example", url: "https://example.com/", tracked: activity.tracked }],
      }),
    })),
    notes: few.map((activity, index) => ({
      ...common(activity),
      id: 23_001 + index,
      task_id: activity.task_id,
      recorded_at: activity.time_slot,
      note: `Card ${index}`,
    })),
    timeEditLogs: few.map((activity, index) => ({
      id: 24_001 + index,
      created_at: activity.created_at,
      starts_at: activity.starts_at,
      stops_at: activity.created_at,
      blame_user_id: meId,
      user_id: activity.user_id,
      project_id: activity.project_id,
      task_id: activity.task_id,
      action: "add",
      added_duration: activity.tracked,
      deleted_duration: 0,
      replaced_duration: 0,
      reason: "Forgot the timer",
    })),
    unusualActivities: few.map((activity, index) => ({
      id: 25_001 + index,
      user_id: activity.user_id,
      type: "breakless_work",
      keyboard_active_seconds: activity.keyboard,
      mouse_active_seconds: activity.mouse,
      time_tracked_seconds: activity.tracked,
      overall_active_seconds: activity.overall,
      url: null,
      date: activity.date,
      confidence_level: "low",
      top_apps_in_use: { Editor: activity.tracked },
      top_urls_visited: [],
      screenshot_ids: [],
      suspicious_apps: [],
      starts_at: activity.starts_at,
      ends_at: activity.created_at,
      created_at: activity.created_at,
      updated_at: activity.updated_at,
    })),
    smartNotificationRules: [26_001, 26_002].map((id) => ({
      organization_id,
      id,
      enabled: true,
      target: { all_members: true },
      recipients: { roles: ["owner"] },
      deliver_by: ["email"],
      ...rule,
      ...stamps,
    })),
    smartNotifications: people.map((user_id, index) => ({
      organization_id,
      id: 27_001 + index,
      matches: [{ user_id, value: 4000 }],
      total_count: 1,
      rule_snapshot: { id: 26_001, ...rule },
      from: stamps.created_at,
      to: stamps.created_at,
      created_at: stamps.created_at,
    })),
    timesheets: people.map((user_id, index) => {
      const own = activities.filter((activity) => activity.user_id === user_id);
      const sum = (of: (activity: Activity) => number): number => own.reduce((total, row) => total + of(row), 0);
      return {
        id: 28_001 + index,
        paid: false,
        user_id,
        organization_id,
        status: index === 0 ? "approved" : "open",
        keyboard: sum(({ keyboard }) => keyboard),
        mouse: sum(({ mouse }) => mouse),
        overall: sum(({ overall }) => overall),
        tracked: sum(({ tracked }) => tracked),
        input_tracked: sum(({ input_tracked }) => input_tracked),
        start_date: workdays[0]!,
        stop_date: workdays[4]!,
        approved_on: index === 0 ? workdays[4]! : null,
        approved_by_id: index === 0 ? meId : null,
        locked: false,
        ...stamps,
      };
    }),
  };
}

type Common = Pick<Activity, "date" | "time_slot" | "user_id" | "project_id" | "created_at" | "updated_at">;
