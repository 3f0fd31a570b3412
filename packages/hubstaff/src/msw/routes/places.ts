import type { AddJobSiteRulesBody, AttendanceSchedule, Id, JobSite, JobSiteRule } from "../../models.ts";
import { invalid, notFound } from "../responses.ts";
import { create, defined, lacking, made, rowById, update, type Answers } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type PlaceRoute =
  | "POST /v2/organizations/{organization_id}/attendance_schedules"
  | "PUT /v2/attendance_schedules/{attendance_schedule_id}"
  | "POST /v2/organizations/{organization_id}/job_sites"
  | "PUT /v2/job_sites/{job_site_id}"
  | `PUT /v2/job_sites/{job_site_id}/${"add" | "update" | "remove"}_rules`;

/** Job sites with their rules, and attendance schedules. */
export function placeRoutes(state: HubstaffState): Answers<PlaceRoute> {
  const rule = (given: AddJobSiteRulesBody["rules"][number]): JobSiteRule => ({
    id: (state.nextId += 1),
    enter_action: given.enter_action ?? "none",
    exit_action: given.exit_action ?? "none",
    user_ids: given.user_ids ?? [],
    team_ids: given.team_ids ?? [],
    start_project_id: given.start_project_id ?? null,
  });
  const writeRules = (id: string, write: (rules: readonly JobSiteRule[]) => readonly JobSiteRule[]): Response => {
    const site = rowById(state, "jobSites", id);
    if (!site) return notFound();
    return made("job_site", update(state, "jobSites", site, { rules: write(site.rules ?? []) }));
  };
  const startTime = (date: string | null, time: string | undefined): string | undefined =>
    time && new Date(`${date}T${time.padStart(5, "0")}:00Z`).toISOString();
  const isHalfHour = (time: string | undefined): boolean => time === undefined || /^\d{1,2}:(00|30)$/.test(time);
  const notHalfHour = (): Response =>
    invalid([{ attribute: "start_time", error: "is not h:mm in steps of 30 minutes" }]);

  return {
    "POST /v2/organizations/{organization_id}/attendance_schedules": ({ params, body }) => {
      const required = ["user_id", "start_date", "start_time", "duration", "minimum_time", "use_time_zone"] as const;
      const incomplete = lacking(body, ...required);
      if (incomplete) return incomplete;
      if (!isHalfHour(body.start_time)) return notHalfHour();
      const attendance_schedule = create(state, "attendanceSchedules", {
        ...defined(body),
        organization_id: Number(params.organization_id),
        repeat_schedule: body.repeat_schedule ?? "never",
        start_time: startTime(body.start_date, body.start_time) ?? null,
      });
      return { attendance_schedule };
    },
    "PUT /v2/attendance_schedules/{attendance_schedule_id}": ({ params, body }) => {
      const schedule = rowById(state, "attendanceSchedules", params.attendance_schedule_id);
      if (!schedule) return notFound();
      if (!isHalfHour(body.start_time)) return notHalfHour();
      const { add_excluded_dates = [], remove_excluded_dates = [], start_time, ...changes } = body;
      const excluded = [...(body.excluded_dates ?? schedule.excluded_dates ?? []), ...add_excluded_dates];
      const attendance_schedule: AttendanceSchedule = update(state, "attendanceSchedules", schedule, {
        ...changes,
        start_time: startTime(body.start_date ?? schedule.start_date, start_time),
        excluded_dates: excluded.filter((date) => !remove_excluded_dates.includes(date)),
      });
      return { attendance_schedule };
    },

    "POST /v2/organizations/{organization_id}/job_sites": ({ params, body }) => {
      const incomplete = lacking(body, "name", "address", "latitude", "longitude", "radius", "rules");
      if (incomplete) return incomplete;
      const site: JobSite = create(state, "jobSites", {
        ...body,
        organization_id: Number(params.organization_id),
        status: "active",
        last_visited_at: null,
        rules: body.rules.map(rule),
      });
      return made("job_site", site);
    },
    "PUT /v2/job_sites/{job_site_id}": ({ params, body }) => {
      const site = rowById(state, "jobSites", params.job_site_id);
      return site ? made("job_site", update(state, "jobSites", site, body)) : notFound();
    },
    "PUT /v2/job_sites/{job_site_id}/add_rules": ({ params, body }) =>
      writeRules(params.job_site_id, (rules) => [...rules, ...body.rules.map(rule)]),
    "PUT /v2/job_sites/{job_site_id}/remove_rules": ({ params, body }) =>
      writeRules(params.job_site_id, (rules) => rules.filter(({ id }) => !body.rule_ids.includes(id))),
    "PUT /v2/job_sites/{job_site_id}/update_rules": ({ params, body }) =>
      writeRules(params.job_site_id, (rules) =>
        rules.map((old) => {
          const change = body.rules.find(({ id }) => id === old.id);
          if (!change) return old;
          const { enter_action, exit_action, start_project_id, user_ids, team_ids } = change;
          return {
            ...old,
            ...defined({ enter_action, exit_action, start_project_id }),
            user_ids: withChanges(user_ids ?? old.user_ids, change.add_user_ids, change.remove_user_ids),
            team_ids: withChanges(team_ids ?? old.team_ids, change.add_team_ids, change.remove_team_ids),
          };
        }),
      ),
  };
}

function withChanges(ids: readonly Id[], added: readonly Id[] = [], removed: readonly Id[] = []): Id[] {
  return [...new Set([...ids, ...added])].filter((id) => !removed.includes(id));
}
