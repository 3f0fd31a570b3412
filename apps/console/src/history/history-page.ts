import type { JournalEntry } from "@tokens/store";
import { html } from "hono/html";
import { layout, nothing, type Frame, type Page } from "../shared/layout.ts";
import { eventWords, timeOf } from "../shared/wording.ts";
import { entriesTable, type ShownEntry } from "./entries-table.ts";

/** The fields of the form, as entered. */
export interface HistoryQuery {
  readonly account: string;
  readonly type: string;
  readonly who: string;
  readonly text: string;
  /** Unix milliseconds, or empty for the newest. */
  readonly before: string;
}

/** What happened to all accounts, newest first. */
export function historyPage(
  frame: Frame,
  query: HistoryQuery,
  { entries, olderThan, now }: { entries: readonly ShownEntry[]; olderThan: number | undefined; now: number },
): Page {
  const { before } = query;
  const pathTo = (at: string): string => {
    const filled = Object.entries({ ...query, before: at }).filter(([, value]) => value !== "");
    return filled.length > 0 ? `/history?${new URLSearchParams(filled).toString()}` : "/history";
  };
  const period = before === "" ? "The latest events" : `Events before ${timeOf(Number(before), now)}`;
  return layout(frame, {
    title: "History",
    refreshS: 30,
    body: html`<h1>History</h1>
      ${form(query)}
      <section data-live id="history" aria-label="What happened">
        <p class="summary">${period}${entries.length === 0 ? ": none found here." : "."}</p>
        ${entries.length === 0 ? nothing : entriesTable(entries, now)}
        <nav class="paging" aria-label="Pages">
          ${before === "" ? nothing : html`<a href="${pathTo("")}">Newest</a>`}
          ${olderThan === undefined ? nothing : html`<a href="${pathTo(String(olderThan))}">Older →</a>`}
        </nav>
      </section>`,
  });
}

function form({ account, type, who, text }: HistoryQuery): Page {
  const field = (name: string, label: string, value: string): Page =>
    html`<div class="field">
      <label for="${name}">${label}</label>
      <input id="${name}" name="${name}" value="${value}" type="search" autocomplete="off" spellcheck="false" />
    </div>`;
  return html`<form method="get" action="/history" role="search" class="filters">
    ${field("account", "Account", account)}
    <div class="field">
      <label for="type">Event</label>
      <select id="type" name="type">
        <option value="">any</option>
        ${Object.entries(eventWords).map(
          ([value, words]) =>
            html`<option value="${value}" ${value === type ? html`selected` : nothing}>${words}</option>`,
        )}
      </select>
    </div>
    ${field("who", "Who or process", who)} ${field("text", "Message contains", text)}
    <button>Show</button>
  </form>`;
}

/** Whether a text is the name of an event. */
export function isEntryType(type: string): type is JournalEntry["type"] {
  return Object.hasOwn(eventWords, type);
}
