import { html } from "hono/html";
import type { AccountView } from "./account-view.ts";
import type { CallResult } from "./account-actions.ts";
import { lengthOf } from "../shared/wording.ts";
import { nextStep, nextStepOfRequest } from "../shared/next-step.ts";
import type { RouteInfo } from "../shared/providers.ts";
import type { ResponseText } from "./response-text.ts";
import { methods, pathParametersOf } from "./call-input.ts";
import { layout, nothing, problem, csrfField, type Frame, type Page } from "../shared/layout.ts";

/** The form that calls a route, and its outcome. */
export interface CallForm {
  readonly account: AccountView;
  /** The documented routes. Without any, a person writes the request. */
  readonly routes: readonly RouteInfo[];
  /** Where the account's tokens are sent; empty when unknown. */
  readonly apiUrl: string;
  readonly route: string;
  readonly values: Readonly<Record<string, string>>;
  /** Why no request was sent. */
  readonly error?: Error | undefined;
  readonly result?: CallResult | undefined;
}

/** Asks for a route's input, and shows the outcome of the call. */
export function callPage(frame: Frame, form: CallForm): Page {
  const { account, routes, route, result, error } = form;
  const info = routes.find((each) => each.route === route);
  const reason = error ? problem(error, "Correct the request, then send it again.") : nothing;
  return layout(frame, {
    title: `Call the API: ${account.name}`,
    body: html`<h1>Call the API</h1>
      <p>As <a href="/accounts/${account.id}">${account.name}</a> at ${account.provider}.</p>
      ${routes.length === 0 ? html`${reason} ${callForm(frame, form)}` : html`${callForm(frame, form)} ${reason}`}
      ${info ? inputForm(frame, form, info) : nothing} ${result ? outcomeSection(form, result) : nothing}`,
  });
}

/** Chooses a documented route, or writes a request where there is none. */
export function callForm(frame: Frame, form: CallForm): Page {
  return form.routes.length === 0 ? requestForm(frame, form) : routeChooser(form.account.id, form.routes, form.route);
}

/** Chooses one of a provider's routes. Browsers show the summary of each next to it. */
function routeChooser(id: string, routes: readonly RouteInfo[], chosen: string): Page {
  return html`<form method="get" action="/accounts/${id}/call" class="chooser">
    <label for="route">Route</label>
    <input
      id="route"
      name="route"
      list="routes"
      value="${chosen}"
      required
      autocomplete="off"
      spellcheck="false"
      placeholder="GET /…"
    />
    <datalist id="routes">
      ${routes.map(({ route, summary }) => html`<option value="${route}">${summary}</option>`)}
    </datalist>
    <button>Choose</button>
  </form>`;
}

function requestForm({ csrf }: Frame, { account, apiUrl, values }: CallForm): Page {
  const { method: chosen = "GET", path = "" } = values;
  return html`<form method="post" action="/accounts/${account.id}/call" class="settings">
    ${csrfField(csrf)}
    <div class="request">
      <div class="field">
        <label for="method">Method</label>
        <select id="method" name="method">
          ${methods.map((method) => html`<option ${method === chosen ? html`selected` : nothing}>${method}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="path">Path or URL</label>
        <input
          id="path"
          name="path"
          value="${path}"
          required
          autocomplete="off"
          spellcheck="false"
          placeholder="/…"
          aria-describedby="path-hint"
        />
      </div>
    </div>
    <p class="hint" id="path-hint">
      ${apiUrl === "" ? "The token is sent only to the API of this account." : html`A path follows <code>${apiUrl}</code>.`}
      Requests other than GET may change data at ${account.provider}.
    </p>
    ${jsonField("query", "Query, as JSON", html`Optional. Example: <code>{"page": 2}</code>`, values["query"])}
    ${jsonField("body", "Body, as JSON", html`Optional. Example: <code>{"name": "…"}</code>`, values["body"])}
    <div class="controls"><button>Send request</button></div>
  </form>`;
}

function inputForm({ csrf }: Frame, { account, values }: CallForm, { route, summary, query, body }: RouteInfo): Page {
  const reads = route.startsWith("GET ");
  return html`<form method="post" action="/accounts/${account.id}/call" class="settings">
    ${csrfField(csrf)}
    <input type="hidden" name="route" value="${route}" />
    <h2><code>${route}</code></h2>
    ${summary === "" ? nothing : html`<p>${summary}</p>`}
    ${reads ? nothing : html`<p class="hint">This request may change data at ${account.provider}.</p>`}
    ${pathParametersOf(route).map(
      (name) =>
        html`<div class="field">
          <label for="p-${name}">${name}</label>
          <input
            id="p-${name}"
            name="p-${name}"
            value="${values[`p-${name}`] ?? ""}"
            required
            spellcheck="false"
            autocomplete="off"
          />
        </div>`,
    )}
    ${jsonField("query", "Query, as JSON", queryHint(query), values["query"])}
    ${reads || !body ? nothing : jsonField("body", "Body, as JSON", html`Optional. Example: <code>{"name": "…"}</code>`, values["body"])}
    <div class="controls"><button class="${reads ? "" : "danger"}">Send request</button></div>
  </form>`;
}

function jsonField(name: string, label: string, hint: Page, value = ""): Page {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="3" spellcheck="false" aria-describedby="${name}-hint">
${value}</textarea>
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;
}

function queryHint(names: readonly string[]): Page {
  return names.length === 0
    ? html`Optional. Example: <code>{"page_limit": 10}</code>`
    : html`Parameters: ${names.map((name, index) => html`${index === 0 ? "" : ", "}<code>${name}</code>`)}`;
}

function outcomeSection({ routes }: CallForm, { status, tookMs, outcome }: CallResult): Page {
  const title = status === undefined ? "No response" : `Status ${status}`;
  return html`<section aria-labelledby="result-title" class="result">
    <h2 id="result-title" tabindex="-1" data-focus>${title} in ${lengthOf(tookMs)}</h2>
    ${"error" in outcome ? problem(outcome.error, routes.length === 0 ? nextStepOfRequest(outcome.error) : nextStep(outcome.error)) : responseSection(outcome.response)}
  </section>`;
}

function responseSection({ text, note }: ResponseText): Page {
  return html`${note === undefined ? nothing : html`<p>${note}</p>`}
  ${text === "" ? nothing : html`<pre tabindex="0" role="region" aria-label="Response"><code>${text}</code></pre>`}`;
}
