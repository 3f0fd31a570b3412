import { isTokensError } from "@tokens/core";
import type { Settings } from "@tokens/provider-kit/descriptor";
import { formToken, isOwnForm, readForm, secretOf } from "./browser.ts";
import { connectTarget } from "./connect.ts";
import type { ReconnectContext } from "./context.ts";
import { againPath, endingPage, namesOf } from "./ending.ts";
import { showCode, waitingPage } from "./device-route.ts";
import type { OpenLink } from "./link-records.ts";
import { leavingPage, linkPage, messagePage, type LinkView } from "./pages.ts";
import { targetOf, type Target } from "./target.ts";
import { isLanguage, preferredLanguage, texts, type Language } from "./texts/index.ts";

/** A request for the page of an open link. */
interface Visit {
  readonly context: ReconnectContext;
  readonly request: Request;
  readonly token: string;
  readonly link: OpenLink;
  readonly target: Target;
  readonly language: Language;
}

/** Answers a request for the page of a link. */
export async function linkRoute(context: ReconnectContext, request: Request, token: string): Promise<Response> {
  const link = await context.links.find(token);
  const language = languageOf(request, link);
  if (request.method !== "POST") {
    const waiting = await waitingPage(context, request, { token, language });
    if (waiting) return waiting;
  }
  const target = link && (await openTarget(context, link));
  if (!link || !target) return linkOver(context, language, true);
  const visit: Visit = { context, request, token, link, target, language };
  return request.method === "POST" ? submitted(visit) : shown(visit);
}

/** The language in the URL, else that of the link, else that of the browser. */
function languageOf(request: Request, link: OpenLink | undefined): Language {
  const chosen = new URL(request.url).searchParams.get("language");
  if (isLanguage(chosen)) return chosen;
  return link?.language ?? preferredLanguage(request.headers.get("accept-language"));
}

/** The same for every link that is not open, whatever the reason. */
export function linkOver({ respond, company }: ReconnectContext, language: Language, switches = false): Response {
  const message = texts[language].linkOver({ company: company.name });
  return respond(messagePage(message, { language, status: 410, switches }));
}

/** Undefined when the account no longer exists. */
export async function openTarget(context: ReconnectContext, { key }: OpenLink): Promise<Target | undefined> {
  const { providers, store, fetch, onError } = context;
  try {
    return await targetOf({ providers, sessions: store.sessions, fetch }, key);
  } catch (error) {
    if (!isTokensError(error) || error.code !== "provider_configuration") throw error;
    onError(error);
    return undefined;
  }
}

function viewOf({ context, request, token, link, target, language }: Visit): LinkView {
  const secret = secretOf(context.cookies.read(request));
  return {
    ...namesOf(context, target),
    language,
    account: target.account.name,
    expiresAt: link.expiresAt,
    formToken: formToken(secret, token),
    fields: target.fields,
    cookies: context.cookies.write(secret),
  };
}

/** Opening the page changes nothing, because previews and scanners of mail open links too. */
function shown(visit: Visit): Response {
  return visit.context.respond(linkPage(viewOf(visit)));
}

async function submitted(visit: Visit): Promise<Response> {
  const { context, request, token, target, language } = visit;
  const { address, cookies, respond, onError } = context;
  const browser = cookies.read(request);
  const form = await readForm(request);
  if (!form || !isOwnForm(request, browser, { origin: address.origin, link: token, form })) {
    const again = againPath(context, { token, language });
    return respond(messagePage(texts[language].formOver, { language, status: 403, again }));
  }
  const secret = browser.secret!;
  try {
    if (target.method.redirects) return await leave(visit, secret);
    return target.method.device ? await showCode(context, visit, secret) : await enter(visit, form);
  } catch (error) {
    onError(error as Error);
    return endingPage(context, "failed", { token, language, names: namesOf(context, target) });
  }
}

/** Starts a login at the provider. */
async function leave({ context, token, target, language }: Visit, secret: string): Promise<Response> {
  const { address, clock, fetch, logins, cookies, respond } = context;
  const login = await target.provider.login!(target.connection, { redirectUri: address.redirectUri, fetch, clock });
  const { url: to, checks } = await login.authorizationUrl();
  if (!["https:", "http:"].includes(new URL(to).protocol))
    throw new TypeError(`The login of ${target.provider.title} has an address that is neither https nor http.`);
  await logins.begin(secret, { token, checks, language });
  return respond(leavingPage(namesOf(context, target), language, { to, cookies: cookies.write(secret, checks.state) }));
}

/** Connects with what the customer entered. */
async function enter(visit: Visit, form: URLSearchParams): Promise<Response> {
  const { context, token, target, language } = visit;
  const refused = (): Response => context.respond(linkPage(viewOf(visit), { refused: true }));
  const entered = enteredSettings(target, form);
  if (!entered) return refused();
  const connection = { ...target.connection, settings: { ...target.connection.settings, ...entered } };
  try {
    const used = await context.links.use(token, () => connectTarget(context, target, { connection }));
    const ending = used ? "connected" : "linkOver";
    return endingPage(context, ending, { token, language, names: namesOf(context, target) });
  } catch (error) {
    if (!isTokensError(error)) throw error;
    // A setting may be wrong that is not the customer's.
    if (error.code === "provider_configuration") context.onError(error);
    else if (error.code !== "reauthorization_required") throw error;
    return refused();
  }
}

/** Line breaks at the end are removed, blanks are kept. Undefined when a value is missing. */
function enteredSettings({ fields }: Target, form: URLSearchParams): Settings | undefined {
  const entered = fields.map(({ name }): [string, string] => [
    name,
    (form.get(name) ?? "").replace(/(?<![\r\n])[\r\n]+$/, ""),
  ]);
  return entered.every(([, value]) => value !== "") ? Object.fromEntries(entered) : undefined;
}
