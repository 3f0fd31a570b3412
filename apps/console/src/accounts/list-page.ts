import { html } from "hono/html";
import { needsAttention, type AccountView } from "./account-view.ts";
import { stateWords } from "../shared/wording.ts";
import { layout, nothing, type Frame, type Page } from "../shared/layout.ts";
import { since, until } from "../shared/times.ts";

/** One page of the accounts that match a search. */
export interface AccountSelection<A> {
  readonly total: number;
  readonly found: number;
  readonly needAttention: number;
  /** The search as entered. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly shown: readonly A[];
}

const perPage = 50;

/** Selects the accounts whose names contain `search`. A `page` past the end is the last one. */
export function selectAccounts<A extends { readonly view: AccountView }>(
  accounts: readonly A[],
  search: string,
  page: number,
): AccountSelection<A> {
  const wanted = search.toLowerCase().trim();
  const found = accounts.filter(({ view }) => view.name.toLowerCase().includes(wanted));
  const pages = Math.max(Math.ceil(found.length / perPage), 1);
  const at = Math.min(Math.max(page, 1), pages);
  return {
    total: accounts.length,
    found: found.length,
    needAttention: found.filter(({ view }) => needsAttention(view)).length,
    search,
    page: at,
    pages,
    shown: found.slice((at - 1) * perPage, at * perPage),
  };
}

/** The list of accounts, those that need attention first. */
export function accountsPage(
  frame: Frame,
  accounts: AccountSelection<{ readonly view: AccountView }>,
  now: number,
): Page {
  return layout(frame, {
    title: "Accounts",
    // Picks up any change whose event was missed.
    refreshS: 30,
    body: html`<div class="title">
        <h1>Accounts</h1>
        <a class="button" href="/connect">Connect an account</a>
      </div>
      ${accounts.total === 0 ? empty() : list(accounts, now)}`,
  });
}

function empty(): Page {
  return html`<section class="empty" data-live id="accounts">
    <h2>No accounts yet</h2>
    <p>Connect an account here, or point a program at this store: the accounts it connects appear automatically.</p>
    <p><a class="button" href="/connect">Connect your first account</a></p>
  </section>`;
}

function list(accounts: AccountSelection<{ readonly view: AccountView }>, now: number): Page {
  const { search, page, pages, shown } = accounts;
  const none = html`<p class="empty">No accounts match this search. <a href="/">Show all</a></p>`;
  return html`<form method="get" action="/" role="search" class="search">
      <label for="q">Search by name</label>
      <input id="q" name="q" type="search" value="${search}" autocomplete="off" spellcheck="false" />
      <button>Search</button>
    </form>
    <section data-live id="accounts" aria-label="Accounts">
      <p class="summary">${summary(accounts)}</p>
      ${shown.length === 0 ? none : rows(shown, now)} ${pages > 1 ? paging(search, page, pages) : nothing}
    </section>`;
}

function summary({ total, found, needAttention, search }: AccountSelection<unknown>): string {
  const all = counted(total, "account");
  const which = search.trim() === "" ? all : `${found} of ${all}`;
  return needAttention === 0
    ? `${which}, none need attention.`
    : `${which}, ${needAttention} ${needAttention === 1 ? "needs" : "need"} attention.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function rows(accounts: readonly { readonly view: AccountView }[], now: number): Page {
  return html`<div class="columns" aria-hidden="true">
      <span>Account</span>
      <div>
        <span>Status</span>
        <span>Token expires</span>
        <span>Refresh token expires</span>
        <span>Last refresh</span>
      </div>
    </div>
    <ul class="accounts" role="list">
      ${accounts.map(({ view }) => row(view, now))}
    </ul>`;
}

function row({ id, name, status }: AccountView, now: number): Page {
  const { problem: trouble, state } = status;
  return html`<li id="a-${id}" class="account ${state}" data-account="${name}" data-state="${state}">
    <h2><a href="/accounts/${id}">${name}</a></h2>
    <dl>
      <div>
        <dt>Status</dt>
        <dd>${badge(state)}</dd>
      </div>
      ${times(status, now)}
    </dl>
    ${trouble === undefined ? nothing : html`<p class="trouble"><span>${trouble}</span> ${remedy(id, state)}</p>`}
  </li>`;
}

/** A state as a word, color and shape. */
export function badge(state: AccountView["status"]["state"]): Page {
  return html`<span class="badge ${state}">${stateWords[state]}</span>`;
}

/** Expiry of the tokens, time of the last refresh and the process that made it, as list terms. */
export function times({ expiresAt, refreshTokenExpiresAt, refreshedAt, by }: AccountView["status"], now: number): Page {
  const expiry = (at: number | undefined): Page => (at === undefined ? html`unknown` : html`${until(at, now)}`);
  const process = by === undefined ? nothing : html` by <span class="process">${by}</span>`;
  return html`<div>
      <dt>Token expires</dt>
      <dd>${expiry(expiresAt)}</dd>
    </div>
    <div>
      <dt>Refresh token expires</dt>
      <dd>${expiry(refreshTokenExpiresAt)}</dd>
    </div>
    <div>
      <dt>Last refresh</dt>
      <dd>${refreshedAt === undefined ? "unknown" : html`${since(refreshedAt, now)}${process}`}</dd>
    </div>`;
}

function remedy(id: string, state: AccountView["status"]["state"]): Page {
  return state === "needs-login" ? html`<a class="button" href="/accounts/${id}/reconnect">Reconnect</a>` : nothing;
}

function paging(search: string, at: number, pages: number): Page {
  const link = (page: number, words: string): Page => {
    const query = new URLSearchParams({ ...(search && { q: search }), page: String(page) });
    return page < 1 || page > pages ? html`<span aria-hidden="true"></span>` : html`<a href="/?${query}">${words}</a>`;
  };
  return html`<nav class="paging" aria-label="Pages">
    ${link(at - 1, "← Previous")}
    <span>Page ${at} of ${pages}</span>
    ${link(at + 1, "Next →")}
  </nav>`;
}
