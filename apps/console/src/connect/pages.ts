import { type AuthMethod, type Field, type Provider, type Providers } from "../shared/providers.ts";
import { html } from "hono/html";
import { nextStepOfForm } from "../shared/next-step.ts";
import { layout, nothing, plainPage, problem, csrfField, type Frame, type Page } from "../shared/layout.ts";

/** Where the value of an empty field comes from. The value itself is never sent to a browser. */
export type Source = "stored" | "sandbox";

/** A form that connects an account. */
export interface ConnectForm {
  readonly title: string;
  readonly action: string;
  readonly provider: Provider;
  readonly authMethod: AuthMethod;
  /** By name of the setting. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Name of the account to reconnect. */
  readonly account?: string | undefined;
  readonly redirectUri: string;
  /** The submitted values, and why they were rejected. */
  readonly values?: Readonly<Record<string, string>>;
  readonly error?: Error | undefined;
}

/** Every auth method of every provider. */
export function authMethodsPage(frame: Frame, providers: Providers): Page {
  return layout(frame, {
    title: "Connect",
    body: html`<h1>Connect an account</h1>
      <ul class="providers" role="list">
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
      </ul>`,
  });
}

/** Asks for the fields of an auth method. */
export function connectPage(frame: Frame, form: ConnectForm): Page {
  const { title, action, provider, authMethod, account, redirectUri, values = {}, error } = form;
  const asksName = account === undefined && authMethod.accountField === undefined;
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      <p>${authMethod.title}.</p>
      ${error ? problem(error, nextStepOfForm(error)) : nothing}
      <form method="post" action="${action}" class="settings" autocomplete="off">
        ${csrfField(frame.csrf)} ${asksName ? accountField(values["account"] ?? "") : nothing}
        ${authMethod.fields.map((field) => input(field, form))}
        ${
          provider.addresses.length > 0
            ? html`<details ${error ? html`open` : nothing}>
                <summary>Custom addresses</summary>
                ${provider.addresses.map((field) => input(field, form))}
              </details>`
            : nothing
        }
        ${
          authMethod.redirects
            ? html`<p class="hint">
                Register <code>${redirectUri}</code> as a redirect URI of the app at ${provider.title}.
              </p>`
            : nothing
        }
        <div class="controls">
          <button>${authMethod.redirects ? `Continue at ${provider.title}` : "Connect"}</button>
          <a class="button" href="${account === undefined ? "/connect" : action.replace(/\/reconnect$/, "")}">Cancel</a>
        </div>
      </form>`,
  });
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
  { sources, values }: ConnectForm,
): Page {
  const source = sources.get(name);
  const required = !optional && source === undefined;
  const notes = [
    hint && `${hint}.`,
    source === "stored" && "Leave empty to keep the stored value.",
    source === "sandbox" && "Leave empty to use the sandbox's value.",
    optional && source === undefined && "Optional.",
  ].filter(Boolean);
  const value = secret ? "" : (values?.[name] ?? (source === undefined ? (preset ?? "") : ""));
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
