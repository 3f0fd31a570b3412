import { splitRange, type Hubstaff } from "@tokens/hubstaff";

/** What to export. */
export interface TimesheetRange {
  readonly organizationId: number;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
}

/** A line of the timesheet. */
export interface TimesheetLine {
  readonly date: string;
  readonly person: string;
  readonly project: string;
  /** Tracked hours. */
  readonly hours: number;
  /** Share of the tracked time with input, from 0 to 1. */
  readonly activity: number;
}

/** Reads everyone's tracked time by day, with names instead of ids. */
export async function* timesheetLines(
  hubstaff: Hubstaff,
  { organizationId, from, to }: TimesheetRange,
): AsyncGenerator<TimesheetLine, void, undefined> {
  const names = await readNames(hubstaff, organizationId);
  const query = { "date[start]": from, "date[stop]": to, page_limit: 500 };
  const route = "GET /v2/organizations/{organization_id}/activities/daily";
  for await (const day of splitRange(hubstaff, route, { organization_id: organizationId, query })) {
    yield {
      date: day.date ?? "",
      person: names.people.get(day.user_id) ?? `user ${day.user_id}`,
      project: day.project_id === null ? "" : (names.projects.get(day.project_id) ?? `project ${day.project_id}`),
      hours: day.tracked / 3600,
      activity: day.input_tracked === 0 ? 0 : day.overall / day.input_tracked,
    };
  }
}

interface Names {
  readonly people: ReadonlyMap<number, string>;
  readonly projects: ReadonlyMap<number, string>;
}

async function readNames(hubstaff: Hubstaff, organization_id: number): Promise<Names> {
  const people = new Map<number, string>();
  const projects = new Map<number, string>();
  const members = "GET /v2/organizations/{organization_id}/members";
  const query = { include: ["users"], include_removed: true, page_limit: 500 } as const;
  for await (const { users = [] } of hubstaff.pages(members, { organization_id, query })) {
    for (const { id, name } of users) people.set(id, name);
  }
  const all = { status: "all", page_limit: 500 } as const;
  for await (const { id, name } of hubstaff.items("GET /v2/organizations/{organization_id}/projects", {
    organization_id,
    query: all,
  })) {
    projects.set(id, name);
  }
  return { people, projects };
}

/** First line of the CSV. */
export const csvHead = "date,person,project,hours,activity";

/** A line as CSV (RFC 4180). Cells that look like formulas are prefixed with a quote. */
export function csvLine({ date, person, project, hours, activity }: TimesheetLine): string {
  return [date, cell(person), cell(project), hours.toFixed(2), activity.toFixed(2)].join(",");
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
