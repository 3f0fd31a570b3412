/** A list of an organization, and the same of a project. */
type Of<Name extends string> = `GET /v2/${"organizations/{organization_id}" | "projects/{project_id}"}/${Name}`;

/** Operations that take a range of limited length, and what it is called. */
type RangeNames = {
  readonly [R in Of<"activities" | "locations" | "notes" | "screenshots" | "tool_usages">]: "time_slot";
} & {
  readonly [
    R in Of<"activities/daily" | "tool_usages/daily"> | "GET /v2/organizations/{organization_id}/attendance_shifts"
  ]: "date";
} & {
  readonly [R in Of<"activities/updates" | "activities/daily/updates">]: "updated";
} & {
  readonly [R in Of<"time_edit_logs">]: "created";
};

/** Operations that take a range of limited length. */
export type RangeRoute = keyof RangeNames;

/** Name of an operation's range, e.g. `time_slot`. */
export type RangeName<R extends RangeRoute> = RangeNames[R];

/**
 * The range that an operation takes, and how many days of it at once. The end of a `date` range is its last day; any other
 * end is exclusive. Source: the vendor's Swagger document, in prose.
 */
export const rangeLimits: { readonly [R in RangeRoute]: readonly [name: RangeName<R>, days: number] } = {
  "GET /v2/organizations/{organization_id}/activities": ["time_slot", 7],
  "GET /v2/organizations/{organization_id}/activities/daily": ["date", 31],
  "GET /v2/organizations/{organization_id}/activities/daily/updates": ["updated", 31],
  "GET /v2/organizations/{organization_id}/activities/updates": ["updated", 7],
  "GET /v2/organizations/{organization_id}/attendance_shifts": ["date", 31],
  "GET /v2/organizations/{organization_id}/locations": ["time_slot", 7],
  "GET /v2/organizations/{organization_id}/notes": ["time_slot", 31],
  "GET /v2/organizations/{organization_id}/screenshots": ["time_slot", 7],
  "GET /v2/organizations/{organization_id}/time_edit_logs": ["created", 31],
  "GET /v2/organizations/{organization_id}/tool_usages": ["time_slot", 7],
  "GET /v2/organizations/{organization_id}/tool_usages/daily": ["date", 14],
  "GET /v2/projects/{project_id}/activities": ["time_slot", 7],
  "GET /v2/projects/{project_id}/activities/daily": ["date", 31],
  "GET /v2/projects/{project_id}/activities/daily/updates": ["updated", 31],
  "GET /v2/projects/{project_id}/activities/updates": ["updated", 7],
  "GET /v2/projects/{project_id}/locations": ["time_slot", 7],
  "GET /v2/projects/{project_id}/notes": ["time_slot", 31],
  "GET /v2/projects/{project_id}/screenshots": ["time_slot", 7],
  "GET /v2/projects/{project_id}/time_edit_logs": ["created", 31],
  "GET /v2/projects/{project_id}/tool_usages": ["time_slot", 7],
  "GET /v2/projects/{project_id}/tool_usages/daily": ["date", 14],
};
