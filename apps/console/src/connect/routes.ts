import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Settings } from "@tokens/provider-kit/descriptor";
import type { Context, Hono } from "hono";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { missingPage, problemPage } from "../shared/error-pages.ts";
import { formFields } from "../shared/form.ts";
import { findProvider, type Provider } from "../shared/providers.ts";
import { begin, connected, finish } from "./begin.ts";
import { devicePage } from "./device-page.ts";
import { chosenServer, connectPath, describeChosen, existingAccountForm, newAccountForm } from "./forms.ts";
import { connectPage, formPage } from "./pages.ts";
import { serverPage } from "./servers-page.ts";

type Handler = (context: Context<ConsoleEnv>) => Promise<Response>;

/** Connects and reconnects accounts. */
export function connectRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { clock, frame, providers } = console;

  /** Every way to connect, with the servers that were searched for, or what is wrong with the chosen one. */
  async function waysToConnect(
    context: Context<ConsoleEnv>,
    { search = "", chosen = {}, error }: { search?: string; chosen?: Settings; error?: Error } = {},
    status: 200 | 400 | 404 = 200,
  ): Promise<Response> {
    const searches = await Promise.all(
      providers.map(async (provider) => ({
        provider,
        servers: (await provider.servers?.list()) ?? [],
        search,
        chosen,
        error,
      })),
    );
    return context.html(connectPage(frame(context), searches), status);
  }

  /** Handles a request for a server; one that is not known or cannot be described is chosen again. */
  const withServer =
    (handle: Handler): Handler =>
    async (context) => {
      const provider = findProvider(providers, context.req.param("provider") ?? "");
      if (!provider?.servers) return handle(context);
      const chosen = chosenServer(context);
      if (Object.keys(chosen).length === 0) return context.redirect("/connect", 303);
      const { server } = chosen;
      if (server !== undefined && !(await knows(provider, server)))
        return waysToConnect(context, { search: server }, 404);
      try {
        return await handle(context);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return waysToConnect(context, { chosen, error }, 400);
      }
    };

  app.get("/connect", (context) => waysToConnect(context, { search: context.req.query("q") ?? "" }));

  app.get(
    "/connect/:provider",
    withServer(async (context) => {
      const host = findProvider(providers, context.req.param("provider") ?? "");
      if (!host) return context.html(missingPage(frame(context)), 404);
      const chosen = host.servers ? chosenServer(context) : {};
      const { provider } = await describeChosen(console, host, chosen);
      const pathOf = (authMethod: string): string => connectPath(`/connect/${host.name}/${authMethod}`, chosen);
      const [first, ...others] = provider.authMethods;
      if (others.length === 0) return context.redirect(pathOf(first.id), 303);
      return context.html(serverPage(frame(context), provider, pathOf));
    }),
  );

  /** Redirects to the account page, which says why the account cannot be reconnected here. */
  function noForm(context: Context<ConsoleEnv>): Response | Promise<Response> {
    const id = context.req.param("id");
    return id === undefined ? context.html(missingPage(frame(context)), 404) : context.redirect(`/accounts/${id}`, 303);
  }

  for (const [path, prepare] of [
    ["/connect/:provider/:authMethod", newAccountForm],
    ["/accounts/:id/reconnect", existingAccountForm],
  ] as const) {
    app.get(
      path,
      withServer(async (context) => {
        const prepared = await prepare(console, context);
        return prepared ? context.html(formPage(frame(context), prepared)) : noForm(context);
      }),
    );
    app.post(
      path,
      withServer(async (context) => {
        const prepared = await prepare(console, context);
        if (!prepared) return noForm(context);
        const values = await formFields(context);
        try {
          return await begin(console, context, prepared, values);
        } catch (error) {
          if (!isTokensError(error)) throw error;
          return context.html(formPage(frame(context), { ...prepared, values, error }), 400);
        }
      }),
    );
  }

  app.get("/callback", async (context) => {
    const browser = context.get("browser");
    const { pending } = browser;
    // Each login accepts one callback, whatever its outcome.
    browser.pending = undefined;
    try {
      if (!pending)
        throw new ProviderConfigurationError("No login is in progress in this browser. Start the login again.");
      return await finish(console, context, pending);
    } catch (error) {
      if (!isTokensError(error)) throw error;
      return context.html(problemPage(frame(context), "The account could not be connected", error), 400);
    }
  });

  app.get("/device", (context) => {
    const { device } = context.get("browser");
    if (!device) return context.redirect("/connect", 303);
    const { outcome } = device;
    if (outcome && "account" in outcome) return connected(context, outcome.account);
    return context.html(devicePage(frame(context), device, clock.now()));
  });

  app.post("/device/cancel", (context) => {
    const browser = context.get("browser");
    browser.device?.stop();
    browser.device = undefined;
    return context.redirect("/connect", 303);
  });
}

async function knows({ servers }: Provider, name: string): Promise<boolean> {
  return (await servers!.list()).some((server) => server.name === name);
}
