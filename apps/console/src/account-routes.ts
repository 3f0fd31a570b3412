import type { ConnectedSession } from "@tokens/accounts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Context, Hono } from "hono";
import type { KnownAccount } from "./account-view.ts";
import type { Desk, Entered } from "./app.ts";
import { discreet } from "./discreet.ts";
import { sentBy, type Sent } from "./form.ts";
import { accountPage, disconnectPage } from "./pages/account.ts";
import { accountsPage, chosen } from "./pages/accounts.ts";
import { missingPage } from "./pages/entrance.ts";
import { problem } from "./pages/layout.ts";
import { placeholdersOf, runPage } from "./pages/run.ts";
import { providerNamed } from "./providers.ts";

/** The list, and what can be seen of one account and done with it. */
export function accountRoutes(app: Hono<Entered>, { overview, steering, store, clock, frame }: Desk): void {
  type Answer = (context: Context<Entered>, known: KnownAccount) => Response | Promise<Response>;
  /** An answer about the account that the address names. */
  const about = (answer: Answer) => async (context: Context<Entered>) => {
    const known = await overview.find(context.req.param("id") ?? "");
    return known ? answer(context, known) : context.html(missingPage(frame(context)), 404);
  };

  const wayOfAccount = async ({ account }: KnownAccount): Promise<string | undefined> => {
    const session: ConnectedSession | undefined = await store.sessions.get(account.key);
    const { connection } = session ?? {};
    return (
      connection &&
      providerNamed(connection.provider)?.authMethods.find(({ id }) => id === connection.authMethod)?.title
    );
  };
  const routesOf = async ({ account }: KnownAccount): Promise<readonly string[]> =>
    ((await providerNamed(account.provider)?.routes()) ?? []).map(({ route }) => route);

  app.get("/", async (context) => {
    const { q = "", page } = context.req.query();
    const accounts = chosen(await overview.read(), q, Number.parseInt(page ?? "1", 10) || 1);
    const shown = await Promise.all(accounts.shown.map((known) => discreet(known, store.sessions)));
    return context.html(accountsPage(frame(context), { ...accounts, shown }, clock.now()));
  });

  app.get(
    "/accounts/:id",
    about(async (context, known) => {
      const details = { way: await wayOfAccount(known), routes: await routesOf(known), now: clock.now() };
      return context.html(accountPage(frame(context), await discreet(known, store.sessions), details));
    }),
  );

  app.post(
    "/accounts/:id/refresh",
    about(async (context, { account, view }) => {
      const browser = context.get("browser");
      try {
        await steering.refresh(account);
        browser.notice = `${view.name} has a new token.`;
      } catch (error) {
        // The journal tells the page why.
        if (!isTokensError(error)) throw error;
        browser.notice = `${view.name} could not be refreshed. ${error.message}`;
      }
      return context.redirect(`/accounts/${view.id}`, 303);
    }),
  );

  app.get(
    "/accounts/:id/disconnect",
    about(async (context, known) => context.html(disconnectPage(frame(context), known, await wayOfAccount(known)))),
  );

  app.post(
    "/accounts/:id/disconnect",
    about(async (context, known) => {
      const { account, view } = known;
      let remark = "";
      try {
        await steering.disconnect(account);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        if (await overview.find(view.id))
          return context.html(disconnectPage(frame(context), known, await wayOfAccount(known), problem(error)), 400);
        // The session is deleted, but its revocation at the provider failed.
        remark = ` ${error.message}`;
      }
      context.get("browser").notice = `${view.name} is disconnected.${remark}`;
      return context.redirect("/", 303);
    }),
  );

  app.get(
    "/accounts/:id/run",
    about(async (context, known) => {
      const route = context.req.query("route") ?? "";
      const routes = await routesOf(known);
      const unknown = route !== "" && !routes.includes(route);
      const error = unknown
        ? new ProviderConfigurationError(`${known.view.provider} has no route "${route}".`)
        : undefined;
      return context.html(
        runPage(frame(context), { account: known.view, routes, route, given: {}, error }),
        unknown ? 400 : 200,
      );
    }),
  );

  app.post(
    "/accounts/:id/run",
    about(async (context, known) => {
      const given = await sentBy(context);
      const routes = await routesOf(known);
      const form = { account: known.view, routes, route: given["route"] ?? "", given };
      try {
        if (!routes.includes(form.route)) throw new ProviderConfigurationError("Choose a route first.");
        const ran = await steering.run(known.account, form.route, inputOf(form.route, given));
        return await context.html(runPage(frame(context), { ...form, ran }));
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(runPage(frame(context), { ...form, error }), 400);
      }
    }),
  );
}

function inputOf(route: string, given: Sent): Readonly<Record<string, unknown>> {
  const placeholders = placeholdersOf(route).map((name) => [name, given[`p-${name}`]] as const);
  const [query, body] = [jsonOf("query", given["query"]), jsonOf("body", given["body"])];
  if (query !== undefined && (typeof query !== "object" || query === null || Array.isArray(query)))
    throw new ProviderConfigurationError('The query is not an object: expected e.g. {"page_limit": 10}.');
  return { ...Object.fromEntries(placeholders), ...(query && { query }), ...(body !== undefined && { body }) };
}

function jsonOf(name: string, text = ""): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderConfigurationError(`The ${name} is not valid JSON. Nothing was sent.`);
  }
}
