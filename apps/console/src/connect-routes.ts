import { authMethodOf, settingsOf, type ConnectedSession } from "@tokens/accounts";
import { isTokensError, ProviderConfigurationError } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import type { Context, Hono } from "hono";
import { idOf } from "./account-view.ts";
import type { Desk, Entered } from "./app.ts";
import type { PendingLogin } from "./browsers.ts";
import { sentBy, type Sent } from "./form.ts";
import { connectPage, departurePage, waysPage, type ConnectForm, type Source } from "./pages/connect.ts";
import { missingPage, problemPage } from "./pages/entrance.ts";
import { providerNamed } from "./providers.ts";

/** A form and what its empty fields stand for. */
interface Prepared extends Omit<ConnectForm, "given" | "error"> {
  readonly known: Readonly<Record<string, string>>;
}

/** Connects accounts, and connects them again. */
export function connectRoutes(app: Hono<Entered>, desk: Desk): void {
  const { overview, steering, store, origin, presets, frame, fetch, clock } = desk;
  const redirectUri = `${origin}/callback`;

  app.get("/connect", (context) => context.html(waysPage(frame(context))));

  /** A new account, by the provider and the way that the address names. */
  function newAccount(context: Context<Entered>): Prepared | undefined {
    const provider = providerNamed(context.req.param("provider") ?? "");
    const way = provider?.authMethods.find(({ id }) => id === context.req.param("way"));
    if (!provider || !way) return undefined;
    const known = presets[provider.name] ?? {};
    const action = `/connect/${provider.name}/${way.id}`;
    return {
      title: `Connect ${provider.title}`,
      action,
      provider,
      way,
      known,
      sources: sourcesOf({}, known),
      redirectUri,
    };
  }

  /** An account that is there already: what it was entered with is used where nothing else is given. */
  async function knownAccount(context: Context<Entered>): Promise<Prepared | undefined> {
    const found = await overview.find(context.req.param("id") ?? "");
    const session: ConnectedSession | undefined = found && (await store.sessions.get(found.account.key));
    const { connection } = session ?? {};
    const provider = connection && providerNamed(connection.provider);
    if (!found || !connection || !provider) return undefined;
    const preset = presets[provider.name] ?? {};
    return {
      title: `Reconnect ${found.view.name}`,
      action: `/accounts/${found.view.id}/reconnect`,
      provider,
      way: authMethodOf(provider, connection.authMethod),
      known: { ...preset, ...connection.settings },
      sources: sourcesOf(connection.settings, preset),
      account: found.account.name,
      redirectUri,
    };
  }

  /** The page of an account tells why it is not connected here. */
  function unprepared(context: Context<Entered>): Response | Promise<Response> {
    const id = context.req.param("id");
    return id === undefined ? context.html(missingPage(frame(context)), 404) : context.redirect(`/accounts/${id}`, 303);
  }

  for (const [path, prepare] of [
    ["/connect/:provider/:way", newAccount],
    ["/accounts/:id/reconnect", knownAccount],
  ] as const) {
    app.get(path, async (context) => {
      const prepared = await prepare(context);
      if (!prepared) return unprepared(context);
      return context.html(connectPage(frame(context), prepared));
    });
    app.post(path, async (context) => {
      const prepared = await prepare(context);
      if (!prepared) return unprepared(context);
      const given = await sentBy(context);
      try {
        return await begin(context, prepared, given);
      } catch (error) {
        if (!isTokensError(error)) throw error;
        return context.html(connectPage(frame(context), { ...prepared, given, error }), 400);
      }
    });
  }

  async function begin(
    context: Context<Entered>,
    { provider, way, known, account: fixed }: Prepared,
    given: Sent,
  ): Promise<Response> {
    const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ""));
    const settings = settingsOf(provider, way, { ...known, ...filled });
    const connection: Connection = { provider: provider.name, authMethod: way.id, settings };
    const account = fixed ?? (way.accountField === undefined ? given["account"]?.trim() : settings[way.accountField]);
    if (!account) throw new ProviderConfigurationError("Enter a name for the account.");
    if (!way.redirects || !provider.login) return connected(context, await steering.connect({ connection, account }));
    const login = await provider.login(connection, { redirectUri, fetch, clock });
    const { url, checks } = await login.authorizationUrl();
    context.get("browser").pending = { connection, account, checks };
    return context.html(departurePage(provider.title, url));
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

  async function finish(context: Context<Entered>, { connection, account, checks }: PendingLogin): Promise<Response> {
    const callback = new URL(redirectUri);
    callback.search = new URL(context.req.url).search;
    callback.searchParams.delete("again");
    const login = await providerNamed(connection.provider)!.login!(connection, { redirectUri, fetch, clock });
    const { session } = await login.exchange(callback.href, checks);
    return connected(context, await steering.connect({ connection, account, session }));
  }

  function connected(
    context: Context<Entered>,
    { key, provider, name }: { key: string; provider: string; name: string },
  ): Response {
    context.get("browser").notice = `${provider}/${name} is connected.`;
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
