import type { LoginResult } from "@tokens/provider-kit/descriptor";
import type { ReconnectContext } from "./context.ts";
import { complete, endingPage, namesOf } from "./ending.ts";
import { linkOver, openTarget } from "./link-routes.ts";
import type { PendingLogin } from "./login-records.ts";
import { messagePage } from "./pages.ts";
import type { Target } from "./target.ts";
import { preferredLanguage, texts, type Ending, type Language } from "./texts/index.ts";

/** Answers the redirect of a provider. */
export async function callbackRoute(context: ReconnectContext, request: Request): Promise<Response> {
  const { cookies, logins, respond } = context;
  const browser = cookies.read(request);
  const { search, searchParams } = new URL(request.url);
  const state = stateOf(searchParams) ?? browser.latestState;
  const found = state === undefined ? undefined : await logins.find(browser.secret, state);
  const language = preferredLanguage(request.headers.get("accept-language"));
  const replayed = (own: Language): Response =>
    respond(messagePage(texts[own].loginCompleted, { language: own, status: 410 }));
  if (state === undefined || !found || found.kind === "none")
    return respond(messagePage(texts[language].loginOver, { language, status: 403 }));
  if (found.kind === "completed") return replayed(language);
  // Only a callback of the browser that began consumes the login, so nobody else can end it.
  if (!(await logins.consume(state))) return replayed(found.login.language);
  const response = await finish(context, found.login, search);
  if (response.status !== 200) await logins.fail(state);
  return response;
}

/** `state` of OAuth 2, or the temporary token of OAuth 1.0a. */
function stateOf(callback: URLSearchParams): string | undefined {
  const values = ["state", "oauth_token", "denied"].map((name) => callback.get(name));
  return values.find(Boolean) ?? undefined;
}

async function finish(context: ReconnectContext, login: PendingLogin, search: string): Promise<Response> {
  const { token, language } = login;
  const link = await context.links.find(token);
  const target = link && (await openTarget(context, link));
  if (!target) return linkOver(context, language);
  const ending = await completed(context, { target, login, search });
  return endingPage(context, ending, { token, language, names: namesOf(context, target) });
}

async function completed(
  context: ReconnectContext,
  { target, login, search }: { readonly target: Target; readonly login: PendingLogin; readonly search: string },
): Promise<Ending> {
  try {
    const result = await exchanged(context, target, { login, search });
    return await complete(context, { target, token: login.token, result });
  } catch (error) {
    if (hasRefused(new URLSearchParams(search))) return "notGranted";
    context.onError(error as Error);
    return "failed";
  }
}

async function exchanged(
  { address: { redirectUri }, clock, fetch }: ReconnectContext,
  { provider, connection }: Target,
  { login: { checks }, search }: { readonly login: PendingLogin; readonly search: string },
): Promise<LoginResult> {
  const login = await provider.login!(connection, { redirectUri, fetch, clock });
  // The address as the provider knows it, whatever host the request names.
  return login.exchange(redirectUri + search, checks);
}

/** The customer pressed "Cancel", or the provider refused this customer. */
function hasRefused(callback: URLSearchParams): boolean {
  return callback.get("error") === "access_denied" || callback.has("denied");
}
