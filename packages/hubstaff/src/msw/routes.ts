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
import { meId, type HubstaffWorld } from "./world.ts";

/** An answer for every route: one that is missing does not compile. */
export function hubstaffRoutes(world: HubstaffWorld, random: Random): Resolvers<Endpoints> {
  return {
    ...listRoutes(world),
    ...recordRoutes(world),
    ...organizationRoutes(world, meId),
    ...projectRoutes(world),
    ...teamRoutes(world),
    ...placeRoutes(world),
    ...insightRoutes(world),
    ...timeOffRoutes(world, meId),
    ...webhookRoutes(world, random),
  };
}
