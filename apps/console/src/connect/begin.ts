import { settingsOf, type Account } from "@tokens/accounts";
import { ProviderConfigurationError } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import type { Context } from "hono";
import { idOf } from "../accounts/account-view.ts";
import { redactError } from "../accounts/redact.ts";
import type { PendingLogin } from "../auth/browser-sessions.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import type { FormFields } from "../shared/form.ts";
import { waitForDevice } from "./device-login.ts";
import { redirectUriOf, type Prepared } from "./forms.ts";
import { providerRedirectPage } from "./pages.ts";

type Answer = Response | Promise<Response>;

/** Connects the account of a submitted form, or starts its login. */
export async function begin(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
  { provider, authMethod, action, defaults, kept, account: existing }: Prepared,
  values: FormFields,
): Promise<Response> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
  // What has chosen the server cannot be changed by its form.
  const fixed = authMethod.fields.flatMap((field) => (field.fixed ? [[field.name, field.default!] as const] : []));
  const entered = settingsOf(provider, authMethod, { ...defaults, ...filled, ...Object.fromEntries(fixed) });
  const connection = { provider: provider.name, authMethod: authMethod.id, settings: { ...kept, ...entered } };
  const { accountField } = authMethod;
  const account = existing ?? (accountField === undefined ? values["account"]?.trim() : entered[accountField]);
  if (!account) throw new ProviderConfigurationError("Enter a name for the account.");
  return redacted(console, connection, async () => {
    if (authMethod.redirects)
      return redirect(console, context, { provider, connection, account }, authMethod.registers);
    if (authMethod.device) return showCode(console, context, { provider, connection, account }, action);
    return connected(context, await console.actions.connect({ connection, account }));
  });
}

type Started = Omit<PendingLogin, "checks">;

async function redirect(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
  { provider, connection: given, account }: Started,
  registers = false,
): Promise<Response> {
  const { fetch, clock } = console;
  const options = { redirectUri: redirectUriOf(console), fetch, clock };
  const registered = given.settings["clientId"] !== undefined;
  const app = registers && !registered ? await provider.register!(given, options) : {};
  const connection = { ...given, settings: { ...given.settings, ...app } };
  const login = await provider.login!(connection, options);
  const { url, checks } = await login.authorizationUrl();
  context.get("browser").pending = { provider, connection, account, checks };
  return context.html(providerRedirectPage(provider.title, url));
}

async function showCode(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
  { provider, connection, account }: Started,
  form: string,
): Promise<Response> {
  const { fetch, clock } = console;
  const login = await provider.device!(connection, { fetch, clock });
  const browser = context.get("browser");
  browser.device?.stop();
  browser.device = waitForDevice(console, { provider: provider.title, form, login, connection, account });
  return context.redirect("/device", 303);
}

/** Ends a login with the redirect of a provider. */
export async function finish(
  console: ConsoleContext,
  context: Context<ConsoleEnv>,
  { provider, connection, account, checks }: PendingLogin,
): Promise<Response> {
  const { actions, fetch, clock } = console;
  const redirectUri = redirectUriOf(console);
  const callback = new URL(redirectUri);
  callback.search = new URL(context.req.url).search;
  callback.searchParams.delete("again");
  return redacted(console, connection, async () => {
    const login = await provider.login!(connection, { redirectUri, fetch, clock });
    const { session, claims } = await login.exchange(callback.href, checks);
    return connected(context, await actions.connect({ connection, account, session, claims }));
  });
}

/** Shows the account that was connected. */
export function connected(context: Context<ConsoleEnv>, { key, provider, name }: Account): Answer {
  context.get("browser").notice = `Connected ${provider}/${name}.`;
  return context.redirect(`/accounts/${idOf(key)}`, 303);
}

/** A server may echo what it was sent. */
async function redacted(
  console: ConsoleContext,
  connection: Connection,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const sent = { version: "", accessToken: "", obtainedAt: 0, connection };
    throw await redactError(error, console.descriptors, [sent]);
  }
}
