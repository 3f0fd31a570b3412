import { html } from "hono/html";
import { listPath } from "../accounts/list-query.ts";
import type { Selection } from "../accounts/selection.ts";
import { nothing, type Page } from "../shared/layout.ts";
import { counted } from "../shared/wording.ts";

/** The accounts of the page, or all that the filter selects. */
export type Select = "page" | "all";

/** What an address selects. */
export function selectOf(text: string | undefined): Select | undefined {
  return text === "page" || text === "all" ? text : undefined;
}

/** Links that tick accounts; a script ticks those of the page at once. */
export function selectLinks(
  { query, shown, found }: Pick<Selection, "query" | "shown" | "found">,
  select: Select | undefined,
): Page {
  const link = (words: string, chosen?: Select): Page =>
    html`<a href="${listPath(query, chosen && { select: chosen })}" data-select="${chosen ?? "none"}">${words}</a> `;
  const all = found.length > shown.length && select !== "all";
  return html`<p class="select">
    ${select === "all" ? html`<input type="hidden" name="all" value="1" />${counted(found.length, "account")} selected ` : link("Select page", "page")}
    ${all ? link(`Select all ${found.length}`, "all") : nothing} ${select ? link("Select none") : nothing}
  </p>`;
}

/** What can be done with the ticked accounts. It appears when there are some. */
export function bulkBar(): Page {
  const action = (value: string, words: string, look = "second"): Page =>
    html`<button name="action" value="${value}" class="${look}">${words}</button>`;
  return html`<fieldset class="bulk" aria-label="Selected accounts">
    <p class="selected">selected</p>
    ${action("refresh", "Refresh")} ${action("pause", "Pause")} ${action("resume", "Resume")}
    <span class="labeling">
      <input name="label" aria-label="Label" placeholder="team=finance" autocomplete="off" spellcheck="false" />
      ${action("label", "Add label")} ${action("unlabel", "Remove label")}
    </span>
    ${action("disconnect", "Disconnect…", "danger")}
  </fieldset>`;
}
