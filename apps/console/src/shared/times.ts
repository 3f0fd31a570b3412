import { html } from "hono/html";
import { timeWords } from "./wording.ts";
import type { Page } from "./layout.ts";

/** A time that a script shows as a countdown, e.g. `in 23 s`. */
export function until(at: number, now: number): Page {
  return timeElement("until", at, now);
}

/** A time that a script shows as an age, e.g. `23 s ago`. */
export function since(at: number, now: number): Page {
  return timeElement("since", at, now);
}

/** A time that a script shows as a length, e.g. `for 3 h 2 min`. */
export function lasting(at: number, now: number): Page {
  return timeElement("lasting", at, now, "since ");
}

function timeElement(kind: "until" | "since" | "lasting", at: number, now: number, words = ""): Page {
  const { iso, long, short } = timeWords(at, now);
  return html`<time datetime="${iso}" data-${kind}="${at}" title="${long}">${words}${short}</time>`;
}
