import type { ConnectedSession } from "@tokens/accounts";
import type { Settings } from "@tokens/provider-kit/descriptor";
import type { Context } from "hono";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import { findAuthMethod, findProvider, type Provider } from "../shared/providers.ts";
import type { ConnectForm, Source } from "./pages.ts";

/** A form, and the values of its empty fields. */
export interface Prepared extends Omit<ConnectForm, "values" | "error"> {
  readonly defaults: Settings;
  /** Settings that the form does not ask for and the connection keeps: the app that a server has registered. */
  readonly kept: Settings;
}

/** Settings that choose a server, as query parameters. */
const choices = ["server", "issuer", "authorizationUrl", "tokenUrl"] as const;

/** What a request says about the server to connect to. */
export function chosenServer(context: Context): Settings {
  return Object.fromEntries(
    choices.flatMap((name) => {
      const value = context.req.query(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** The path of a page that connects to the chosen server. */
export function connectPath(path: string, chosen: Settings): string {
  const query = new URLSearchParams(chosen).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** The descriptor of the chosen server. Throws what `describe()` throws. */
export async function describeChosen(
  { descriptors, presets }: ConsoleContext,
  provider: Provider,
  chosen: Settings,
): Promise<{ readonly provider: Provider; readonly preset: Settings }> {
  const preset = await presets(provider, chosen["server"]);
  const settings = { ...preset, ...chosen };
  return { provider: await descriptors.of({ provider: provider.name, settings }), preset };
}

/** The form for a new account with the provider, auth method and server in the URL. Throws what `describe()` throws. */
export async function newAccountForm(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
): Promise<Prepared | undefined> {
  const host = findProvider(console.providers, context.req.param("provider") ?? "");
  const chosen = host?.servers ? chosenServer(context) : {};
  if (!host || (host.servers && Object.keys(chosen).length === 0)) return undefined;
  const { provider, preset } = await describeChosen(console, host, chosen);
  const authMethod = findAuthMethod(provider, context.req.param("authMethod") ?? "");
  if (!authMethod) return undefined;
  return {
    title: `Connect ${provider.title}`,
    action: connectPath(`/connect/${provider.name}/${authMethod.id}`, chosen),
    provider,
    authMethod,
    chosen,
    defaults: { ...preset, ...chosen },
    kept: {},
    sources: sourcesOf({}, preset),
    redirectUri: redirectUriOf(console),
  };
}

/** The form for an existing account. Empty fields keep the stored settings. Throws what `describe()` throws. */
export async function existingAccountForm(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
): Promise<Prepared | undefined> {
  const { overview, store, providers, descriptors, presets } = console;
  const found = await overview.find(context.req.param("id") ?? "");
  const session: ConnectedSession | undefined = found && (await store.sessions.get(found.account.key));
  const { connection } = session ?? {};
  const host = connection && findProvider(providers, connection.provider);
  const provider = host && (await descriptors.of(connection));
  const authMethod = provider && findAuthMethod(provider, connection.authMethod);
  if (!found || !connection || !host || !provider || !authMethod) return undefined;
  const { settings } = connection;
  const preset = await presets(host, settings["server"]);
  return {
    title: `Reconnect ${found.view.name}`,
    action: `/accounts/${found.view.id}/reconnect`,
    provider,
    authMethod,
    chosen: {},
    defaults: { ...preset, ...settings },
    kept: authMethod.registers ? settings : {},
    sources: sourcesOf(settings, preset),
    account: found.account.name,
    redirectUri: redirectUriOf(console),
  };
}

/** Where logins return to. */
export function redirectUriOf({ origin }: ConsoleContext): string {
  return `${origin}/callback`;
}

function sourcesOf(stored: Settings, preset: Settings): ReadonlyMap<string, Source> {
  return new Map<string, Source>([
    ...Object.keys(preset).map((name) => [name, "sandbox"] as const),
    ...Object.keys(stored).map((name) => [name, "stored"] as const),
  ]);
}
