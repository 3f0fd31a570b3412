import { html } from "hono/html";
import { callForm, type CallForm } from "./call-page.ts";
import type { KnownAccount } from "./account-view.ts";
import { timelineOf } from "./timeline.ts";
import { badge, times } from "./list-page.ts";
import { layout, nothing, csrfField, type Frame, type Page } from "../shared/layout.ts";
import { timelineFigure } from "./timeline-figure.ts";

/** What an account page shows besides the account's status. */
export interface AccountDetails {
  /** Title of the auth method; undefined when only the program that stored the account knows it. */
  readonly authMethod: string | undefined;
  readonly call: CallForm;
  readonly now: number;
}

/** One account: its status, history and actions. */
export function accountPage(frame: Frame, known: KnownAccount, { authMethod, call, now }: AccountDetails): Page {
  const { id, name, provider, status } = known.view;
  const { state, problem: trouble } = status;
  return layout(frame, {
    title: name,
    refreshS: 5,
    body: html`<section data-live id="status" data-account="${name}" data-state="${state}">
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
            <dt>Connected with</dt>
            <dd>${authMethod ?? "another program"}</dd>
          </div>
          ${times(status, now)}
        </dl>
        ${authMethod === undefined ? unmanagedHint() : controls(frame, id, state === "needs-login")}
      </section>
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">Refreshes</h2>
        <div data-live id="timeline">
          ${timelineFigure(timelineOf(known.session, known.entries, now), known.entries)}
        </div>
      </section>
      ${authMethod === undefined ? nothing : callSection(frame, call)}
      <p class="end"><a class="button danger" href="/accounts/${id}/disconnect">Disconnect…</a></p>`,
  });
}

function unmanagedHint(): Page {
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
      ${csrfField(csrf)}<button class="${second}">Refresh now</button>
    </form>
    <a class="button ${first}" href="/accounts/${id}/reconnect">Reconnect</a>
    <form method="post" action="/accounts/${id}/link">
      ${csrfField(csrf)}<button class="second">Create reconnect link</button>
    </form>
  </div>`;
}

function callSection(frame: Frame, call: CallForm): Page {
  return html`<section aria-labelledby="call-title">
    <h2 id="call-title">Call the API</h2>
    ${callForm(frame, call)}
  </section>`;
}

/** Asks for confirmation before an account is disconnected. */
export function disconnectPage(frame: Frame, known: KnownAccount, authMethod: string | undefined, error?: Page): Page {
  const { id, name, provider } = known.view;
  const what =
    authMethod === undefined
      ? "This deletes its session. The program that stored it must log in again."
      : `This deletes its tokens and revokes them at ${provider} where supported. Every program that uses them loses access.`;
  return layout(frame, {
    title: `Disconnect ${name}`,
    body: html`<h1>Disconnect ${name}?</h1>
      ${error ?? nothing}
      <p>${what}</p>
      <form method="post" action="/accounts/${id}/disconnect" class="controls">
        ${csrfField(frame.csrf)}
        <button class="danger">Disconnect</button>
        <a class="button" href="/accounts/${id}">Cancel</a>
      </form>`,
  });
}
