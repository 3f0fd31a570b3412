import type { AccountDetails } from "@tokens/accounts";
import { html } from "hono/html";
import { csrfField, layout, nothing, problem, type Frame, type Page } from "../shared/layout.ts";
import type { KnownAccount } from "./account-view.ts";

/** What a person entered, and why it was not accepted. */
export interface EditAttempt {
  readonly values: Readonly<Record<string, string>>;
  readonly error: Error;
}

/** Edits labels, owner, note and name of an account. */
export function editPage(frame: Frame, { account, view }: KnownAccount, attempt?: EditAttempt): Page {
  const { id, name, details } = view;
  const {
    labels = labelLines(details),
    owner = details.owner ?? "",
    note = details.note ?? "",
  } = attempt?.values ?? {};
  return layout(frame, {
    title: `Edit ${name}`,
    body: html`<h1>Edit ${name}</h1>
      ${attempt ? problem(attempt.error, "Correct the value, then save again.") : nothing}
      <form method="post" action="/accounts/${id}/edit" class="settings">
        ${csrfField(frame.csrf)}
        <div class="field">
          <label for="labels">Labels</label>
          <textarea id="labels" name="labels" rows="4" spellcheck="false" aria-describedby="labels-hint">
${labels}</textarea>
          <p class="hint" id="labels-hint">One per line. Example: <code>team=finance</code></p>
        </div>
        <div class="field">
          <label for="owner">Owner</label>
          <input id="owner" name="owner" value="${owner}" autocomplete="off" aria-describedby="owner-hint" />
          <p class="hint" id="owner-hint">The person or team that is responsible for this account.</p>
        </div>
        <div class="field">
          <label for="note">Note</label>
          <textarea id="note" name="note" rows="3">${note}</textarea>
        </div>
        <div class="controls"><button>Save</button><a class="button" href="/accounts/${id}">Cancel</a></div>
      </form>
      <h2>Rename</h2>
      <form method="post" action="/accounts/${id}/rename" class="settings">
        ${csrfField(frame.csrf)}
        <div class="field">
          <label for="name">Name</label>
          <input
            id="name"
            name="name"
            value="${attempt?.values["name"] ?? account.name}"
            required
            autocomplete="off"
            spellcheck="false"
            aria-describedby="name-hint"
          />
          <p class="hint" id="name-hint">Programs that use the account under its old name need the new one.</p>
        </div>
        <div class="controls"><button class="second">Rename</button></div>
      </form>`,
  });
}

function labelLines({ labels }: AccountDetails): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}
