import { html } from "hono/html";
import type { JournalEntry } from "@tokens/store";
import type { Life, Mark, Timeline } from "../timeline.ts";
import { eventWords, lengthOf, timeOf } from "../wording.ts";
import { nothing, type Page } from "./layout.ts";

const bandHeight = 40;
const laneHeight = 40;
const axisHeight = 24;
const shownRows = 50;

/** The picture of a timeline, its key, and the same as a table. `entries`: newest first. */
export function timelineFigure(timeline: Timeline, entries: readonly JournalEntry[]): Page {
  const { lanes, furtherLanes, now } = timeline;
  if (entries.length === 0 && timeline.lives.length === 0)
    return html`<p class="empty">Nothing has happened yet: the first refresh shows up here.</p>`;
  return html`<figure class="timeline">
      ${picture(timeline)}
      <figcaption>
        ${key("life", "token valid")} ${key("refreshed", "refreshed it")} ${key("adopted", "took it over")}
        ${key("waited", "waited")} ${key("failed", "failed")}
        ${furtherLanes > 0 ? html`<span>and ${furtherLanes} more processes</span>` : nothing}
      </figcaption>
      ${lanes.length === 0 ? html`<p class="hint">No process has told of a refresh in this time.</p>` : nothing}
    </figure>
    ${entries.length === 0 ? nothing : table(entries.slice(0, shownRows), now)}`;
}

/** Places are percentages, so that the picture has any width while its letters and marks keep their size. */
function picture(timeline: Timeline): Page {
  const { from, to, now, ticks, lives, lanes } = timeline;
  const place = (at: number): string =>
    `${(((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100).toFixed(3)}%`;
  const width = (start: number, end: number): string =>
    `${(((Math.min(end, to) - Math.max(start, from)) / (to - from)) * 100).toFixed(3)}%`;
  const bottom = bandHeight + lanes.length * laneHeight;
  const life = ({ from: start, to: end }: Life, index: number): Page =>
    html`<rect
      class="life"
      x="${place(start)}"
      y="${index % 2 === 0 ? 6 : 20}"
      width="${width(start, end)}"
      height="11"
      rx="3"
    >
      <title>A token valid for ${lengthOf(end - start)}</title>
    </rect>`;
  const tick = (at: number): Page =>
    html`<line class="grid${at === now ? " now" : ""}" x1="${place(at)}" x2="${place(at)}" y1="0" y2="${bottom}"></line>
      <text class="tick" x="${place(at)}" y="${bottom + 16}" text-anchor="${anchor(at, from, to)}"
        >${tickWords(at - now)}</text
      >`;
  const lane = ({ by, marks }: Timeline["lanes"][number], index: number): Page => {
    const y = bandHeight + index * laneHeight;
    return html`<line class="lane" x1="0" x2="100%" y1="${y + 27}" y2="${y + 27}"></line>
      <text class="by" x="0" y="${y + 13}">${by}</text>
      ${marks.map((mark) => shape(mark, place, y + 27, width(mark.from, mark.to)))}`;
  };
  return html`<svg width="100%" height="${bottom + axisHeight}" role="img" aria-labelledby="picture-title">
    <title id="picture-title">${inWords(timeline)}</title>
    ${ticks.map(tick)} ${lives.map(life)} ${lanes.map(lane)}
  </svg>`;
}

function shape(mark: Mark, place: (at: number) => string, y: number, width: string): Page {
  const { kind, from, to, entry } = mark;
  const what = html`<title>
    ${entry.by} ${eventWords[entry.type]}${to > from ? ` in ${lengthOf(to - from)}` : ""}
  </title>`;
  switch (kind) {
    case "refreshed":
      // The bar is as long as it took, which may be less than can be seen: its head marks the end.
      return html`<g class="refreshed">
        ${what}
        <rect x="${place(from)}" y="${y - 4}" width="${width}" height="8"></rect>
        <svg x="${place(to)}" y="${y}" class="overflowing">
          <rect x="-4" y="-8" width="5" height="16" rx="2"></rect>
        </svg>
      </g>`;
    case "adopted":
      return html`<circle class="adopted" cx="${place(to)}" cy="${y}" r="4">${what}</circle>`;
    case "waited":
      return html`<svg x="${place(to)}" y="${y}" class="overflowing waited">
        ${what}
        <path d="M0-6L6 0L0 6L-6 0Z"></path>
      </svg>`;
    case "failed":
      return html`<svg x="${place(to)}" y="${y}" class="overflowing failed">
        ${what}
        <path d="M-5-5L5 5M-5 5L5-5"></path>
      </svg>`;
  }
}

function key(kind: Mark["kind"] | "life", words: string): Page {
  return html`<span class="key ${kind}">${words}</span>`;
}

function anchor(at: number, from: number, to: number): string {
  const share = (at - from) / (to - from);
  if (share < 0.06) return "start";
  return share > 0.94 ? "end" : "middle";
}

function tickWords(ms: number): string {
  if (ms === 0) return "now";
  return ms < 0 ? `−${lengthOf(-ms)}` : `+${lengthOf(ms)}`;
}

function inWords({ from, now, lanes }: Timeline): string {
  const renewals = lanes.flatMap(({ by, marks }) => {
    const count = marks.filter(({ kind }) => kind === "refreshed").length;
    return count > 0 ? [`${by} ${count} times`] : [];
  });
  const failed = lanes.flatMap(({ marks }) => marks).filter(({ kind }) => kind === "failed").length;
  const who = renewals.length > 0 ? `refreshed by ${renewals.join(", ")}` : "not refreshed";
  return `The last ${lengthOf(now - from)}, by process: ${who}; ${failed} failures. The table below tells the same.`;
}

function table(entries: readonly JournalEntry[], now: number): Page {
  return html`<details id="events">
    <summary>The same as a table</summary>
    <div class="scrolled" tabindex="0" role="region" aria-label="Events">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Process</th>
            <th scope="col">What it did</th>
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map(
            ({ at, by, type, durationMs, message }) =>
              html`<tr>
                <td>${timeOf(at, now)}</td>
                <td>${by}</td>
                <td>${eventWords[type]}${message === undefined ? "" : `: ${message}`}</td>
                <td>${durationMs === undefined ? "" : lengthOf(durationMs)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
