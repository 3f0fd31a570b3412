import { html } from "hono/html";
import { helpLink } from "../shared/error-help.ts";
import { csrfField, layout, nothing, type Frame, type Page } from "../shared/layout.ts";
import { counted } from "../shared/wording.ts";
import { maxRemarks, type Job } from "./jobs.ts";

const firstNames = 20;

/** The progress of a job, or what it will do. */
export function jobPage(frame: Frame, job: Job): Page {
  if (job.state === "prepared") return confirmation(frame, job);
  const { id, action, accounts, state, done, failed } = job;
  const running = state === "running";
  const what = `${running ? action.words.doing : action.words.ask} ${counted(accounts.length, "account")}`;
  return layout(frame, {
    title: what,
    refreshS: 1,
    reloads: running,
    body: html`<section data-live id="job" ${running ? nothing : html`data-finished`}>
      <h1>${what}</h1>
      <progress max="${accounts.length}" value="${done + failed}" aria-label="Progress"></progress>
      <p class="counts">${done + failed} of ${accounts.length}: ${done} done, ${failed} failed.</p>
      <p role="status">${running ? "" : outcome(job)}</p>
      ${running ? stopForm(frame, id) : html`<p><a class="button" href="/">Go to accounts</a></p>`} ${remarks(job)}
    </section>`,
  });
}

function outcome({ state, accounts, done, failed }: Job): string {
  const left = accounts.length - done - failed;
  if (state === "stopped")
    return `Stopped. ${counted(left, "account")} left as ${left === 1 ? "it was" : "they were"}.`;
  return failed === 0 ? "Finished." : `Finished, ${failed} failed.`;
}

function stopForm({ csrf }: Frame, id: string): Page {
  return html`<form method="post" action="/jobs/${id}/stop" class="controls">
    ${csrfField(csrf)}<button class="second">Stop</button>
  </form>`;
}

function remarks({ remarks: some }: Job): Page {
  if (some.length === 0) return nothing;
  return html`<h2>${some.length < maxRemarks ? "Messages" : `The first ${maxRemarks} messages`}</h2>
    <ul class="remarks" role="list">
      ${some.map(
        ({ account: { view }, message, code }) =>
          html`<li><a href="/accounts/${view.id}">${view.name}</a> <span>${message}</span> ${helpLink(code)}</li>`,
      )}
    </ul>`;
}

function confirmation(frame: Frame, { id, action, accounts }: Job): Page {
  const what = `${action.words.ask} ${counted(accounts.length, "account")}`;
  const names = accounts.slice(0, firstNames).map(({ view }) => view.name);
  const more = accounts.length - names.length;
  return layout(frame, {
    title: what,
    body: html`<h1>${what}?</h1>
      <p>${action.warning}</p>
      <ul class="names">
        ${names.map((name) => html`<li>${name}</li>`)} ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
      </ul>
      <form method="post" action="/jobs/${id}/start" class="controls">
        ${csrfField(frame.csrf)}
        <button class="danger">${what}</button>
        <a class="button" href="/">Cancel</a>
      </form>`,
  });
}
