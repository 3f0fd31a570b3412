import type { Id, JobSiteVisit, User } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { at, stamps, workdays } from "./time.ts";

type Tables = Pick<
  HubstaffTables,
  "jobSites" | "jobSiteVisits" | "passiveJobSiteVisits" | "attendanceSchedules" | "attendanceShifts"
>;

/** Two job sites with visits, schedules and shifts. */
export function placesTables(organization_id: Id, users: readonly User[]): Tables {
  const visits = (first: number, day: string): JobSiteVisit[] =>
    users.map(({ id: user_id }, index) => ({
      id: first + index,
      job_site_id: 501,
      user_id,
      status: "completed",
      enter_at: at(day, 540),
      exit_at: at(day, 1020),
      last_seen_at: at(day, 1020),
      ...stamps,
    }));
  return {
    jobSites: ["Mill", "Bletchley Park"].map((name, index) => ({
      id: 501 + index,
      organization_id,
      name,
      status: "active",
      address: "1 Dorset Street, London",
      latitude: 51.5,
      longitude: -0.15,
      radius: 100,
      last_visited_at: null,
      rules: [{ id: 511 + index, enter_action: "track", exit_action: "notify", user_ids: [11], team_ids: [51] }],
      ...stamps,
    })),
    jobSiteVisits: visits(30_001, workdays[0]!),
    passiveJobSiteVisits: visits(31_001, workdays[1]!),
    attendanceSchedules: users.map(({ id: user_id }, index) => ({
      id: 32_001 + index,
      user_id,
      organization_id,
      start_date: workdays[0]!,
      use_time_zone: "organization",
      start_time: at(workdays[0]!, 540),
      duration: 28_800,
      minimum_time: 25_200,
      repeat_schedule: "weekly",
      repeat_until: null,
      weekdays: ["mon", "tue", "wed", "thu", "fri"],
      excluded_dates: [],
      ...stamps,
    })),
    attendanceShifts: workdays.flatMap((date, dayIndex) =>
      users.map(({ id: user_id }, index) => ({
        id: 33_001 + dayIndex * users.length + index,
        user_id,
        organization_id,
        attendance_schedule_id: 32_001 + index,
        date,
        start_time: at(date, 540),
        duration: 28_800,
        minimum_time: 25_200,
        status: "ontime",
        actual_start_time: at(date, 540),
        actual_stop_time: at(date, 1020),
        actual_duration: 28_800,
        ...stamps,
      })),
    ),
  };
}
