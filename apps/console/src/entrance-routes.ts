import type { Context, Hono } from "hono";
import type { Entered } from "./app.ts";
import type { Browsers } from "./browsers.ts";
import { equal, type Entrance } from "./entrance.ts";
import { sentBy } from "./form.ts";
import { closedPage, passagePage, passwordPage } from "./pages/entrance.ts";

/** Signs browsers in by link or password, and rejects any other request. */
export function entranceRoutes(app: Hono<Entered>, entrance: Entrance, browsers: Browsers): void {
  const closed = (context: Context<Entered>): Response | Promise<Response> => {
    // A cross-site redirect carries no SameSite=Strict cookie, so the browser repeats the request from this origin.
    const { pathname, search, searchParams } = new URL(context.req.url);
    if (pathname === "/callback" && search !== "" && !searchParams.has("again"))
      return context.html(passagePage("Coming back", `${pathname}${search}&again=`));
    return entrance.kind === "password"
      ? context.html(passwordPage(), 401)
      : context.html(closedPage(context.req.query("key") !== undefined), 401);
  };

  app.get("/", async (context, next) => {
    const key = context.req.query("key");
    if (key === undefined || entrance.kind !== "link") return next();
    if (browsers.of(context)) return context.redirect("/", 303);
    if (context.req.method === "HEAD" || !entrance.admit(key)) return closed(context);
    browsers.enter(context);
    return context.html(passagePage("Welcome", "/"));
  });

  app.post("/enter", async (context) => {
    if (entrance.kind !== "password") return closed(context);
    const { password = "" } = await sentBy(context);
    const admitted = entrance.admit(password);
    if (admitted === "wait")
      return context.html(passwordPage("Too many failed attempts. Wait a minute, then try again."), 429);
    if (admitted === "wrong") return context.html(passwordPage("Incorrect password."), 401);
    browsers.enter(context);
    return context.redirect("/", 303);
  });

  app.use(async (context, next) => {
    const browser = browsers.of(context);
    if (!browser) return closed(context);
    context.set("browser", browser);
    if (context.req.method === "GET" || context.req.method === "HEAD") return next();
    if (equal((await sentBy(context))["csrf"] ?? "", browser.csrf)) return next();
    return context.text("This form is not valid for this browser. Reload the page and submit it again.\n", 403);
  });

  app.post("/sign-out", (context) => {
    browsers.leave(context);
    return context.redirect("/", 303);
  });
}
