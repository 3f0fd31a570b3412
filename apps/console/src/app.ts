import { readFileSync } from "node:fs";
import { isTokensError } from "@tokens/core";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { ConsoleContext, ConsoleEnv, ConsoleParts } from "./context.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { editRoutes } from "./accounts/edit-routes.ts";
import { openBrowserSessions, type BrowserSession } from "./auth/browser-sessions.ts";
import { bulkRoutes } from "./bulk/routes.ts";
import { connectRoutes } from "./connect/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { headers, ownRequests } from "./auth/request-guard.ts";
import { liveRoutes } from "./live/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { missingPage, problemPage } from "./shared/error-pages.ts";
import type { Frame } from "./shared/layout.ts";

const assets = {
  "/style.css": ["text/css; charset=utf-8", file("../browser/style.css")],
  "/icon.svg": ["image/svg+xml", file("../browser/icon.svg")],
  "/live.js": ["text/javascript; charset=utf-8", file("../browser/live.js")],
  "/keys.js": ["text/javascript; charset=utf-8", file("../browser/keys.js")],
} as const;

function file(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/** Builds the console as a Hono app. */
export function createApp(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { origin, password, store, clock, onError } = parts;
  const sessions = openBrowserSessions({ origin, password, records: store.records, clock });
  const frame = (context: Context<ConsoleEnv>): Frame => {
    const browser = context.get("browser");
    const { csrf, notice } = browser;
    // A page that a script fetches in the background must not consume the notice.
    const visible = context.req.header("sec-fetch-dest") !== "empty";
    if (visible) browser.notice = undefined;
    return { csrf, notice: visible ? notice : undefined, store: store.name };
  };
  const console: ConsoleContext = { ...parts, frame };
  const app = new Hono<ConsoleEnv>();

  // Customers are not signed in, and their pages have a policy of their own.
  app.use(
    "/reconnect/*",
    ownRequests(origin),
    async ({ req }, next) => (await parts.reconnect?.handle(req.raw)) ?? next(),
  );
  app.use(headers, ownRequests(origin), bodyLimit({ maxSize: 1_000_000 }));
  for (const [path, [type, content]] of Object.entries(assets))
    app.get(path, (context) => context.body(content, 200, { "content-type": type }));
  authRoutes(app, parts.signIn, sessions);
  accountRoutes(app, console);
  editRoutes(app, console);
  bulkRoutes(app, console);
  historyRoutes(app, console);
  connectRoutes(app, console);
  liveRoutes(app, console);
  app.notFound((context) => context.html(missingPage(frame(context)), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    const known = isTokensError(error);
    // A browser that leaves while it sends a form is no error of the console.
    if (!known && !context.req.raw.signal.aborted) onError(error);
    // A full page names the store, so a browser that is not signed in gets plain text.
    if (!(context.get("browser") as BrowserSession | undefined)) return context.text("Internal console error.\n", 500);
    const reported = known
      ? error
      : new Error("The console encountered an internal error and did not complete the request.");
    return context.html(problemPage(frame(context), "Something went wrong", reported), known ? 503 : 500);
  });
  return app;
}
