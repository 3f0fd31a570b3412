import { html } from "hono/html";
import type { Life, Mark, Timeline } from "./timeline.ts";
import { eventWords, lengthOf } from "../shared/wording.ts";
import { nothing, type Page } from "../shared/layout.ts";

const bandHeight = 40;
const laneHeight = 40;
const axisHeight = 24;
/** Room for a process that starts, so that the page does not move. */
const minLanes = 2;

/** SVG paths, relative to the position of a mark. */
const outlines: Readonly<Record<Mark["kind"], string>> = {
  refreshed: "M-4-8h5v16h-5Z",
  adopted: "M0-5A5 5 0 0 1 0 5A5 5 0 0 1 0-5Z",
  waited: "M0 5L4 9L0 13L-4 9Z",
  failed: "M-5-5L5 5M-5 5L5-5",
};

/** A timeline as a chart with a legend. */
export function timelineFigure(timeline: Timeline): Page {
  const { lanes, hiddenLanes } = timeline;
  return html`<figure class="timeline">
    ${chart(timeline)}
    <figcaption>
      ${legend("life", "token valid")} ${legend("refreshed", "refreshed")} ${legend("adopted", "adopted")}
      ${legend("waited", "waited")} ${legend("failed", "failed")}
      ${hiddenLanes > 0 ? html`<span>and ${hiddenLanes} more ${hiddenLanes === 1 ? "process" : "processes"}</span>` : nothing}
      ${lanes.length === 0 ? html`<span>No refreshes were recorded in this period.</span>` : nothing}
    </figcaption>
  </figure>`;
}

/** Positions are percentages: the chart scales while text and marks keep their size. */
interface Scale {
  place(at: number): string;
  width(from: number, to: number): string;
  /** The text anchor that leaves room for a label. */
  side(at: number): "start" | "middle" | "end";
}

function scaleOf({ from, to }: Timeline): Scale {
  const share = (at: number): number => (Math.min(Math.max(at, from), to) - from) / (to - from);
  const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
  return {
    place: (at) => percent(share(at)),
    width: (start, end) => percent(Math.max(share(end) - share(start), 0)),
    side: (at) => (share(at) < 0.06 ? "start" : share(at) > 0.94 ? "end" : "middle"),
  };
}

function chart(timeline: Timeline): Page {
  const scale = scaleOf(timeline);
  const { ticks, lives, lanes } = timeline;
  const bottom = bandHeight + Math.max(lanes.length, minLanes) * laneHeight;
  return html`<svg width="100%" height="${bottom + axisHeight}" role="img" aria-labelledby="chart-title">
    <title id="chart-title">${describe(timeline)}</title>
    ${ticks.map((at) => tickAt(at, timeline, scale, bottom))}
    ${lives.map((life, index) => band(life, index % 2 === 0 ? 6 : 20, scale))}
    ${lanes.map((lane, index) => laneAt(bandHeight + index * laneHeight, lane, scale))}
  </svg>`;
}

function tickAt(at: number, { now, ticks }: Timeline, { place, side }: Scale, bottom: number): Page {
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  // Narrow screens hide every second label.
  const between = Math.round((at - now) / step) % 2 === 0 ? "" : " between";
  return html`<line
      class="grid${at === now ? " now" : ""}"
      x1="${place(at)}"
      x2="${place(at)}"
      y1="0"
      y2="${bottom}"
    ></line>
    <text class="tick${between}" x="${place(at)}" y="${bottom + 16}" text-anchor="${side(at)}"
      >${tickWords(at - now)}</text
    >`;
}

function band({ from, to }: Life, y: number, { place, width }: Scale): Page {
  return html`<rect class="life" x="${place(from)}" y="${y}" width="${width(from, to)}" height="11" rx="3">
    <title>A token valid for ${lengthOf(to - from)}</title>
  </rect>`;
}

function laneAt(top: number, { by, marks }: Timeline["lanes"][number], scale: Scale): Page {
  const y = top + 27;
  const latest = marks.findLast(({ kind, count }) => kind === "refreshed" && count === 1);
  return html`<line class="lane" x1="0" x2="100%" y1="${y}" y2="${y}"></line>
    <text class="by" x="0" y="${top + 13}">${by}</text>
    ${marks.map((mark) => markAt(y, mark, scale))} ${latest ? tookAt(y, latest, scale) : nothing}`;
}

function markAt(y: number, { kind, from, to, entry, count }: Mark, { place, width }: Scale): Page {
  const took = to === from ? "" : ` in ${lengthOf(to - from)}`;
  const words =
    count > 1
      ? `${entry.by} ${eventWords[entry.type]}, ${count} events`
      : `${entry.by} ${eventWords[entry.type]}${took}`;
  // The bar may be too short to see; the mark at its end stays visible.
  const bar = html`<rect x="${place(from)}" y="${y - 4}" width="${width(from, to)}" height="8"></rect>`;
  return html`<g class="${kind}">
    <title>${words}</title>
    ${took === "" ? nothing : bar}
    <svg x="${place(to)}" y="${y}"><path d="${outlines[kind]}"></path></svg>
  </g>`;
}

/** Duration of the latest refresh, next to its bar. */
function tookAt(y: number, { from, to }: Mark, { place, side }: Scale): Page {
  const [anchor, x] = side(to) === "end" ? ["end", -8] : ["start", 6];
  return html`<svg x="${place(to)}" y="${y}">
    <text class="took" x="${x}" y="4" text-anchor="${anchor}">${lengthOf(to - from)}</text>
  </svg>`;
}

function legend(kind: Mark["kind"] | "life", words: string): Page {
  return html`<span class="key ${kind}">${words}</span>`;
}

function tickWords(ms: number): string {
  if (ms === 0) return "now";
  return ms < 0 ? `−${lengthOf(-ms)}` : `+${lengthOf(ms)}`;
}

function describe({ from, now, lanes }: Timeline): string {
  const renewals = lanes.flatMap(({ by, marks }) => {
    const count = total(marks, "refreshed");
    return count > 0 ? [`${by} ${count === 1 ? "once" : `${count} times`}`] : [];
  });
  const failed = total(
    lanes.flatMap(({ marks }) => marks),
    "failed",
  );
  const who = renewals.length > 0 ? `refreshed by ${renewals.join(", ")}` : "not refreshed";
  return `The last ${lengthOf(now - from)}, by process: ${who}; ${failed} ${failed === 1 ? "failure" : "failures"}. The table below lists the same events.`;
}

function total(marks: readonly Mark[], wanted: Mark["kind"]): number {
  return marks.filter(({ kind }) => kind === wanted).reduce((sum, { count }) => sum + count, 0);
}
