/** Plots as SVG, in the colors of the reader's light or dark mode. */

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Axis {
  readonly title: string;
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
}

export interface LineChart {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly x: Axis;
  readonly y: { readonly title: string; readonly logarithmic?: boolean };
}

export interface BarChart {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[];
  /** Adjacent values differ by powers of ten. */
  readonly logarithmic?: boolean;
}

const width = 760;
const plot = { left: 76, right: 736, top: 78, bottom: 330 };
const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: #59636e; }
  .grid { stroke: #d1d9e0; stroke-width: 1; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
  .s0 { stroke: #0969da; } .f0 { fill: #0969da; }
  .s1 { stroke: #bc4c00; stroke-dasharray: 7 3; } .f1 { fill: #bc4c00; }
  .s2 { stroke: #1a7f37; stroke-dasharray: 2 3; } .f2 { fill: #1a7f37; }
  .ground { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .grid { stroke: #3d444d; } .ground { fill: #0d1117; }
    .s0 { stroke: #4493f8; } .f0 { fill: #4493f8; } .s1 { stroke: #f0883e; } .f1 { fill: #f0883e; }
    .s2 { stroke: #3fb950; } .f2 { fill: #3fb950; }
  }`;

export function lineChart({ title, lines, x, y }: LineChart): string {
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(([, value]) => value)), 1e-9);
  const scale = y.logarithmic ? logarithmic(highest) : linear(highest);
  const [first, last] = [x.ticks[0]!, x.ticks.at(-1)!];
  const across = (value: number): number => plot.left + ((value - first) / (last - first)) * (plot.right - plot.left);
  const legend = lines.map(({ name }, place) => {
    const at = plot.left + place * 220;
    return `<path class="line s${place}" d="M${at} 54h26"/>${text(at + 34, 58, name)}`;
  });
  const curves = lines.map(({ points }, place) => {
    const path = points.map(([at, value]) => `${across(at).toFixed(1)} ${scale.place(value).toFixed(1)}`);
    return `<path class="line s${place}" d="M${path.join("L")}"/>`;
  });
  return svg(title, 376, [
    ...gridOf(scale),
    ...x.ticks.map((tick) => text(across(tick), plot.bottom + 20, x.label(tick), "quiet", "middle")),
    text((plot.left + plot.right) / 2, plot.bottom + 40, x.title, "quiet", "middle"),
    `<text class="quiet" text-anchor="middle" transform="translate(18 ${(plot.top + plot.bottom) / 2}) rotate(-90)">${escape(y.title)}</text>`,
    ...legend,
    ...curves,
  ]);
}

export function barChart({ title, bars, logarithmic: log = false }: BarChart): string {
  const height = 34;
  const left = 250;
  const highest = Math.max(...bars.map(({ value }) => value), 1e-9);
  const lowest = Math.min(...bars.map(({ value }) => value).filter((value) => value > 0));
  const share = (value: number): number =>
    log && value > 0 ? 0.05 + (0.95 * Math.log(value / lowest)) / Math.log(highest / lowest) : value / highest;
  const rows = bars.flatMap(({ name, value, label }, place) => {
    const y = 56 + place * height;
    const length = Math.max(share(value) * (width - left - 170), 1);
    return [
      text(left - 12, y + 17, name, "", "end"),
      `<rect class="f0" x="${left}" y="${y}" width="${length.toFixed(1)}" height="24" rx="2"/>`,
      text(left + length + 10, y + 17, label),
    ];
  });
  return svg(log ? `${title} (logarithmic)` : title, 70 + bars.length * height, rows);
}

interface Scale {
  readonly ticks: readonly number[];
  place(value: number): number;
}

function linear(highest: number): Scale {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((one) => one * power >= rough)! * power;
  const ticks = Array.from({ length: Math.ceil(highest / step) + 1 }, (_, n) => n * step);
  const top = ticks.at(-1)!;
  return { ticks, place: (value) => plot.bottom - (value / top) * (plot.bottom - plot.top) };
}

/** Four powers of ten; smaller values lie on the ground. */
function logarithmic(highest: number): Scale {
  const top = Math.ceil(Math.log10(highest));
  const ticks = [4, 3, 2, 1, 0].map((below) => 10 ** (top - below));
  const place = (value: number): number =>
    plot.bottom - (Math.max(Math.log10(Math.max(value, 1e-12)) - (top - 4), 0) / 4) * (plot.bottom - plot.top);
  return { ticks, place };
}

function gridOf({ ticks, place }: Scale): string[] {
  return ticks.flatMap((tick) => [
    `<path class="grid" d="M${plot.left} ${place(tick).toFixed(1)}H${plot.right}"/>`,
    text(plot.left - 8, place(tick) + 4, Number(tick.toPrecision(3)).toLocaleString("en"), "quiet", "end"),
  ]);
}

function text(x: number, y: number, content: string, kind: string = "", anchor: string = "start"): string {
  if (content === "") return "";
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}"${kind && ` class="${kind}"`} text-anchor="${anchor}">${escape(content)}</text>`;
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="100%" height="100%" rx="6"/>`,
    text(20, 30, title, "title"),
    ...parts.filter((part) => part !== ""),
    "</svg>\n",
  ].join("\n");
}

function escape(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
