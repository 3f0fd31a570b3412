import type { Context, Hono } from "hono";
import type { ConsoleEnv } from "../context.ts";
import type { BrowserSessions } from "./browser-sessions.ts";
import { equal } from "./equal.ts";
import type { SignIn } from "./sign-in.ts";
import { formFields } from "../shared/form.ts";
import { linkRequiredPage, redirectPage, passwordPage } from "./pages.ts";

/** Signs browsers in by link or password, and rejects any other request. */
export function authRoutes(app: Hono<ConsoleEnv>, signIn: SignIn, sessions: BrowserSessions): void {
  const rejected = (context: Context<ConsoleEnv>): Response | Promise<Response> => {
    // A cross-site redirect carries no SameSite=Strict cookie, so the browser repeats the request from this origin.
    const { pathname, search, searchParams } = new URL(context.req.url);
    if (pathname === "/callback" && search !== "" && !searchParams.has("again"))
      return context.html(redirectPage("Returning to the console", `${pathname}${search}&again=`));
    return signIn.kind === "password"
      ? context.html(passwordPage(), 401)
      : context.html(linkRequiredPage(context.req.query("key") !== undefined), 401);
  };

  app.get("/", async (context, next) => {
    const key = context.req.query("key");
    if (key === undefined || signIn.kind !== "link") return next();
    if (await sessions.find(context)) return context.redirect("/", 303);
    if (context.req.method === "HEAD" || !signIn.accept(key)) return rejected(context);
    await sessions.start(context);
    return context.html(redirectPage("Signed in", "/"));
  });

  app.post("/sign-in", async (context) => {
    if (signIn.kind !== "password") return rejected(context);
    const { password = "" } = await formFields(context);
    const result = signIn.check(password);
    if (result === "wait")
      return context.html(passwordPage("Too many failed attempts. Wait a minute, then try again."), 429);
    if (result === "wrong") return context.html(passwordPage("Incorrect password."), 401);
    await sessions.start(context);
    return context.redirect("/", 303);
  });

  app.use(async (context, next) => {
    const browser = await sessions.find(context);
    if (!browser) return rejected(context);
    context.set("browser", browser);
    if (context.req.method === "GET" || context.req.method === "HEAD") return next();
    if (equal((await formFields(context))["csrf"] ?? "", browser.csrf)) return next();
    return context.text("This form is not valid for this browser. Reload the page and submit it again.\n", 403);
  });

  app.post("/sign-out", async (context) => {
    await sessions.end(context);
    return context.redirect("/", 303);
  });
}
