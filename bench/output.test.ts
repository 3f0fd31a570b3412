import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { markdown } from "./page.ts";
import { createProgress } from "./progress.ts";
import type { GroupResult } from "./report.ts";
import { exactly } from "./statistics.ts";
import { barChart } from "./svg.ts";
import { terminalReport } from "./terminal.ts";

const result: GroupResult = {
  name: "requests",
  title: "API calls",
  about: "Requests per second.",
  sections: [
    {
      title: "Over global fetch",
      unit: "times",
      rows: [
        { name: "fetch", of: "other", value: exactly(1), absolute: "2,500/s" },
        {
          name: "a <slow> client",
          of: "tokens",
          value: { low: 0.4, median: 0.5, high: 0.6 },
          target: { atLeast: 1 },
          absolute: "1,250/s",
        },
      ],
    },
  ],
};

test("the table is aligned, and red only where a target is missed", () => {
  const report = terminalReport([result], true);
  expect(stripVTControlCharacters(report)).toBe(`
API calls
Over global fetch
  fetch             1.00×                              2,500/s
  a <slow> client   0.50×   0.40× to 0.60×   ≥ 1.00×   1,250/s   missed

1 target is missed.`);
  const red = report.split("\n").filter((line) => line.includes("\u001B[31m"));
  expect(red.map(stripVTControlCharacters)).toEqual([expect.stringContaining("missed"), "1 target is missed."]);
  expect(terminalReport([result], false)).toBe(stripVTControlCharacters(report));
});

test("the page says what was missed, and shows the plot and the figures of each section", () => {
  const setup = { machine: "a CPU", cores: 2, load: 0.1, node: "24.0.0", date: "2026-01-02", peers: { ky: "2.1.0" } };
  const page = markdown([result], setup);
  expect(page).toContain("Measured on 2026-01-02 with Node 24.0.0 on 2 cores (a CPU), against ky 2.1.0.");
  expect(page).toContain("- API calls, Over global fetch: a <slow> client is 0.50×, the target is ≥ 1.00×");
  expect(page).toContain("![Over global fetch](benchmarks/requests-1.svg)");
  expect(page).toContain("| a <slow> client | **0.50×, missed** | 0.40× to 0.60× | ≥ 1.00× | 1,250/s |");
  expect(page).not.toContain("busy");
  expect(markdown([], { ...setup, load: 3 })).toContain("busy when the run began: 3.0 processes wanted its 2 cores");
  expect(markdown([], setup)).toContain("Every target is met.");
});

test("bars are as long as their values, and a target that is missed colors its bar", () => {
  const svg = barChart(result.sections[0]!);
  const bars = [...svg.matchAll(/<rect class="(\w+)" .*? width="([\d.]+)"/g)].map(([, kind, width]) => [
    kind,
    Number(width),
  ]);
  expect(bars).toEqual([
    ["other", 420],
    ["missed", 210],
  ]);
  expect(svg).toContain("a &lt;slow> client");
  expect([...svg.matchAll(/class="target" x1="([\d.]+)"/g)].map(([, x]) => x)).toEqual(["700.0"]);
});

test("progress is one line in a terminal, and elsewhere a line every five seconds", () => {
  const written: string[] = [];
  const write = (text: string): boolean => written.push(text) > 0;
  let now = 0;
  const terminal = createProgress({ write, isTTY: true }, () => now);
  terminal.show("round 1");
  terminal.show("round 2");
  expect(written.splice(0)).toEqual(["\r\u001B[Kround 1", "\r\u001B[Kround 2"]);
  const plain = createProgress({ write, isTTY: false }, () => now);
  for (; now <= 6000; now += 1000) plain.show(`second ${now / 1000}`);
  expect(written).toEqual(["second 0\n", "second 5\n"]);
});
