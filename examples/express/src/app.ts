import { randomUUID } from "node:crypto";
import { isTokensError, type Hubstaff } from "@tokens/hubstaff";
import type { HubstaffLogin, LoginChecks } from "@tokens/hubstaff/login";
import cookieParser from "cookie-parser";
import express, { type CookieOptions, type ErrorRequestHandler, type Express, type RequestHandler } from "express";

/** What the app needs. */
export interface AppParts {
  readonly hubstaff: Hubstaff;
  readonly login: HubstaffLogin;
  /** The public origin, e.g. `https://projects.example.com`. */
  readonly origin: string;
  /** Signs the cookies. */
  readonly secret: string;
}

/** What `cookie-parser` finds. */
interface Cookies {
  readonly user?: string;
  readonly login?: LoginChecks;
}

const loginPage = `<!doctype html>
<title>Projects</title>
<form method="post"><button>Connect Hubstaff</button></form>
`;

/** Users connect a Hubstaff account and list its projects. */
export function createApp({ hubstaff, login, origin, secret }: AppParts): Express {
  const cookie: CookieOptions = { httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:"), signed: true };
  const app = express();
  app.disable("x-powered-by");
  app.use(cookieParser(secret), identifyUser(cookie), privateResponses);

  app.get("/projects", async (_request, response) => {
    const account = hubstaff.for(userOf(response));
    const names: string[] = [];
    for await (const { id } of account.items("GET /v2/organizations")) {
      const route = "GET /v2/organizations/{organization_id}/projects";
      for await (const { name } of account.items(route, { organization_id: id })) names.push(name);
    }
    response.json(names);
  });

  app.get("/login", (_request, response) => {
    response.type("html").send(loginPage);
  });

  app.post("/login", sameOrigin(origin), async (_request, response) => {
    const { url, checks } = await login.authorizationUrl();
    response.cookie("login", checks, { ...cookie, maxAge: 600_000 }).redirect(303, url);
  });

  app.get("/callback", async (request, response) => {
    const { login: checks } = request.signedCookies as Cookies;
    // Each login accepts one callback, whatever the outcome.
    response.clearCookie("login", cookie);
    if (!checks) return response.redirect(303, "/login");
    const { session } = await login.exchange(new URL(request.originalUrl, origin), checks);
    await hubstaff.for(userOf(response)).tokens.save(session);
    response.redirect(303, "/projects");
  });

  app.post("/disconnect", sameOrigin(origin), async (_request, response) => {
    await hubstaff.for(userOf(response)).tokens.logout();
    response.redirect(303, "/login");
  });

  app.use(answerTokensErrors);
  return app;
}

/** A random name in a cookie. Replace it with the user of your own sign-in. */
function identifyUser(cookie: CookieOptions): RequestHandler {
  return (request, response, next) => {
    const { user = randomUUID() } = request.signedCookies as Cookies;
    response.locals["user"] = user;
    response.cookie("user", user, { ...cookie, maxAge: 365 * 86_400_000 });
    next();
  };
}

function userOf({ locals }: { readonly locals: Record<string, unknown> }): string {
  return locals["user"] as string;
}

const privateResponses: RequestHandler = (_request, response, next) => {
  // The callback's URL contains the code.
  response.set({ "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
  next();
};

/** Refuses forms of other sites. */
function sameOrigin(origin: string): RequestHandler {
  return (request, response, next) => {
    if (request.headers.origin === origin) next();
    else response.status(403).send("This form is not from this site.");
  };
}

/** Sends the user to the login when the account needs one, and asks them to try again later when the provider is down. */
const answerTokensErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!isTokensError(error) || response.headersSent) return next(error);
  if (error.code === "reauthorization_required") return response.redirect(303, "/login");
  if (!error.retryable) return next(error);
  const { retryAfterMs = 5_000 } = error as { retryAfterMs?: number };
  response.status(503).set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  response.type("text").send(error.message);
};
