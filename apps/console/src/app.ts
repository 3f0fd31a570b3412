import { readFileSync } from "node:fs";
import { isTokensError, type Clock } from "@tokens/core";
import type { Store } from "@tokens/store";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { accountRoutes } from "./account-routes.ts";
import { openBrowsers, type Browser } from "./browsers.ts";
import { connectRoutes } from "./connect-routes.ts";
import { entranceRoutes } from "./entrance-routes.ts";
import type { Entrance } from "./entrance.ts";
import { headers, ownRequests } from "./guard.ts";
import { liveRoutes } from "./live-routes.ts";
import type { Overview } from "./overview.ts";
import { missingPage, problemPage } from "./pages/entrance.ts";
import type { Frame } from "./pages/layout.ts";
import type { PresetSettings } from "./presets.ts";
import type { Steering } from "./steering.ts";

/** What the console is made of. */
export interface ConsoleParts {
  /** Where browsers find it, e.g. `http://127.0.0.1:4020`. */
  readonly origin: string;
  readonly store: Store;
  readonly overview: Overview;
  readonly steering: Steering;
  readonly entrance: Entrance;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Of a sandbox. */
  readonly presets: PresetSettings;
  /** Gets errors that are mistakes of the console. */
  readonly onError: (error: Error) => void;
  /** Aborts when the console closes: streams end. */
  readonly closing: AbortSignal;
}

/** What a request that was let in carries. */
export type Entered = { Variables: { browser: Browser } };

/** What every page needs of a request. */
export interface Desk extends ConsoleParts {
  /** What a page shows around its content; takes the notice of the browser. */
  frame(context: Context<Entered>): Frame;
}

const assets = {
  "/style.css": ["text/css; charset=utf-8", file("./assets/style.css")],
  "/icon.svg": ["image/svg+xml", file("./assets/icon.svg")],
  "/live.js": ["text/javascript; charset=utf-8", file("../browser/live.js")],
} as const;

function file(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/** The whole console. */
export function createApp(parts: ConsoleParts): Hono<Entered> {
  const { origin, store, clock, onError } = parts;
  const browsers = openBrowsers(origin, clock);
  const frame = (context: Context<Entered>): Frame => {
    const browser = context.get("browser");
    const { csrf, notice } = browser;
    // What the script of another tab fetches is seen by nobody.
    const seen = context.req.header("sec-fetch-dest") !== "empty";
    if (seen) browser.notice = undefined;
    return { csrf, notice: seen ? notice : undefined, store: store.name };
  };
  const desk: Desk = { ...parts, frame };
  const app = new Hono<Entered>();

  app.use(headers, ownRequests(origin), bodyLimit({ maxSize: 1_000_000 }));
  for (const [path, [type, content]] of Object.entries(assets))
    app.get(path, (context) => context.body(content, 200, { "content-type": type }));
  entranceRoutes(app, parts.entrance, browsers);
  accountRoutes(app, desk);
  connectRoutes(app, desk);
  liveRoutes(app, desk);
  app.notFound((context) => context.html(missingPage(frame(context)), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    const known = isTokensError(error);
    if (!known) onError(error);
    // Nobody has entered: a page would tell of the store.
    if (!(context.get("browser") as Browser | undefined)) return context.text("Internal console error.\n", 500);
    const shown = known
      ? error
      : new Error("The console encountered an internal error and did not complete the request.");
    return context.html(problemPage(frame(context), "Something went wrong", shown), known ? 503 : 500);
  });
  return app;
}
