import { html } from "hono/html";
import type { KnownAccount } from "../account-view.ts";
import { timelineOf } from "../timeline.ts";
import { badge, times } from "./accounts.ts";
import { layout, nothing, token, type Frame, type Page } from "./layout.ts";
import { timelineFigure } from "./timeline-figure.ts";

/** What an account page shows besides the account's status. */
export interface AccountDetails {
  /** Title of the way that it is connected by; undefined where only the program that stored it knows. */
  readonly way: string | undefined;
  readonly routes: readonly string[];
  readonly now: number;
}

/** One account: its status, history and actions. */
export function accountPage(frame: Frame, known: KnownAccount, { way, routes, now }: AccountDetails): Page {
  const { id, name, provider, standing } = known.view;
  const { state, problem: trouble } = standing;
  return layout(frame, {
    title: name,
    refreshS: 5,
    body: html`<section data-live id="standing" data-account="${name}" data-state="${state}">
        <div class="title">
          <h1>${name}</h1>
          ${badge(state)}
        </div>
        ${trouble === undefined ? nothing : html`<p class="problem">${trouble}</p>`}
        <dl class="facts">
          <div>
            <dt>Provider</dt>
            <dd>${provider}</dd>
          </div>
          <div>
            <dt>Connected by</dt>
            <dd>${way ?? "another program"}</dd>
          </div>
          ${times(standing, now)}
        </dl>
        ${way === undefined ? foreign() : controls(frame, id, state === "needs-login")}
      </section>
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">Refreshes</h2>
        <div data-live id="timeline">
          ${timelineFigure(timelineOf(known.session, known.entries, now), known.entries)}
        </div>
      </section>
      ${way === undefined ? nothing : routeSection(id, routes)}
      <p class="end"><a class="button danger" href="/accounts/${id}/disconnect">Disconnect …</a></p>`,
  });
}

function foreign(): Page {
  return html`<p class="hint">
    Another program stored this account without its connection settings. Its refreshes are shown here; manage it in that
    program.
  </p>`;
}

/** Reconnecting comes first when it is required. */
function controls({ csrf }: Frame, id: string, reconnectFirst: boolean): Page {
  const [first, second] = reconnectFirst ? ["first", "second"] : ["", ""];
  return html`<div class="controls">
    <form method="post" action="/accounts/${id}/refresh">
      ${token(csrf)}<button class="${second}">Refresh now</button>
    </form>
    <a class="button ${first}" href="/accounts/${id}/reconnect">Reconnect</a>
  </div>`;
}

function routeSection(id: string, routes: readonly string[]): Page {
  return html`<section aria-labelledby="run-title">
    <h2 id="run-title">Run a route</h2>
    ${routeChooser(id, routes, "")}
  </section>`;
}

/** Chooses one of a provider's routes. */
export function routeChooser(id: string, routes: readonly string[], chosen: string): Page {
  return html`<form method="get" action="/accounts/${id}/run" class="chooser">
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
    <datalist id="routes">${routes.map((route) => html`<option value="${route}"></option>`)}</datalist>
    <button>Choose</button>
  </form>`;
}

/** Asks before an account is disconnected. */
export function disconnectPage(frame: Frame, known: KnownAccount, way: string | undefined, error?: Page): Page {
  const { id, name, provider } = known.view;
  const what =
    way === undefined
      ? "This deletes its session. The program that stored it must log in again."
      : `This deletes its tokens and revokes them at ${provider} where supported. Every program that uses them loses access.`;
  return layout(frame, {
    title: `Disconnect ${name}`,
    body: html`<h1>Disconnect ${name}?</h1>
      ${error ?? nothing}
      <p>${what}</p>
      <form method="post" action="/accounts/${id}/disconnect" class="controls">
        ${token(frame.csrf)}
        <button class="danger">Disconnect</button>
        <a class="button" href="/accounts/${id}">Cancel</a>
      </form>`,
  });
}
