import type { CreateTimeOffRequestBody, Id, TimeOffRequest, TimeOffRequestAnswer } from "../../models.ts";
import { notFound } from "../responses.ts";
import { create, defined, lacking, made, now, rowById, shown, update, type Answers } from "../rows.ts";
import type { HubstaffState } from "../state/tables.ts";

type TimeOffRoute =
  | "POST /v2/organizations/{organization_id}/time_off_balances"
  | "POST /v2/organizations/{organization_id}/time_off_policies"
  | "PUT /v2/time_off_policies/{time_off_policy_id}"
  | `POST /v2/time_off_policies/{time_off_policy_id}/${"archive" | "restore"}`
  | "POST /v2/organizations/{organization_id}/time_off_requests"
  | "PUT /v2/time_off_requests/{time_off_request_id}"
  | "PUT /v2/time_off_requests/{time_off_request_id}/status";

type Requested = Pick<
  CreateTimeOffRequestBody,
  "time_off_policy_id" | "starts_at" | "stops_at" | "message" | "all_day" | "time_off_request_days"
>;

/** Policies, balances and requests. An approved request reduces the balance. */
export function timeOffRoutes(state: HubstaffState, meId: Id): Answers<TimeOffRoute> {
  const balanceOf = (user_id: Id, policy_id: Id | null): HubstaffState["timeOffBalances"][number] | undefined =>
    state.timeOffBalances.find((row) => row.user_id === user_id && row.time_off_policy_id === policy_id);
  const changePolicy = (
    id: string,
    changes: Parameters<typeof update<"timeOffPolicies">>[3],
  ): PolicyAnswer | Response => {
    const policy = rowById(state, "timeOffPolicies", id);
    if (!policy) return notFound();
    return { time_off_policy: shown("timeOffPolicies", update(state, "timeOffPolicies", policy, changes)) };
  };
  const answer = (time_off_request: TimeOffRequest): TimeOffRequestAnswer => {
    const balance = balanceOf(time_off_request.user_id, time_off_request.time_off_policy_id);
    return { time_off_request, balance_preview: { amount: (balance?.amount ?? 0) - time_off_request.amount_used } };
  };
  const requested = (body: Requested): Pick<TimeOffRequest, keyof Requested | "amount_used"> => ({
    time_off_policy_id: body.time_off_policy_id,
    all_day: body.all_day ?? true,
    starts_at: body.starts_at,
    stops_at: body.stops_at,
    message: body.message,
    amount_used: body.time_off_request_days.reduce((sum, { amount_used }) => sum + amount_used, 0),
    time_off_request_days: body.time_off_request_days.map((day) => ({
      ...day,
      starts_at: null,
      stops_at: null,
      holiday: false,
      paid: true,
    })),
  });
  const requiredOfRequest = [
    "time_off_policy_id",
    "starts_at",
    "stops_at",
    "message",
    "time_off_request_days",
  ] as const;

  return {
    "POST /v2/organizations/{organization_id}/time_off_balances": ({ body }) => {
      const incomplete = lacking(body, "reason", "balance_adjustments");
      if (incomplete) return incomplete;
      for (const { time_off_policy_id, user_ids, amount, modify_balance } of body.balance_adjustments) {
        for (const user_id of user_ids) {
          const balance = balanceOf(user_id, time_off_policy_id);
          if (!balance) return notFound();
          const base = modify_balance === "add" ? balance.amount : 0;
          const rows = state.timeOffBalances;
          rows[rows.indexOf(balance)] = { ...balance, amount: base + amount };
        }
      }
      return Response.json({ success: true }, { status: 201 });
    },

    "POST /v2/organizations/{organization_id}/time_off_policies": ({ params, body }) => {
      const incomplete = lacking(body, "name", "accrual_type", "allow_negative_balances", "requires_approval", "paid");
      if (incomplete) return incomplete;
      const { accrual_type, accrual_policy, time_off_policy_user_ids, auto_add_new_users, membership_rules, ...rest } =
        body;
      const policy = create(state, "timeOffPolicies", {
        ...rest,
        organization_id: Number(params.organization_id),
        created_by_id: meId,
        auto_add_new_users: auto_add_new_users ?? false,
        status: "active",
        policy_type: accrual_type,
        policy_config: defined(accrual_policy ?? {}),
        membership_rules: {
          countries: membership_rules?.countries ?? [],
          employment_types: membership_rules?.employment_types ?? [],
        },
        user_ids: time_off_policy_user_ids ?? [],
      });
      return made("time_off_policy", shown("timeOffPolicies", policy));
    },
    "PUT /v2/time_off_policies/{time_off_policy_id}": ({ params, body }) => {
      const { accrual_policy, time_off_policy_user_ids, ...changes } = body;
      return changePolicy(params.time_off_policy_id, {
        ...changes,
        policy_config: accrual_policy && defined(accrual_policy),
        user_ids: time_off_policy_user_ids,
      });
    },
    "POST /v2/time_off_policies/{time_off_policy_id}/archive": ({ params }) =>
      changePolicy(params.time_off_policy_id, { status: "archived" }),
    "POST /v2/time_off_policies/{time_off_policy_id}/restore": ({ params }) =>
      changePolicy(params.time_off_policy_id, { status: "active" }),

    "POST /v2/organizations/{organization_id}/time_off_requests": ({ body }) => {
      const incomplete = lacking(body, "user_id", ...requiredOfRequest);
      if (incomplete) return incomplete;
      const policy = rowById(state, "timeOffPolicies", body.time_off_policy_id);
      if (!policy) return notFound();
      const request = create(state, "timeOffRequests", {
        ...requested(body),
        user_id: body.user_id,
        status: "submitted",
        submitted_at: now,
        paid: policy.paid,
        created_by_id: meId,
      });
      return Response.json(answer(request), { status: 201 });
    },
    "PUT /v2/time_off_requests/{time_off_request_id}": ({ params, body }) => {
      const request = rowById(state, "timeOffRequests", params.time_off_request_id);
      if (!request) return notFound();
      return lacking(body, ...requiredOfRequest) ?? answer(update(state, "timeOffRequests", request, requested(body)));
    },
    "PUT /v2/time_off_requests/{time_off_request_id}/status": ({ params, body }) => {
      const request = rowById(state, "timeOffRequests", params.time_off_request_id);
      if (!request) return notFound();
      const incomplete = lacking(body, "status");
      if (incomplete) return incomplete;
      const approved = body.status === "approved";
      const balance = balanceOf(request.user_id, request.time_off_policy_id);
      if (balance && approved && request.status !== "approved") {
        const rows = state.timeOffBalances;
        rows[rows.indexOf(balance)] = { ...balance, amount: balance.amount - request.amount_used };
      }
      const decided = approved ? { approved_at: now, approved_by_id: meId } : { denied_at: now, denied_by_id: meId };
      const { status, response } = body;
      return answer(update(state, "timeOffRequests", request, { status, response, ...decided }));
    },
  };
}

type PolicyAnswer = { readonly time_off_policy: never };
