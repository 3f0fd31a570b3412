import type { AuthMethod, Field, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { html } from "hono/html";
import { nextStepOfForm } from "../next-step.ts";
import { providers } from "../providers.ts";
import { layout, nothing, plainPage, problem, token, type Frame, type Page } from "./layout.ts";

/** Where an empty field gets its setting from. Settings themselves never go to a browser. */
export type Source = "stored" | "sandbox";

/** A form that connects an account. */
export interface ConnectForm {
  readonly title: string;
  readonly action: string;
  readonly provider: ProviderDescriptor;
  readonly way: AuthMethod;
  /** By the setting's name. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The account's name, where it is not asked for. */
  readonly account?: string | undefined;
  readonly redirectUri: string;
  /** What this browser has just sent, and why it was not enough. */
  readonly given?: Readonly<Record<string, string>>;
  readonly error?: Error | undefined;
}

/** The ways to connect an account. */
export function waysPage(frame: Frame): Page {
  return layout(frame, {
    title: "Connect",
    body: html`<h1>Connect an account</h1>
      <ul class="providers" role="list">
        ${providers.map(
          ({ name, title, authMethods }) =>
            html`<li>
              <h2>${title}</h2>
              <ul role="list">
                ${authMethods.map((way) => html`<li><a href="/connect/${name}/${way.id}" aria-label="${title}: ${way.title}">${way.title}</a></li>`)}
              </ul>
            </li>`,
        )}
      </ul>`,
  });
}

/** Asks for what a way needs. */
export function connectPage(frame: Frame, form: ConnectForm): Page {
  const { title, action, provider, way, account, redirectUri, given = {}, error } = form;
  const asksName = account === undefined && way.accountField === undefined;
  return layout(frame, {
    title,
    body: html`<h1>${title}</h1>
      <p>${way.title}.</p>
      ${error ? problem(error, nextStepOfForm(error)) : nothing}
      <form method="post" action="${action}" class="settings" autocomplete="off">
        ${token(frame.csrf)} ${asksName ? accountField(given["account"] ?? "") : nothing}
        ${way.fields.map((field) => input(field, form))}
        ${
          provider.addresses.length > 0
            ? html`<details ${error ? html`open` : nothing}>
                <summary>Custom addresses</summary>
                ${provider.addresses.map((field) => input(field, form))}
              </details>`
            : nothing
        }
        ${
          way.redirects
            ? html`<p class="hint">
                ${provider.title} redirects you to <code>${redirectUri}</code>: register it with the app.
              </p>`
            : nothing
        }
        <div class="controls">
          <button>${way.redirects ? `Continue at ${provider.title}` : "Connect"}</button>
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
    <p class="hint" id="account-hint">
      Yours to choose, e.g. alice. An account of this name in the same app is replaced.
    </p>
  </div>`;
}

function input({ name, label, secret, optional, default: preset, hint }: Field, { sources, given }: ConnectForm): Page {
  const source = sources.get(name);
  const needed = !optional && source === undefined;
  const notes = [
    hint && `${hint}.`,
    source === "stored" && "Leave empty to keep the stored value.",
    source === "sandbox" && "Leave empty to use the sandbox's value.",
    optional && source === undefined && "Optional.",
  ].filter(Boolean);
  const value = secret ? "" : (given?.[name] ?? (source === undefined ? (preset ?? "") : ""));
  return html`<div class="field">
    <label for="f-${name}">${label}</label>
    <input
      id="f-${name}"
      name="${name}"
      type="${secret ? "password" : "text"}"
      value="${value}"
      autocomplete="${secret ? "new-password" : "off"}"
      spellcheck="false"
      ${needed ? html`required` : nothing}
      ${notes.length > 0 ? html`aria-describedby="h-${name}"` : nothing}
    />
    ${notes.length > 0 ? html`<p class="hint" id="h-${name}">${notes.join(" ")}</p>` : nothing}
  </div>`;
}

/** Leaves for a provider: not by a redirected form, which the rules for forms (CSP) would stop. */
export function departurePage(provider: string, url: string): Page {
  return plainPage(
    `Continue at ${provider}`,
    html`<p>Log in there. You are then redirected back.</p>
      <p><a class="button" href="${url}">Continue at ${provider}</a></p>`,
    url,
  );
}
