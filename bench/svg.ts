import { formatted, isMissed, type Row, type Section, type Target } from "./report.ts";

const width = 790;
const labelWidth = 280;
const valueWidth = 90;
const barHeight = 18;
const rowHeight = 28;
const top = 12;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .tokens { fill: #2563eb; } .other { fill: #9aa4b2; } .missed { fill: #dc2626; }
  .spread { stroke: #1f2328; } .target { stroke: #1f2328; stroke-width: 2; stroke-dasharray: 3 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .tokens { fill: #60a5fa; } .other { fill: #6b7685; } .missed { fill: #f87171; }
    .spread { stroke: #e6edf3; } .target { stroke: #e6edf3; }
  }`;

/** A bar for each row, with its quartiles as a thin line and its target as a dashed one. Readable on light and dark pages. */
export function barChart({ title, rows, unit }: Section): string {
  const height = top * 2 + rows.length * rowHeight;
  const largest = Math.max(...rows.flatMap((row) => [row.value.high, limitOf(row.target) ?? 0]));
  const scale = (width - labelWidth - valueWidth) / largest;
  const x = (value: number): string => (labelWidth + value * scale).toFixed(1);

  const bar = (row: Row, index: number): string => {
    const y = top + index * rowHeight;
    const middle = y + barHeight / 2;
    const { low, median, high } = row.value;
    const limit = limitOf(row.target);
    const end = Math.max(high, limit ?? 0, median);
    return [
      `<text x="${labelWidth - 10}" y="${middle + 4}" text-anchor="end">${escaped(row.name)}</text>`,
      `<rect class="${isMissed(row) ? "missed" : row.of}" x="${labelWidth}" y="${y}" width="${Math.max(median * scale, 1).toFixed(1)}" height="${barHeight}" rx="2"/>`,
      ...(low === high ? [] : [`<line class="spread" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}"/>`]),
      ...(limit === undefined
        ? []
        : [`<line class="target" x1="${x(limit)}" x2="${x(limit)}" y1="${y - 3}" y2="${y + barHeight + 3}"/>`]),
      `<text x="${(Number(x(end)) + 8).toFixed(1)}" y="${middle + 4}">${formatted(median, unit)}</text>`,
    ].join("\n  ");
  };

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
  <style>${style}
  </style>
  ${rows.map(bar).join("\n  ")}
</svg>
`;
}

function limitOf(target: Target | undefined): number | undefined {
  if (!target) return undefined;
  return "atLeast" in target ? target.atLeast : target.atMost;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
