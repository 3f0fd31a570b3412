import { isTokensError } from "@tokens/core";
import { Hono, type Context } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { browserSessions, type BrowserSession } from "./browser-session.ts";
import type { Connections } from "./connections.ts";
import { createLogins } from "./logins.ts";
import { connectionsPage, errorPage } from "./pages.ts";
import { createServices, type Service } from "./services.ts";
import type { ServiceSettings } from "./settings.ts";

/** What the app needs. */
export interface AppParts {
  readonly settings: ServiceSettings;
  readonly connections: Connections;
  /** The public origin, e.g. `https://connect.example.com`. */
  readonly origin: string;
  /** Encrypts the cookies. */
  readonly secret: string;
}

/** The web part: users connect accounts, see their status, and disconnect them. */
export function createApp({ settings, connections, origin, secret }: AppParts): Hono {
  const app = new Hono();
  const services = createServices(settings, connections.sessions).all;
  const logins = createLogins(settings, origin);
  const browsers = browserSessions(secret, origin.startsWith("https:"));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...Object.values(logins).map((login) => login!.origin)],
      },
      // The callback URL contains the code.
      referrerPolicy: "no-referrer",
      strictTransportSecurity: origin.startsWith("https:"),
    }),
    csrf({ origin: [origin] }),
  );
  app.use(async (context, next) => {
    context.header("cache-control", "no-store");
    await next();
  });
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (!isTokensError(error)) throw error;
    return context.html(errorPage(error.message), error.retryable ? 503 : 400);
  });

  app.get("/", async (context) => {
    const session = await browsers.read(context);
    const rows = services.map(async ({ name, label, tokens }) => {
      return { name, label, state: await connections.stateOf(tokens(session.user).key) };
    });
    await browsers.write(context, session);
    return context.html(connectionsPage(session.csrf, await Promise.all(rows)));
  });

  app.post("/connect/:service", async (context) => {
    const session = await genuine(context);
    const { url, checks } = await logins[service(context).name]!.begin();
    await browsers.write(context, { ...session, login: { service: service(context).name, checks } });
    return context.redirect(url, 303);
  });

  app.get("/callback/:service", async (context) => {
    const { name, tokens } = service(context);
    const { login, ...session } = await browsers.read(context);
    // Each login accepts one callback, whatever the outcome.
    await browsers.write(context, session);
    if (login?.service !== name)
      return context.html(errorPage(`No login with ${name} is under way in this browser.`), 400);
    await tokens(session.user).save(await logins[name]!.finish(new URL(context.req.url), login.checks));
    return context.redirect("/", 303);
  });

  app.post("/disconnect/:service", async (context) => {
    const { user } = await genuine(context);
    await service(context).tokens(user).logout();
    return context.redirect("/", 303);
  });

  function service(context: Context): Service {
    const found = services.find(({ name }) => name === context.req.param("service"));
    if (!found) throw new HTTPException(404, { message: "There is no such service." });
    return found;
  }

  /** The session of a form with this browser's CSRF token. */
  async function genuine(context: Context): Promise<BrowserSession> {
    const session = await browsers.read(context);
    const form = await context.req.parseBody();
    if (form["csrf"] !== session.csrf) throw new HTTPException(403, { message: "This form is not from this browser." });
    return session;
  }

  return app;
}
