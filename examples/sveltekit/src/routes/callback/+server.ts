import { redirect, type RequestHandler } from "@sveltejs/kit";
import type { LoginChecks } from "@tokens/hubstaff/login";
import { withAnswers } from "../../answers.ts";
import { cookie, login } from "../../hubstaff.ts";

export const GET: RequestHandler = ({ cookies, locals, url }) =>
  withAnswers(locals, async () => {
    const checks = cookies.get("login");
    // Each login accepts one callback, whatever the outcome.
    cookies.delete("login", cookie);
    if (!checks) redirect(303, "/login");
    const { session } = await login.exchange(url, JSON.parse(checks) as LoginChecks);
    await locals.hubstaff.tokens.save(session);
    redirect(303, "/projects");
  });
