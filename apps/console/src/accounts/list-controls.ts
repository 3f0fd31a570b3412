import { accountStates } from "@tokens/accounts";
import { html } from "hono/html";
import { nothing, type Page } from "../shared/layout.ts";
import { stateWords } from "../shared/wording.ts";
import { has, toggled, without, type Condition } from "./filter-text.ts";
import { listPath, sortWords } from "./list-query.ts";
import type { Facet, ListQuery, Selection, SortField } from "./selection.ts";

/** The field for words and conditions. Invalid ones stay, with an error message. */
export function searchForm({ query, error }: Pick<Selection, "query" | "error">): Page {
  const order = query.sort === "state" && !query.descending ? "" : `${query.descending ? "-" : ""}${query.sort}`;
  return html`<form method="get" action="/" role="search" class="search">
    <label for="q">Search or filter</label>
    <input
      id="q"
      name="q"
      type="search"
      value="${query.filter}"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="q-hint"
      ${error ? html`aria-invalid="true"` : nothing}
    />
    ${order === "" ? nothing : html`<input type="hidden" name="sort" value="${order}" />`}
    <button>Search</button>
    <p class="${error ? "problem" : "hint"}" id="q-hint" ${error ? html`role="alert"` : nothing}>
      ${error ? error.message : html`Words, or conditions such as <code>provider=hubstaff, label=team=finance, expires&lt;7d</code>`}
    </p>
  </form>`;
}

/** The number of accounts in each state, as links. */
export function stateChips({ query, states }: Pick<Selection, "query" | "states">): Page {
  const some = [...states.values()].reduce((sum, count) => sum + count, 0);
  const all = without(query.filter, "state");
  return html`<nav class="chips" aria-label="States">
    <ul role="list">
      ${chip(listPath({ ...query, filter: all, page: 1 }), "All", some, !has(query.filter, "state"))}
      ${accountStates.map((value) => {
        const count = states.get(value) ?? 0;
        const condition = { field: "state", value } as const;
        if (count === 0 && !has(query.filter, "state", value)) return nothing;
        return conditionChip(query, condition, stateWords[value], count);
      })}
    </ul>
  </nav>`;
}

/** The providers and labels that exist, as links. */
export function facets({ query, providers, labels }: Pick<Selection, "query" | "providers" | "labels">): Page {
  const chosen = has(query.filter, "provider") || has(query.filter, "label");
  if (!chosen && providers.length < 2 && labels.length === 0) return nothing;
  const group = (field: Condition["field"], title: string, values: readonly Facet[]): Page =>
    values.length === 0
      ? nothing
      : html`<h2 class="unseen" id="by-${field}">${title}</h2>
          <ul role="list" aria-labelledby="by-${field}">
            ${values.map((one) => conditionChip(query, { field, value: one.value }, one.title, one.count))}
          </ul>`;
  return html`<details class="facets" id="facets" ${chosen ? html`open` : nothing}>
    <summary>Providers and labels</summary>
    <div class="chips">${group("provider", "Providers", providers)} ${group("label", "Labels", labels)}</div>
  </details>`;
}

function conditionChip(query: ListQuery, condition: Condition, words: string, count: number): Page {
  const path = listPath({ ...query, filter: toggled(query.filter, condition), page: 1 });
  return chip(path, words, count, has(query.filter, condition.field, condition.value));
}

function chip(path: string, words: string, count: number, current: boolean): Page {
  return html`<li>
    <a href="${path}" ${current ? html`aria-current="true"` : nothing}>${words} <span class="count">${count}</span></a>
  </li>`;
}

/** The columns, as links that sort by them. A second use reverses the order. */
export function sortLinks({ query }: Pick<Selection, "query">, fields: readonly SortField[]): Page {
  return html`${fields.map((field) => {
    const current = query.sort === field;
    const path = listPath({ ...query, sort: field, descending: current && !query.descending, page: 1 });
    const order = query.descending ? "descending" : "ascending";
    const mark = query.descending ? "↓" : "↑";
    return html`<a href="${path}" ${current ? html`aria-current="true"` : nothing}
      >${sortWords[field]}${current ? html` <span aria-hidden="true">${mark}</span><span class="unseen">, ${order}</span>` : nothing}</a
    >`;
  })}`;
}

/** Links to the first, the last and the nearest pages. */
export function paging({ query, pages }: Pick<Selection, "query" | "pages">): Page {
  const { page: at } = query;
  const wanted = [1, at - 1, at, at + 1, pages].filter((page) => page >= 1 && page <= pages);
  const shown = [...new Set(wanted)].toSorted((a, b) => a - b);
  const link = (page: number, words: string, label: string): Page =>
    html`<a href="${listPath({ ...query, page })}" aria-label="${label}">${words}</a>`;
  return html`<nav class="paging" aria-label="Pages">
    ${at > 1 ? link(at - 1, "←", "Previous page") : nothing}
    ${shown.map((page, index) => {
      const gap = page - (shown[index - 1] ?? page) > 1 ? html`<span aria-hidden="true">…</span>` : nothing;
      const current = html`<a aria-current="page" href="${listPath(query)}">${page}</a>`;
      return html`${gap}${page === at ? current : link(page, String(page), `Page ${page}`)}`;
    })}
    ${at < pages ? link(at + 1, "→", "Next page") : nothing}
  </nav>`;
}
