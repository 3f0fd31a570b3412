import { settingsOf, type ConnectedSession } from "@tokens/accounts";
import { findAuthMethod, findProvider, type Provider } from "../shared/providers.ts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Connection, Login } from "@tokens/provider-kit/descriptor";
import type { Context, Hono } from "hono";
import { idOf } from "../accounts/account-view.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import type { PendingLogin } from "../auth/browser-sessions.ts";
import { formFields, type FormFields } from "../shared/form.ts";
import { connectPage, providerRedirectPage, authMethodsPage, type ConnectForm, type Source } from "./pages.ts";
import { missingPage, problemPage } from "../shared/error-pages.ts";

/** A form, and the values of its empty fields. */
interface Prepared extends Omit<ConnectForm, "values" | "error"> {
  readonly defaults: Readonly<Record<string, string>>;
}

/** Connects and reconnects accounts. */
export function connectRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { overview, actions, store, origin, presets, frame, fetch, clock, providers } = console;
  const redirectUri = `${origin}/callback`;

  app.get("/connect", (context) => context.html(authMethodsPage(frame(context), providers)));

  /** The form for a new account with the provider and auth method in the path. */
  function newAccount(context: Context<ConsoleEnv>): Prepared | undefined {
    const provider = findProvider(providers, context.req.param("provider") ?? "");
    const authMethod = provider && findAuthMethod(provider, context.req.param("authMethod") ?? "");
    if (!provider || !authMethod) return undefined;
    const defaults = presets[provider.name] ?? {};
    const action = `/connect/${provider.name}/${authMethod.id}`;
    return {
      title: `Connect ${provider.title}`,
      action,
      provider,
      authMethod,
      defaults,
      sources: sourcesOf({}, defaults),
      redirectUri,
    };
  }

  /** The form for an existing account. Empty fields keep the stored settings. */
  async function existingAccount(context: Context<ConsoleEnv>): Promise<Prepared | undefined> {
    const found = await overview.find(context.req.param("id") ?? "");
    const session: ConnectedSession | undefined = found && (await store.sessions.get(found.account.key));
    const { connection } = session ?? {};
    const provider = connection && findProvider(providers, connection.provider);
    const authMethod = provider && findAuthMethod(provider, connection.authMethod);
    if (!found || !connection || !provider || !authMethod) return undefined;
    const preset = presets[provider.name] ?? {};
    return {
      title: `Reconnect ${found.view.name}`,
      action: `/accounts/${found.view.id}/reconnect`,
      provider,
      authMethod,
      defaults: { ...preset, ...connection.settings },
      sources: sourcesOf(connection.settings, preset),
      account: found.account.name,
      redirectUri,
    };
  }

  /** Redirects to the account page, which says why the account cannot be reconnected here. */
  function noForm(context: Context<ConsoleEnv>): Response | Promise<Response> {
    const id = context.req.param("id");
    return id === undefined ? context.html(missingPage(frame(context)), 404) : context.redirect(`/accounts/${id}`, 303);
  }

  for (const [path, prepare] of [
    ["/connect/:provider/:authMethod", newAccount],
    ["/accounts/:id/reconnect", existingAccount],
  ] as const) {
    app.get(path, async (context) => {
      const prepared = await prepare(context);
      if (!prepared) return noForm(context);
      return context.html(connectPage(frame(context), prepared));
    });
    app.post(path, async (context) => {
      const prepared = await prepare(context);
      if (!prepared) return noForm(context);
      const values = await formFields(context);
      try {
        return await begin(context, prepared, values);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(connectPage(frame(context), { ...prepared, values, error }), 400);
      }
    });
  }

  async function begin(
    context: Context<ConsoleEnv>,
    { provider, authMethod, defaults, account: existing }: Prepared,
    values: FormFields,
  ): Promise<Response> {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
    const settings = settingsOf(provider, authMethod, { ...defaults, ...filled });
    const connection: Connection = { provider: provider.name, authMethod: authMethod.id, settings };
    const { accountField } = authMethod;
    const account = existing ?? (accountField === undefined ? values["account"]?.trim() : settings[accountField]);
    if (!account) throw new ProviderConfigurationError("Enter a name for the account.");
    const login = authMethod.redirects && (await loginOf(provider, connection));
    if (!login) return connected(context, await actions.connect({ connection, account }));
    const { url, checks } = await login.authorizationUrl();
    context.get("browser").pending = { connection, account, checks };
    return context.html(providerRedirectPage(provider.title, url));
  }

  app.get("/callback", async (context) => {
    const browser = context.get("browser");
    const { pending } = browser;
    // Each login accepts one callback, whatever its outcome.
    browser.pending = undefined;
    try {
      if (!pending)
        throw new ProviderConfigurationError("No login is in progress in this browser. Start the login again.");
      return await finish(context, pending);
    } catch (error) {
      if (!isTokensError(error)) throw error;
      return context.html(problemPage(frame(context), "The account could not be connected", error), 400);
    }
  });

  async function loginOf(provider: Provider, connection: Connection): Promise<Login | undefined> {
    return provider.login?.(connection, { redirectUri, fetch, clock });
  }

  async function finish(
    context: Context<ConsoleEnv>,
    { connection, account, checks }: PendingLogin,
  ): Promise<Response> {
    const callback = new URL(redirectUri);
    callback.search = new URL(context.req.url).search;
    callback.searchParams.delete("again");
    const login = await loginOf(findProvider(providers, connection.provider)!, connection);
    const { session } = await login!.exchange(callback.href, checks);
    return connected(context, await actions.connect({ connection, account, session }));
  }

  function connected(
    context: Context<ConsoleEnv>,
    { key, provider, name }: { key: string; provider: string; name: string },
  ): Response {
    context.get("browser").notice = `Connected ${provider}/${name}.`;
    return context.redirect(`/accounts/${idOf(key)}`, 303);
  }
}

function sourcesOf(
  stored: Readonly<Record<string, string>>,
  preset: Readonly<Record<string, string>>,
): ReadonlyMap<string, Source> {
  return new Map<string, Source>([
    ...Object.keys(preset).map((name) => [name, "sandbox"] as const),
    ...Object.keys(stored).map((name) => [name, "stored"] as const),
  ]);
}
