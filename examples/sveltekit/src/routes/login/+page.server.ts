import { redirect, type Actions } from "@sveltejs/kit";
import { withAnswers } from "../../answers.ts";
import { cookie, login } from "../../hubstaff.ts";

/** SvelteKit accepts forms of this site only. */
export const actions: Actions = {
  default: ({ cookies, locals }) =>
    withAnswers(locals, async () => {
      const { url, checks } = await login.authorizationUrl();
      cookies.set("login", JSON.stringify(checks), { ...cookie, maxAge: 600 });
      redirect(303, url, { external: true });
    }),
};
