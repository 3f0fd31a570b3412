import type { JournalEntry } from "@tokens/store";
import { html } from "hono/html";
import type { KnownAccount } from "../accounts/account-view.ts";
import type { Redaction } from "../accounts/redact-account.ts";
import { timelineFigure } from "../accounts/timeline-figure.ts";
import { timelineOf } from "../accounts/timeline.ts";
import type { ConsoleContext } from "../context.ts";
import { nothing, type Page } from "../shared/layout.ts";
import { entriesTable } from "./entries-table.ts";
import { mayQuote } from "./search.ts";
import { spans, type Span } from "./spans.ts";

/** What happened to an account. */
export interface AccountHistory {
  /** Undefined for the latest refreshes. */
  readonly span: Span | undefined;
  /** Newest first, and redacted. */
  readonly entries: readonly JournalEntry[];
  /** Whether there are more in the period. */
  readonly cut: boolean;
}

const latest = 200;
const ofSpan = 2000;
const maxRows = 100;

/** Reads what happened to an account in a period, or the latest that did. */
export async function readHistory(
  { store, clock }: Pick<ConsoleContext, "store" | "clock">,
  redaction: Redaction,
  { account: { key }, view }: KnownAccount,
  span: Span | undefined,
): Promise<AccountHistory> {
  const limit = span ? ofSpan : latest;
  const read = await store.journal.read({ key, ...(span && { after: clock.now() - span.ms }), limit });
  const clean = read.some(mayQuote) ? await redaction.of(key) : (text: string) => text;
  const entries = read.map((entry) =>
    mayQuote(entry) ? { ...entry, message: clean(entry.message!).replaceAll(key, view.name) } : entry,
  );
  return { span, entries, cut: read.length === limit };
}

/** The refreshes of an account as a chart that can be zoomed, and everything that happened as a table. */
export function historySection(known: KnownAccount, { span, entries, cut }: AccountHistory, now: number): Page {
  const { id, name } = known.view;
  const timeline = timelineOf(known.session, entries, now, span?.ms);
  const empty = entries.length === 0 && timeline.lives.length === 0 && !span;
  const more = html`<a href="/history?${new URLSearchParams({ account: name })}">Show more</a>`;
  return html`<section aria-labelledby="timeline-title">
    <div class="title">
      <h2 id="timeline-title">Refreshes</h2>
      <nav class="chips" aria-label="Period">
        <ul role="list">
          ${spanLink(id, "latest", "Latest", !span)}
          ${spans.map((one) => spanLink(id, one.name, one.title, one === span))}
        </ul>
      </nav>
    </div>
    <div data-live id="timeline">
      ${empty ? html`<p class="empty">No activity yet. The first refresh will appear here.</p>` : timelineFigure(timeline)}
      ${span && cut ? html`<p class="hint">The chart shows the latest ${entries.length} events of this period.</p>` : nothing}
      ${
        entries.length === 0
          ? nothing
          : html`<details id="events">
              <summary>Show as a table</summary>
              ${entriesTable(
                entries.slice(0, maxRows).map((entry) => ({ entry })),
                now,
              )}
              <p>${more}</p>
            </details>`
      }
    </div>
  </section>`;
}

function spanLink(id: string, name: string, title: string, current: boolean): Page {
  const path = name === "latest" ? `/accounts/${id}` : `/accounts/${id}?span=${name}`;
  return html`<li><a href="${path}" ${current ? html`aria-current="true"` : nothing}>${title}</a></li>`;
}
