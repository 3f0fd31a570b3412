import { html } from "hono/html";
import { callForm, type CallForm } from "./call-page.ts";
import type { KnownAccount } from "./account-view.ts";
import { historySection, type AccountHistory } from "../history/account-history.ts";
import { badge, failingFor, labelChips, times } from "./account-parts.ts";
import { explanationOf } from "./explanation.ts";
import { helpLink } from "../shared/error-help.ts";
import { layout, nothing, csrfField, type Frame, type Page } from "../shared/layout.ts";

/** What an account page shows besides the account's status. */
export interface AccountPageParts {
  /** Title of the auth method; undefined when only the program that stored the account knows it. */
  readonly authMethod: string | undefined;
  readonly call: CallForm;
  readonly history: AccountHistory;
  readonly now: number;
}

/** One account: its status, history and actions. */
export function accountPage(
  frame: Frame,
  known: KnownAccount,
  { authMethod, call, history, now }: AccountPageParts,
): Page {
  const { id, name, provider, status, details } = known.view;
  const { state } = status;
  return layout(frame, {
    title: name,
    refreshS: 5,
    body: html`<section data-live id="status" data-account="${name}" data-state="${state}">
        <div class="title">
          <h1>${name}</h1>
          <p>${badge(state)} ${failingFor(status, now)}</p>
        </div>
        ${labelChips(details)} ${details.note ? html`<p class="note">${details.note}</p>` : nothing} ${trouble(known)}
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
        ${authMethod === undefined ? unmanagedHint() : nothing} ${controls(frame, known, authMethod !== undefined)}
      </section>
      ${historySection(known, history, now)} ${authMethod === undefined ? nothing : callSection(frame, call)}
      <p class="end"><a class="button danger" href="/accounts/${id}/disconnect">Disconnect…</a></p>`,
  });
}

function unmanagedHint(): Page {
  return html`<p class="hint">
    Another program stored this account without its connection settings. Its refreshes are shown here; manage it in that
    program.
  </p>`;
}

/** What happened and what to do, then the message of the error. */
function trouble({ view }: KnownAccount): Page {
  const explanation = explanationOf(view);
  if (explanation === undefined) return nothing;
  const { problem, failure } = view.status;
  return html`<div class="problem">
    <p><strong>${explanation}</strong></p>
    ${failure ? html`<p>${problem} ${helpLink(failure.code)}</p>` : nothing}
  </div>`;
}

/** Reconnecting comes first when it is required. */
function controls({ csrf }: Frame, { view: { id, status, details } }: KnownAccount, managed: boolean): Page {
  const [first, second] = status.state === "needs-login" ? ["first", "second"] : ["", ""];
  const action = (path: string, words: string, look: string): Page =>
    html`<form method="post" action="/accounts/${id}/${path}">
      ${csrfField(csrf)}<button class="${look}">${words}</button>
    </form>`;
  return html`<div class="controls">
    ${managed ? action("refresh", "Refresh now", second) : nothing}
    ${managed ? html`<a class="button ${first}" href="/accounts/${id}/reconnect">Reconnect</a>` : nothing}
    ${managed ? action("link", "Create reconnect link", "second") : nothing}
    ${details.paused ? action("resume", "Resume", "second") : action("pause", "Pause", "second")}
    <a class="button" href="/accounts/${id}/edit">Edit…</a>
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
