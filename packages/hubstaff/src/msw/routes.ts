import type { Random, Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { insightRoutes } from "./routes/insights.ts";
import { listRoutes } from "./routes/lists.ts";
import { organizationRoutes } from "./routes/organizations.ts";
import { placeRoutes } from "./routes/places.ts";
import { projectRoutes } from "./routes/projects.ts";
import { recordRoutes } from "./routes/records.ts";
import { teamRoutes } from "./routes/teams.ts";
import { timeOffRoutes } from "./routes/time-off.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { meId } from "./state.ts";
import type { HubstaffState } from "./state/tables.ts";

/** A resolver for every route. A missing one does not compile. */
export function hubstaffRoutes(state: HubstaffState, random: Random): Resolvers<Endpoints> {
  return {
    ...listRoutes(state),
    ...recordRoutes(state),
    ...organizationRoutes(state, meId),
    ...projectRoutes(state),
    ...teamRoutes(state),
    ...placeRoutes(state),
    ...insightRoutes(state),
    ...timeOffRoutes(state, meId),
    ...webhookRoutes(state, random),
  };
}
