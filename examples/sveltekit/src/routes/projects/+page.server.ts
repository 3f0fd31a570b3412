import { redirect, type Actions, type ServerLoad } from "@sveltejs/kit";
import { withAnswers } from "../../answers.ts";

export const load: ServerLoad = ({ locals }) =>
  withAnswers(locals, async () => {
    const projects: string[] = [];
    for await (const { id } of locals.hubstaff.items("GET /v2/organizations")) {
      const route = "GET /v2/organizations/{organization_id}/projects";
      for await (const { name } of locals.hubstaff.items(route, { organization_id: id })) projects.push(name);
    }
    return { projects };
  });

export const actions: Actions = {
  disconnect: ({ locals }) =>
    withAnswers(locals, async () => {
      await locals.hubstaff.tokens.logout();
      redirect(303, "/login");
    }),
};
