import { notFound } from "../responses.ts";
import { create, defined, lacking, made, merged, now, remove, rowById, shown, update, type Answers } from "../rows.ts";
import { leadOptions } from "../state/people.ts";
import type { HubstaffState } from "../state/tables.ts";

type TeamRoute =
  | "POST /v2/organizations/{organization_id}/teams"
  | "PUT /v2/teams/{team_id}"
  | "PUT /v2/teams/{team_id}/update_members"
  | "PUT /v2/teams/{team_id}/update_projects";

/** Teams, their members and projects. */
export function teamRoutes(state: HubstaffState): Answers<TeamRoute> {
  const times = { created_at: now, updated_at: now };
  return {
    "POST /v2/organizations/{organization_id}/teams": ({ params, body }) => {
      const incomplete = lacking(body, "name");
      if (incomplete) return incomplete;
      const team = create(state, "teams", {
        organization_id: Number(params.organization_id),
        name: body.name,
        metadata: merged({}, body.metadata),
        lead_options: { ...leadOptions, ...defined(body.lead_options ?? {}) },
      });
      for (const { user_id, role, lead = false } of body.members ?? [])
        state.teamMembers.push({ team_id: team.id, user_id, role, lead, ...times });
      for (const { project_id } of body.projects ?? [])
        state.teamProjects.push({ team_id: team.id, project_id, ...times });
      return made("team", shown("teams", team));
    },
    "PUT /v2/teams/{team_id}": ({ params, body }) => {
      const team = rowById(state, "teams", params.team_id);
      if (!team) return notFound();
      const lead_options = { ...leadOptions, ...team.lead_options, ...defined(body.lead_options ?? {}) };
      return { team: shown("teams", update(state, "teams", team, { name: body.name, lead_options })) };
    },
    "PUT /v2/teams/{team_id}/update_members": ({ params, body }) => {
      const team_id = Number(params.team_id);
      for (const { user_id, role, lead } of body.members) {
        const member = state.teamMembers.find((row) => row.user_id === user_id && row.team_id === team_id);
        if (!member) state.teamMembers.push({ team_id, user_id, role: role ?? "user", lead: lead ?? false, ...times });
        else if (role === "remove") remove(state, "teamMembers", member);
        else update(state, "teamMembers", member, { role, lead });
      }
      return { success: true };
    },
    "PUT /v2/teams/{team_id}/update_projects": ({ params, body }) => {
      const team_id = Number(params.team_id);
      for (const { project_id, remove: leaves } of body.projects) {
        const row = state.teamProjects.find((one) => one.project_id === project_id && one.team_id === team_id);
        if (row && leaves) remove(state, "teamProjects", row);
        else if (!row && !leaves) state.teamProjects.push({ team_id, project_id, ...times });
      }
      return { success: true };
    },
  };
}
