import type { ConnectedSession } from "@tokens/accounts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import type { Hono } from "hono";
import type { KnownAccount } from "./account-view.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import type { Provider } from "../shared/providers.ts";
import { formFields } from "../shared/form.ts";
import { accountPage, disconnectPage } from "./account-page.ts";
import { isLoopback } from "../options.ts";
import { selectOf } from "../bulk/bulk-bar.ts";
import { accountsPage } from "./list-page.ts";
import { listQueryOf } from "./list-query.ts";
import { selector } from "./selection.ts";
import { accountHandlers } from "./handlers.ts";
import { readHistory } from "../history/account-history.ts";
import { spanOf } from "../history/spans.ts";
import { problem } from "../shared/layout.ts";
import { linkPage, noLinkPage } from "./link-page.ts";
import { callPage, type CallForm } from "./call-page.ts";
import { inputOf, requestOf } from "./call-input.ts";

/** The list of accounts, and the page and actions of each. */
export function accountRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { overview, actions, store, descriptors, redaction, reconnect, origin, clock, frame } = console;
  const withAccount = accountHandlers(console);
  const select = selector();

  const connectionOf = async ({ account }: KnownAccount): Promise<Connection | undefined> => {
    const session: ConnectedSession | undefined = await store.sessions.get(account.key);
    return session?.connection;
  };
  const authMethodTitle = async (known: KnownAccount): Promise<string | undefined> => {
    const connection = await connectionOf(known);
    return connection && descriptors.methodTitle(connection);
  };
  const callable = async (known: KnownAccount): Promise<Pick<CallForm, "account" | "routes" | "apiUrl">> => {
    const connection = await connectionOf(known);
    const provider = connection && (await descriptors.known(connection));
    return {
      account: known.view,
      routes: provider ? await provider.routes() : [],
      apiUrl: provider ? apiUrlOf(provider, connection) : "",
    };
  };

  app.get("/", async (context) => {
    const selection = select(await overview.read(), listQueryOf(context.req.query()), clock.now());
    const shown = await Promise.all(selection.shown.map(redaction.account));
    const view = { now: clock.now(), select: selectOf(context.req.query("select")) };
    return context.html(accountsPage(frame(context), { ...selection, shown }, view));
  });

  app.get(
    "/accounts/:id",
    withAccount(async (context, known) => {
      const parts = {
        authMethod: await authMethodTitle(known),
        call: { ...(await callable(known)), route: "", values: {} },
        history: await readHistory(console, redaction, known, spanOf(context.req.query("span"))),
        now: clock.now(),
      };
      return context.html(accountPage(frame(context), await redaction.account(known), parts));
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

  app.post(
    "/accounts/:id/link",
    withAccount(async (context, { account, view }) => {
      try {
        if (!reconnect)
          throw new ProviderConfigurationError("Reconnect links need https: start the console with an https --origin.");
        const link = await reconnect.link(account);
        const local = isLoopback(new URL(origin).hostname);
        return await context.html(linkPage(frame(context), view, { link, local, now: clock.now() }));
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(noLinkPage(frame(context), view, error), 400);
      }
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
      let notRevoked: string | undefined;
      try {
        notRevoked = await actions.disconnect(account);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        if (await overview.find(view.id))
          return context.html(disconnectPage(frame(context), known, await authMethodTitle(known), problem(error)), 400);
        // The account is deleted, but its revocation at the provider failed.
        notRevoked = error.message;
      }
      context.get("browser").notice = [`Disconnected ${view.name}.`, notRevoked].filter(Boolean).join(" ");
      return context.redirect("/", 303);
    }),
  );

  app.get(
    "/accounts/:id/call",
    withAccount(async (context, known) => {
      const route = context.req.query("route") ?? "";
      const form = await callable(known);
      const unknown = route !== "" && !form.routes.some((each) => each.route === route);
      const error = unknown
        ? new ProviderConfigurationError(`${known.view.provider} has no route "${route}". Choose one from the list.`)
        : undefined;
      return context.html(callPage(frame(context), { ...form, route, values: {}, error }), unknown ? 400 : 200);
    }),
  );

  app.post(
    "/accounts/:id/call",
    withAccount(async (context, known) => {
      const values = await formFields(context);
      const form = { ...(await callable(known)), route: values["route"] ?? "", values };
      try {
        const route = form.routes.length === 0 ? requestOf(values) : form.route;
        if (form.routes.length > 0 && !form.routes.some((each) => each.route === route))
          throw new ProviderConfigurationError("Choose a route from the list.");
        const result = await actions.call(known.account, route, inputOf(route, values));
        return await context.html(callPage(frame(context), { ...form, result }));
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(callPage(frame(context), { ...form, error }), 400);
      }
    }),
  );
}

/** Empty where the server tells it at a login. */
function apiUrlOf(provider: Provider, { settings }: Connection): string {
  try {
    return provider.apiUrl(settings);
  } catch {
    return "";
  }
}
