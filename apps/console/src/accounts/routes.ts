import type { ConnectedSession } from "@tokens/accounts";
import { findAuthMethod, findProvider, type RouteInfo } from "../shared/providers.ts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Context, Hono } from "hono";
import type { KnownAccount } from "./account-view.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { redactAccount } from "./redact-account.ts";
import { formFields, type FormFields } from "../shared/form.ts";
import { accountPage, disconnectPage } from "./account-page.ts";
import { accountsPage, selectAccounts } from "./list-page.ts";
import { missingPage } from "../shared/error-pages.ts";
import { problem } from "../shared/layout.ts";
import { pathParametersOf, callPage } from "./call-page.ts";

/** The list of accounts, and the page and actions of each. */
export function accountRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { overview, actions, store, providers, clock, frame } = console;
  const redacted = (known: KnownAccount): Promise<KnownAccount> =>
    redactAccount(known, { providers, sessions: store.sessions });
  type Handler = (context: Context<ConsoleEnv>, known: KnownAccount) => Response | Promise<Response>;
  /** Handles a request for the account in the path. */
  const withAccount = (handle: Handler) => async (context: Context<ConsoleEnv>) => {
    const known = await overview.find(context.req.param("id") ?? "");
    return known ? handle(context, known) : context.html(missingPage(frame(context)), 404);
  };

  const authMethodTitle = async ({ account }: KnownAccount): Promise<string | undefined> => {
    const session: ConnectedSession | undefined = await store.sessions.get(account.key);
    const { connection } = session ?? {};
    const provider = connection && findProvider(providers, connection.provider);
    return provider && findAuthMethod(provider, connection.authMethod)?.title;
  };
  const routesOfAccount = async ({ account }: KnownAccount): Promise<readonly RouteInfo[]> => {
    const provider = findProvider(providers, account.provider);
    return provider ? provider.routes() : [];
  };

  app.get("/", async (context) => {
    const { q = "", page } = context.req.query();
    const selection = selectAccounts(await overview.read(), q, Number.parseInt(page ?? "1", 10) || 1);
    const shown = await Promise.all(selection.shown.map(redacted));
    return context.html(accountsPage(frame(context), { ...selection, shown }, clock.now()));
  });

  app.get(
    "/accounts/:id",
    withAccount(async (context, known) => {
      const details = {
        authMethod: await authMethodTitle(known),
        routes: await routesOfAccount(known),
        now: clock.now(),
      };
      return context.html(accountPage(frame(context), await redacted(known), details));
    }),
  );

  app.post(
    "/accounts/:id/refresh",
    withAccount(async (context, { account, view }) => {
      const browser = context.get("browser");
      try {
        await actions.refresh(account);
        browser.notice = `Refreshed the token of ${view.name}.`;
      } catch (error) {
        // The account page shows the cause from the journal.
        if (!isTokensError(error)) throw error;
        browser.notice = `Could not refresh ${view.name}. ${error.message}`;
      }
      return context.redirect(`/accounts/${view.id}`, 303);
    }),
  );

  app.get(
    "/accounts/:id/disconnect",
    withAccount(async (context, known) =>
      context.html(disconnectPage(frame(context), known, await authMethodTitle(known))),
    ),
  );

  app.post(
    "/accounts/:id/disconnect",
    withAccount(async (context, known) => {
      const { account, view } = known;
      let note = "";
      try {
        await actions.disconnect(account);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        if (await overview.find(view.id))
          return context.html(disconnectPage(frame(context), known, await authMethodTitle(known), problem(error)), 400);
        // The session is deleted, but its revocation at the provider failed.
        note = ` ${error.message}`;
      }
      context.get("browser").notice = `Disconnected ${view.name}.${note}`;
      return context.redirect("/", 303);
    }),
  );

  app.get(
    "/accounts/:id/call",
    withAccount(async (context, known) => {
      const route = context.req.query("route") ?? "";
      const routes = await routesOfAccount(known);
      const unknown = route !== "" && !routes.some((each) => each.route === route);
      const error = unknown
        ? new ProviderConfigurationError(`${known.view.provider} has no route "${route}". Choose one from the list.`)
        : undefined;
      return context.html(
        callPage(frame(context), { account: known.view, routes, route, values: {}, error }),
        unknown ? 400 : 200,
      );
    }),
  );

  app.post(
    "/accounts/:id/call",
    withAccount(async (context, known) => {
      const values = await formFields(context);
      const routes = await routesOfAccount(known);
      const form = { account: known.view, routes, route: values["route"] ?? "", values };
      try {
        if (!routes.some(({ route }) => route === form.route))
          throw new ProviderConfigurationError("Choose a route from the list.");
        const result = await actions.call(known.account, form.route, inputOf(form.route, values));
        return await context.html(callPage(frame(context), { ...form, result }));
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(callPage(frame(context), { ...form, error }), 400);
      }
    }),
  );
}

function inputOf(route: string, values: FormFields): Readonly<Record<string, unknown>> {
  const parameters = pathParametersOf(route).map((name) => [name, values[`p-${name}`]] as const);
  const [query, body] = [jsonOf("query", values["query"]), jsonOf("body", values["body"])];
  if (query !== undefined && (typeof query !== "object" || query === null || Array.isArray(query)))
    throw new ProviderConfigurationError(
      'The query must be a JSON object, e.g. {"page_limit": 10}. No request was sent.',
    );
  return { ...Object.fromEntries(parameters), ...(query && { query }), ...(body !== undefined && { body }) };
}

function jsonOf(name: string, text = ""): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderConfigurationError(`The ${name} is not valid JSON. No request was sent.`);
  }
}
