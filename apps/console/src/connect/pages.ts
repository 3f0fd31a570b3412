import { type AuthMethod, type Field, type Provider, type Providers } from "../shared/providers.ts";
import { html } from "hono/html";
import { nextStepOfForm } from "../shared/next-step.ts";
import { serversSection, type ServerSearch } from "./servers-page.ts";
import { layout, nothing, plainPage, problem, csrfField, type Frame, type Page } from "../shared/layout.ts";

/** Where the value of an empty field comes from. The value itself is never sent to a browser. */
export type Source = "stored" | "sandbox";

/** A form that connects an account. */
export interface ConnectForm {
  readonly title: string;
  readonly action: string;
  readonly provider: Provider;
  readonly authMethod: AuthMethod;
  /** Settings that chose the server and are part of the form's address. */
  readonly chosen: Readonly<Record<string, string>>;
  /** By name of the setting. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Name of the account to reconnect. */
  readonly account?: string | undefined;
  readonly redirectUri: string;
  /** The submitted values, and why they were rejected. */
  readonly values?: Readonly<Record<string, string>>;
  readonly error?: Error | undefined;
}

/** Every auth method of every provider, and the search for a server of those with many. */
export function connectPage(frame: Frame, searches: readonly ServerSearch[]): Page {
  const providers = searches.map(({ provider }) => provider).filter(({ servers }) => !servers);
  return layout(frame, {
    title: "Connect",
    body: html`<h1>Connect an account</h1>
      ${providers.length === 0 ? nothing : providerList(providers)}
      ${searches.filter(({ provider }) => provider.servers).map(serversSection)}`,
  });
}

function providerList(providers: Providers): Page {
  return html`<ul class="providers" role="list">
    ${providers.map(
      (provider) =>
        html`<li>
          <h2>${provider.title}</h2>
          <ul role="list">
            ${provider.authMethods.map(
              ({ id, title }) =>
                html`<li>
                  <a href="/connect/${provider.name}/${id}" aria-label="${provider.title}: ${title}">${title}</a>
                </li>`,
            )}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** Asks for the fields of an auth method. */
export function formPage(frame: Frame, form: ConnectForm): Page {
  const { title, action, provider, authMethod, account, values = {}, error } = form;
  const fields = authMethod.fields.filter(({ fixed }) => !fixed);
  const addresses = provider.addresses.filter(({ name }) => fields.every((field) => field.name !== name));
  const asksName = account === undefined && authMethod.accountField === undefined;
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      <p>${authMethod.title}.</p>
      ${error ? problem(error, nextStepOfForm(error)) : nothing}
      <form method="post" action="${action}" class="settings" autocomplete="off">
        ${csrfField(frame.csrf)} ${asksName ? accountField(values["account"] ?? "") : nothing}
        ${fields.map((field) => input(field, form))}
        ${
          addresses.length > 0
            ? html`<details ${error ? html`open` : nothing}>
                <summary>Custom addresses</summary>
                ${addresses.map((field) => input(field, form))}
              </details>`
            : nothing
        }
        ${nextHint(form)}
        <div class="controls">
          <button>${buttonOf(form)}</button>
          <a class="button" href="${account === undefined ? "/connect" : action.replace(/\/reconnect$/, "")}">Cancel</a>
        </div>
      </form>`,
  });
}

/** What the app needs for the login, or what happens next. */
function nextHint({ provider: { title }, authMethod, account, redirectUri }: ConnectForm): Page {
  const { registers, redirects, device } = authMethod;
  if (registers && account === undefined)
    return html`<p class="hint">${title} registers an app for this console; nothing has to be set up there.</p>`;
  if (registers) return html`<p class="hint">The app that ${title} registered for this account is used again.</p>`;
  if (redirects)
    return html`<p class="hint">Register <code>${redirectUri}</code> as a redirect URI of the app at ${title}.</p>`;
  return device ? html`<p class="hint">The next page shows a code to enter at ${title}.</p>` : nothing;
}

function buttonOf({ provider, authMethod: { redirects, device } }: ConnectForm): string {
  if (redirects) return `Continue at ${provider.title}`;
  return device ? "Get a code" : "Connect";
}

function accountField(value: string): Page {
  return html`<div class="field">
    <label for="account">Account name</label>
    <input
      id="account"
      name="account"
      value="${value}"
      required
      maxlength="100"
      aria-describedby="account-hint"
      spellcheck="false"
    />
    <p class="hint" id="account-hint">Any name, e.g. alice. Replaces an account of the same name in the same app.</p>
  </div>`;
}

function input(
  { name, label, secret, optional, default: preset, hint }: Field,
  { sources, values, chosen }: ConnectForm,
): Page {
  const source = sources.get(name);
  const required = !optional && source === undefined;
  const notes = [
    hint && `${hint}.`,
    source === "stored" && "Leave empty to keep the stored value.",
    source === "sandbox" && "Leave empty to use the sandbox's value.",
    optional && source === undefined && "Optional.",
  ].filter(Boolean);
  const value = secret ? "" : (values?.[name] ?? chosen[name] ?? (source === undefined ? (preset ?? "") : ""));
  return html`<div class="field">
    <label for="f-${name}">${label}</label>
    <input
      id="f-${name}"
      name="${name}"
      type="${secret ? "password" : "text"}"
      value="${value}"
      autocomplete="${secret ? "new-password" : "off"}"
      spellcheck="false"
      ${required ? html`required` : nothing}
      ${notes.length > 0 ? html`aria-describedby="h-${name}"` : nothing}
    />
    ${notes.length > 0 ? html`<p class="hint" id="h-${name}">${notes.join(" ")}</p>` : nothing}
  </div>`;
}

/** Redirects to a provider. A redirect of the form itself would violate the content security policy (`form-action`). */
export function providerRedirectPage(provider: string, url: string): Page {
  return plainPage(
    `Continue at ${provider}`,
    html`<p>Log in at ${provider}. You will return to the console afterwards.</p>
      <p><a class="button" href="${url}">Continue at ${provider}</a></p>`,
    url,
  );
}
