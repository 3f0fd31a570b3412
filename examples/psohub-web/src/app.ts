import { isTokensError, type Psohub } from "@tokens/psohub";
import type { PsohubLogin } from "@tokens/psohub/login";
import { Hono, type Context } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { browserSessions, freshSession, type BrowserSession } from "./browser-session.ts";
import { errorPage, projectsPage, signInPage } from "./pages.ts";

/** What the app needs. */
export interface AppParts {
  readonly psohub: Psohub;
  readonly login: PsohubLogin;
  /** The public origin, e.g. `https://projects.example.com`. */
  readonly origin: string;
  /** Origin of PSOhub, which the sign-in form redirects to. */
  readonly psohubOrigin: string;
  /** Encrypts the cookies. */
  readonly secret: string;
}

/** The web app: sign in, list projects, sign out. */
export function createApp({ psohub, login, origin, psohubOrigin, secret }: AppParts): Hono {
  const app = new Hono();
  const sessions = browserSessions(secret, origin.startsWith("https:"));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", psohubOrigin],
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
    const session = await sessions.read(context);
    if (session.account === undefined) return signIn(context, session);
    try {
      const projects = await psohub.for(session.account).request("GET /projects", { query: { limit: 100 } });
      return await context.html(projectsPage(session.csrf, projects, projects.truncated));
    } catch (error) {
      if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
      return signIn(context, freshSession(), "Your access has ended. Please sign in again.");
    }
  });

  app.post("/login", async (context) => {
    const session = await genuine(context);
    if (!session) return context.html(errorPage("This form is not from this browser."), 403);
    const { url, checks } = await login.authorizationUrl();
    await sessions.write(context, { ...session, checks });
    return context.redirect(url, 303);
  });

  app.get("/callback", async (context) => {
    const { checks, ...session } = await sessions.read(context);
    // Each login accepts one callback, whatever the outcome.
    await sessions.write(context, session);
    const { session: tokens } = await login.exchange(new URL(context.req.url), checks);
    const account = crypto.randomUUID();
    await psohub.for(account).tokens.save(tokens);
    await sessions.write(context, freshSession({ account }));
    return context.redirect("/", 303);
  });

  app.post("/sign-out", async (context) => {
    const session = await genuine(context);
    if (!session) return context.html(errorPage("This form is not from this browser."), 403);
    if (session.account !== undefined) await psohub.for(session.account).tokens.logout();
    sessions.clear(context);
    return context.redirect("/", 303);
  });

  async function signIn(context: Context, session: BrowserSession, notice?: string): Promise<Response> {
    await sessions.write(context, session);
    return context.html(signInPage(session.csrf, notice));
  }

  /** The session of a form with this browser's CSRF token. */
  async function genuine(context: Context): Promise<BrowserSession | undefined> {
    const session = await sessions.read(context);
    const form = await context.req.parseBody();
    return form["csrf"] === session.csrf ? session : undefined;
  }

  return app;
}
