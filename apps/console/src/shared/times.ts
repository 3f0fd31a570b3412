import { html } from "hono/html";
import { timeOf } from "./wording.ts";
import type { Page } from "./layout.ts";

/** A time that a script shows as a countdown, e.g. `in 23 s`. */
export function until(at: number, now: number): Page {
  return timeElement("until", at, now);
}

/** A time that a script shows as an age, e.g. `23 s ago`. */
export function since(at: number, now: number): Page {
  return timeElement("since", at, now);
}

function timeElement(kind: "until" | "since", at: number, now: number): Page {
  return html`<time datetime="${new Date(at).toISOString()}" data-${kind}="${at}" title="${timeOf(at, now)}"
    >${timeOf(at, now)}</time
  >`;
}
