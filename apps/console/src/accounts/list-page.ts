import { html } from "hono/html";
import { bulkBar, selectLinks, type Select } from "../bulk/bulk-bar.ts";
import { compact, csrfField, layout, nothing, type Frame, type Page } from "../shared/layout.ts";
import { counted } from "../shared/wording.ts";
import { since } from "../shared/times.ts";
import type { AccountView } from "./account-view.ts";
import { badge, failingFor, labelChips, times } from "./account-parts.ts";
import { facets, paging, searchForm, sortLinks, stateChips } from "./list-controls.ts";
import { listPath } from "./list-query.ts";
import type { Selection } from "./selection.ts";

/** How a list is shown. */
export interface ListView {
  readonly now: number;
  /** Which accounts are ticked. */
  readonly select: Select | undefined;
}

/** The list of accounts, those that need attention first. */
export function accountsPage(frame: Frame, accounts: Selection, view: ListView): Page {
  return layout(frame, {
    title: "Accounts",
    // Picks up any change whose event was missed.
    refreshS: 30,
    body: html`<div class="title">
        <h1>Accounts</h1>
        <a class="button" href="/connect">Connect an account</a>
      </div>
      <div data-live id="accounts">${accounts.total === 0 ? empty() : list(frame, accounts, view)}</div>`,
  });
}

function empty(): Page {
  return html`<section class="empty">
    <h2>No accounts yet</h2>
    <p>Connect an account here, or point a program at this store: the accounts it connects appear automatically.</p>
    <p><a class="button" href="/connect">Connect your first account</a></p>
  </section>`;
}

function list(frame: Frame, accounts: Selection, { now, select }: ListView): Page {
  const { shown, pages, query } = accounts;
  const none = html`<p class="empty">No accounts match this search. <a href="/">Show all</a></p>`;
  // The first button is the one that Enter presses: what a person types there is a label.
  return html`${searchForm(accounts)}
    <form method="post" action="${listPath(query).replace("/", "/bulk")}" class="list">
      ${csrfField(frame.csrf)}
      <button name="action" value="label" hidden>Add label</button>
      <section aria-label="Accounts">
        ${stateChips(accounts)} ${facets(accounts)}
        <a id="moved" class="button first" href="${listPath(query)}" hidden>The list has changed: show</a>
        <div class="heading">
          <p class="summary">${summary(accounts)}</p>
          ${shown.length === 0 ? nothing : selectLinks(accounts, select)}
        </div>
        ${shown.length === 0 ? none : rows(accounts, { now, select })} ${pages > 1 ? paging(accounts) : nothing}
      </section>
      ${shown.length === 0 ? nothing : bulkBar()}
    </form>`;
}

function summary({ total, found, needAttention, query }: Selection): string {
  const all = counted(total, "account");
  const which = query.filter.trim() === "" ? all : `${found.length} of ${all}`;
  return needAttention === 0
    ? `${which}, none need attention.`
    : `${which}, ${needAttention} ${needAttention === 1 ? "needs" : "need"} attention.`;
}

function rows(accounts: Selection, view: ListView): Page {
  return html`<nav class="columns" aria-label="Sort by">
      <div>${sortLinks(accounts, ["name"])}</div>
      <div>
        <div>${sortLinks(accounts, ["state", "since"])}</div>
        <div>${sortLinks(accounts, ["expires"])}</div>
        <div>${sortLinks(accounts, ["login"])}</div>
        <div>${sortLinks(accounts, ["refreshed"])}</div>
      </div>
    </nav>
    <ul class="accounts" id="rows" role="list">
      ${accounts.shown.map((account) => compact(row(account.view, view)))}
    </ul>`;
}

function row({ id, name, status, details }: AccountView, { now, select }: ListView): Page {
  const { state } = status;
  const ticked = select === undefined ? nothing : html`checked`;
  // What all of them are is not a choice of rows.
  const fixed = select === "all" ? html`disabled` : nothing;
  return html`<li id="a-${id}" class="account ${state}" data-account="${name}" data-state="${state}">
    <label class="tick"
      ><input type="checkbox" name="id" value="${id}" aria-label="Select ${name}" ${ticked} ${fixed}
    /></label>
    <div class="who">
      <h2><a href="/accounts/${id}">${name}</a></h2>
      ${labelChips(details)}
    </div>
    <dl>
      <div>
        <dt>Status</dt>
        <dd>${badge(state)} ${failingFor(status, now)}</dd>
      </div>
      ${times(status, now)}
    </dl>
    ${trouble(id, status, now)}
  </li>`;
}

/** The last error in a line, when it was seen, and what a person can do. */
function trouble(id: string, { problem, failure, state }: AccountView["status"], now: number): Page {
  if (problem === undefined) return nothing;
  const seen = failure ? html`<span class="seen">${since(failure.at, now)} by ${failure.by}:</span> ` : nothing;
  const remedy =
    state === "needs-login" ? html`<a class="button" href="/accounts/${id}/reconnect">Reconnect</a>` : nothing;
  return html`<p class="trouble"><span title="${problem}">${seen}${problem}</span> ${remedy}</p>`;
}
