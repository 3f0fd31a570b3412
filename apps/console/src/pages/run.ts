import { html } from "hono/html";
import type { AccountView } from "../account-view.ts";
import type { Ran } from "../steering.ts";
import { lengthOf } from "../wording.ts";
import { routeChooser } from "./account.ts";
import { layout, nothing, problem, token, type Frame, type Page } from "./layout.ts";

/** A route on its way to be called. */
export interface RunForm {
  readonly account: AccountView;
  readonly routes: readonly string[];
  readonly route: string;
  readonly given: Readonly<Record<string, string>>;
  /** Why nothing was sent. */
  readonly error?: Error | undefined;
  readonly ran?: Ran | undefined;
}

/** Names in braces in a route. */
export function placeholdersOf(route: string): readonly string[] {
  return [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** Fills a route's input, calls it, and shows what came of it. */
export function runPage(frame: Frame, form: RunForm): Page {
  const { account, routes, route, ran, error } = form;
  return layout(frame, {
    title: `Run a route: ${account.name}`,
    body: html`<h1>Run a route</h1>
      <p>As <a href="/accounts/${account.id}">${account.name}</a> at ${account.provider}.</p>
      ${routeChooser(account.id, routes, route)} ${error ? problem(error) : nothing}
      ${routes.includes(route) ? inputForm(frame, form) : nothing} ${ran ? result(ran) : nothing}`,
  });
}

function inputForm({ csrf }: Frame, { account, route, given }: RunForm): Page {
  const reads = route.startsWith("GET ");
  return html`<form method="post" action="/accounts/${account.id}/run" class="settings">
    ${token(csrf)}
    <input type="hidden" name="route" value="${route}" />
    <h2><code>${route}</code></h2>
    ${reads ? nothing : html`<p class="hint">This request may change data at ${account.provider}.</p>`}
    ${placeholdersOf(route).map(
      (name) =>
        html`<div class="field">
          <label for="p-${name}">${name}</label>
          <input
            id="p-${name}"
            name="p-${name}"
            value="${given[`p-${name}`] ?? ""}"
            required
            spellcheck="false"
            autocomplete="off"
          />
        </div>`,
    )}
    ${jsonField("query", "Query, as JSON", '{"page_limit": 10}', given["query"])}
    ${reads ? nothing : jsonField("body", "Body, as JSON", '{"name": "…"}', given["body"])}
    <div class="controls"><button class="${reads ? "" : "danger"}">Run</button></div>
  </form>`;
}

function jsonField(name: string, label: string, example: string, value = ""): Page {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="3" spellcheck="false" aria-describedby="${name}-hint">
${value}</textarea>
    <p class="hint" id="${name}-hint">E.g. <code>${example}</code>. Optional.</p>
  </div>`;
}

function result({ status, tookMs, outcome }: Ran): Page {
  const said = status === undefined ? "No response" : `Status ${status}`;
  return html`<section aria-labelledby="result-title" class="result">
    <h2 id="result-title" tabindex="-1" data-focus>${said}, after ${lengthOf(tookMs)}</h2>
    ${"error" in outcome ? problem(outcome.error) : shown(outcome.answer)}
  </section>`;
}

function shown({ text, remark }: { readonly text: string; readonly remark?: string | undefined }): Page {
  return html`${remark === undefined ? nothing : html`<p>${remark}</p>`}
  ${text === "" ? nothing : html`<pre tabindex="0" role="region" aria-label="Answer"><code>${text}</code></pre>`}`;
}
