import { notFound } from "../responses.ts";
import { create, lacking, made, rowById, shown, update, type Answers } from "../rows.ts";
import { at, dateOf } from "../state/time.ts";
import { tenMinutes } from "../state/work.ts";
import type { HubstaffState } from "../state/tables.ts";

type InsightRoute =
  | "POST /v2/organizations/{organization_id}/insights/smart_notification_rules"
  | "PUT /v2/insights/smart_notification_rules/{rule_id}"
  | "PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status"
  | "POST /v2/users/{user_id}/time_entries";

/** Smart notification rules, and manually entered time. */
export function insightRoutes(state: HubstaffState): Answers<InsightRoute> {
  const change = (id: string, changes: Parameters<typeof update<"smartNotificationRules">>[3]): Changed | Response => {
    const rule = rowById(state, "smartNotificationRules", id);
    if (!rule) return notFound();
    const changed = update(state, "smartNotificationRules", rule, changes);
    return { smart_notification_rule: shown("smartNotificationRules", changed) };
  };
  return {
    "POST /v2/organizations/{organization_id}/insights/smart_notification_rules": ({ params, body }) => {
      const required = [
        "name",
        "frequency",
        "metric_type",
        "condition",
        "condition_value",
        "target",
        "recipients",
      ] as const;
      const incomplete = lacking(body, ...required);
      if (incomplete) return incomplete;
      const rule = create(state, "smartNotificationRules", {
        ...body,
        organization_id: Number(params.organization_id),
        enabled: true,
        deliver_by: body.deliver_by ?? ["insights"],
        time_unit: body.time_unit ?? null,
      });
      return made("smart_notification_rule", shown("smartNotificationRules", rule));
    },
    "PUT /v2/insights/smart_notification_rules/{rule_id}": ({ params, body }) => change(params.rule_id, body),
    "PATCH /v2/insights/smart_notification_rules/{rule_id}/toggle_status": ({ params, body }) =>
      lacking(body, "enabled") ?? change(params.rule_id, { enabled: body.enabled }),

    "POST /v2/users/{user_id}/time_entries": ({ params, body }) => {
      const incomplete = lacking(body, "project_id", "start_time", "tracked");
      if (incomplete) return incomplete;
      const { project_id, task_id = null, tracked, billable = true } = body;
      if (!rowById(state, "projects", project_id) || !rowById(state, "users", params.user_id)) return notFound();
      const start = Date.parse(body.start_time);
      const minute = Math.floor((start % 86_400_000) / 60_000);
      for (let slot = 0; slot * 600 < tracked; slot++) {
        state.activities.push(
          tenMinutes({
            id: (state.nextId += 1),
            user_id: Number(params.user_id),
            project_id,
            task_id,
            time_slot: at(dateOf(start), minute + slot * 10),
            tracked: Math.min(tracked - slot * 600, 600),
            time_type: "manual",
            billable,
          }),
        );
      }
      return Response.json({ success: true }, { status: 201 });
    },
  };
}

type Changed = { readonly smart_notification_rule: never };
