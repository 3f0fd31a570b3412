import { html } from "hono/html";
import { timeOf } from "../wording.ts";
import type { Page } from "./layout.ts";

/** A time as a script counts down to it: `in 23 s`; without a script the time itself. */
export function until(at: number, now: number): Page {
  return timeElement("until", at, now);
}

/** A time as a script counts up from it: `23 s ago`; without a script the time itself. */
export function since(at: number, now: number): Page {
  return timeElement("since", at, now);
}

function timeElement(kind: "until" | "since", at: number, now: number): Page {
  return html`<time datetime="${new Date(at).toISOString()}" data-${kind}="${at}" title="${timeOf(at, now)}"
    >${timeOf(at, now)}</time
  >`;
}
