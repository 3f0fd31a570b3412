import type { Endpoints } from "../../endpoints.ts";
import type { MetadataEntry } from "../../models.ts";
import { notFound } from "../responses.ts";
import { merged, remove, rowById, shown, update, type Answers, type Row, type TableName } from "../rows.ts";
import { belongs } from "../scope.ts";
import type { HubstaffState } from "../state/tables.ts";

type ReadRoute = Exclude<Extract<keyof Endpoints, `GET ${string}_id}`>, "GET /v2/webhooks/{webhook_id}">;
type RemoveRoute = Extract<keyof Endpoints, `DELETE ${string}`>;
type MetadataRoute = Exclude<
  Extract<keyof Endpoints, `PUT ${string}/update_metadata`>,
  "PUT /v2/tasks/{task_id}/update_metadata"
>;
type RecordRoute = ReadRoute | RemoveRoute | MetadataRoute;
type Tables<R extends RecordRoute> = { readonly [K in R]: readonly [table: TableName, envelope: string] };

const reads: Tables<ReadRoute> = {
  "GET /v2/budget_histories/{budget_history_id}": ["budgetHistories", "budget_history"],
  "GET /v2/clients/{client_id}": ["clients", "client"],
  "GET /v2/insights/smart_notification_rules/{rule_id}": ["smartNotificationRules", "smart_notification_rule"],
  "GET /v2/invites/{invite_id}": ["invites", "invite"],
  "GET /v2/job_sites/{job_site_id}": ["jobSites", "job_site"],
  "GET /v2/limit_histories/{limit_history_id}": ["limitHistories", "limit_history"],
  "GET /v2/notes/{note_id}": ["notes", "note"],
  "GET /v2/organizations/{organization_id}": ["organizations", "organization"],
  "GET /v2/organizations/{organization_id}/screenshots/{screenshot_id}": ["screenshots", "screenshot"],
  "GET /v2/projects/{project_id}": ["projects", "project"],
  "GET /v2/projects/{project_id}/screenshots/{screenshot_id}": ["screenshots", "screenshot"],
  "GET /v2/tasks/{task_id}": ["tasks", "task"],
  "GET /v2/team_payments/{team_payment_id}": ["teamPayments", "team_payment"],
  "GET /v2/teams/{team_id}": ["teams", "team"],
  "GET /v2/time_off_policies/{time_off_policy_id}": ["timeOffPolicies", "time_off_policy"],
  "GET /v2/time_off_requests/{time_off_request_id}": ["timeOffRequests", "time_off_request"],
  "GET /v2/users/{user_id}": ["users", "user"],
};

const removals: Tables<RemoveRoute> = {
  "DELETE /v2/insights/smart_notification_rules/{rule_id}": ["smartNotificationRules", ""],
  "DELETE /v2/invites/{invite_id}": ["invites", ""],
  "DELETE /v2/organizations/{organization_id}/global_todos/{id}": ["globalTodos", ""],
  "DELETE /v2/tasks/{task_id}": ["tasks", ""],
  "DELETE /v2/teams/{team_id}": ["teams", ""],
  "DELETE /v2/time_off_policies/{time_off_policy_id}": ["timeOffPolicies", ""],
  "DELETE /v2/time_off_requests/{time_off_request_id}": ["timeOffRequests", ""],
  "DELETE /v2/webhooks/{webhook_id}": ["webhooks", ""],
};

const metadataWrites: Tables<MetadataRoute> = {
  "PUT /v2/clients/{client_id}/update_metadata": ["clients", "client"],
  "PUT /v2/organizations/{organization_id}/update_metadata": ["organizations", "organization"],
  "PUT /v2/projects/{project_id}/update_metadata": ["projects", "project"],
  "PUT /v2/teams/{team_id}/update_metadata": ["teams", "team"],
};

interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly body?: { readonly metadata: readonly MetadataEntry[] };
}

/** Operations on one row that differ only by table: read it, remove it, change its metadata. */
export function recordRoutes(state: HubstaffState): Answers<RecordRoute> {
  const each = (
    tables: Readonly<Record<string, readonly [TableName, string]>>,
    answer: (table: TableName, row: never, call: Call, envelope: string) => unknown,
  ): object =>
    Object.fromEntries(
      Object.entries(tables).map(([route, [table, envelope]]) => [
        route,
        (call: Call) => {
          const [id, ...owners] = Object.entries(call.params).toReversed();
          const row = rowById(state, table, id![1]);
          if (!row || !belongs(state, row as unknown as Row, Object.fromEntries(owners))) return notFound();
          return answer(table, row as never, call, envelope);
        },
      ]),
    );
  return {
    ...each(reads, (table, row, _, envelope) => ({ [envelope]: shown(table, row) as unknown })),
    ...each(removals, (table, row) => remove(state, table, row)),
    ...each(metadataWrites, (table, row, { body }, envelope) => {
      const metadata = merged(row["metadata"], body?.metadata);
      return { [envelope]: shown(table, update(state, table, row, { metadata })) as unknown };
    }),
  } as Answers<RecordRoute>;
}
