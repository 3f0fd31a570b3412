import type { JournalEntry } from "@tokens/store";
import { html } from "hono/html";
import { helpLink } from "../shared/error-help.ts";
import { nothing, type Page } from "../shared/layout.ts";
import { eventWords, lengthOf, timeOf } from "../shared/wording.ts";

/** An entry with the account that it is about. */
export interface ShownEntry {
  readonly entry: JournalEntry;
  /** Without an id, the account is gone. */
  readonly account?: { readonly id?: string; readonly name: string } | undefined;
}

/** Entries of a journal as a table, in the given order. */
export function entriesTable(shown: readonly ShownEntry[], now: number): Page {
  const ofMany = shown.some(({ account }) => account !== undefined);
  return html`<div class="scrolled events" tabindex="0" role="region" aria-label="Events">
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          ${ofMany ? html`<th scope="col">Account</th>` : nothing}
          <th scope="col">Event</th>
          <th scope="col">Who</th>
          <th scope="col">Process</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ account, entry: { at, by, who, type, durationMs, message, code } }) =>
            html`<tr>
              <td class="at">${timeOf(at, now)}</td>
              ${account ? html`<td class="of">${accountLink(account)}</td>` : nothing}
              <td class="what">${eventWords[type] ?? type}${message ? `: ${message}` : ""} ${helpLink(code)}</td>
              <td class="who">${who ?? ""}</td>
              <td class="by">${by}</td>
              <td class="took">${durationMs === undefined ? "" : lengthOf(durationMs)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function accountLink({ id, name }: NonNullable<ShownEntry["account"]>): Page {
  return id === undefined ? html`${name}` : html`<a href="/accounts/${id}">${name}</a>`;
}
