/**
 * Operations that limit a range, by the end of their paths: the name of the range, and its longest length in days. The end of a
 * `date` range is its last day; any other end is exclusive. Source: the prose of the vendor's Swagger document.
 */
const limits = {
  activities: ["time_slot", 7],
  "activities/daily": ["date", 31],
  "activities/daily/updates": ["updated", 31],
  "activities/updates": ["updated", 7],
  attendance_shifts: ["date", 31],
  locations: ["time_slot", 7],
  notes: ["time_slot", 31],
  screenshots: ["time_slot", 7],
  time_edit_logs: ["created", 31],
  tool_usages: ["time_slot", 7],
  "tool_usages/daily": ["date", 14],
} as const;

type Limits = typeof limits;

/** Operations that limit a range: of an organization and, except for shifts, of a project. */
export type RangeRoute =
  | `GET /v2/organizations/{organization_id}/${keyof Limits}`
  | `GET /v2/projects/{project_id}/${Exclude<keyof Limits, "attendance_shifts">}`;

/** Name of an operation's range, e.g. `time_slot`. */
export type RangeName<R extends RangeRoute> = R extends `GET /v2/${string}}/${infer End extends keyof Limits}`
  ? Limits[End][0]
  : never;

/** Name and longest length, in days, of an operation's range; undefined where it has no limit. */
export function rangeLimit(route: string): readonly [name: string, days: number] | undefined {
  return (limits as Readonly<Record<string, readonly [string, number]>>)[route.slice(route.indexOf("}/") + 2)];
}
