import type { Id, User } from "../../models.ts";
import type { HubstaffTables } from "./tables.ts";
import { at, stamps } from "./time.ts";

type Tables = Pick<HubstaffTables, "holidays" | "timeOffPolicies" | "timeOffBalances" | "timeOffRequests">;

/** Two policies, a balance of each for everyone, a request each, and two holidays. */
export function timeOffTables(organization_id: Id, users: readonly User[], meId: Id): Tables {
  const timeOffPolicies = ["Vacation", "Sick leave"].map((name, index) => ({
    id: 701 + index,
    organization_id,
    name,
    created_by_id: meId,
    auto_add_new_users: true,
    allow_negative_balances: false,
    requires_approval: true,
    balance_rolls_over_annually: false,
    paid: true,
    status: "active",
    policy_type: "annual",
    policy_config: { hours_per_year: 200 },
    membership_rules: { countries: [], employment_types: [] },
    user_ids: users.map(({ id }) => id),
    ...stamps,
  }));
  return {
    timeOffPolicies,
    holidays: ["2026-12-25", "2026-12-26"].map((date, index) => ({
      id: 711 + index,
      organization_id,
      name: index === 0 ? "Christmas" : "Boxing Day",
      auto_add_new_users: true,
      paid: true,
      amount_used: 28_800,
      date,
      ...stamps,
    })),
    timeOffBalances: timeOffPolicies.flatMap(({ id: time_off_policy_id, name: policy_name }, policy) =>
      users.map(({ id: user_id }, index) => ({
        id: 1 + policy * users.length + index,
        user_id,
        time_off_policy_id,
        policy_name,
        amount: 720_000,
      })),
    ),
    timeOffRequests: users.map(({ id: user_id }, index) => ({
      id: 731 + index,
      user_id,
      time_off_policy_id: 701,
      status: "submitted",
      all_day: true,
      starts_at: at("2026-02-02", 540),
      stops_at: at("2026-02-02", 1020),
      submitted_at: stamps.created_at,
      approved_at: null,
      denied_at: null,
      paid: true,
      amount_used: 28_800,
      message: "A day off",
      created_by_id: user_id,
      time_off_request_days: [
        {
          date: "2026-02-02",
          amount_used: 28_800,
          starts_at: at("2026-02-02", 540),
          stops_at: at("2026-02-02", 1020),
          holiday: false,
          paid: true,
        },
      ],
      ...stamps,
    })),
  };
}
