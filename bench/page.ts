import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cells, isMissed, missedTargets, type GroupResult, type Row, type Section } from "./report.ts";
import { busyWarning, type Setup } from "./setup.ts";
import { barChart } from "./svg.ts";

const root = join(import.meta.dirname, "..");
const plots = "docs/benchmarks";

/** Writes `docs/benchmarks.md` and the plots in it. */
export async function writePage(groups: readonly GroupResult[], setup: Setup): Promise<void> {
  await rm(join(root, plots), { recursive: true, force: true });
  await mkdir(join(root, plots), { recursive: true });
  for (const { name, sections } of groups)
    for (const [index, section] of sections.entries())
      await writeFile(join(root, plots, plotName(name, index)), barChart(section));
  const page = join(root, "docs/benchmarks.md");
  await writeFile(page, markdown(groups, setup));
  await promisify(execFile)(join(root, "node_modules/.bin/oxfmt"), [page], { cwd: root });
}

/** The page, with all of its prose. */
export function markdown(groups: readonly GroupResult[], setup: Setup): string {
  const { machine, cores, node, date, peers } = setup;
  const missed = missedTargets(groups);
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return `# Benchmarks

\`pnpm bench\` measures all of this in one run and writes this page. Values are medians over rounds, and the spread is from the first to the
third quartile. A ratio is taken within a round, where each contender runs once in random order, so that all of them meet the same noise; read
the ratios, because the absolute figures are those of one machine. In the plots, blue is
this project, gray what it is compared with, and red a missed target; a dashed line is a target, and a thin line the spread.

Measured on ${date} with Node ${node} on ${cores} cores (${machine}), against ${versions.join(", ")}.
${[busyWarning(setup)].join("")}

${missed.length === 0 ? "Every target is met." : ["Targets that are missed:", "", ...missed.map((line) => `- ${line}`)].join("\n")}

${groups.map(chapter).join("\n\n")}
`;
}

function chapter({ name, title, about, sections }: GroupResult): string {
  return [
    `## ${title}`,
    about,
    ...sections.flatMap((section, index) => [
      `### ${section.title}`,
      `![${section.title}](benchmarks/${plotName(name, index)})`,
      table(section),
    ]),
  ].join("\n\n");
}

function table({ rows, unit }: Section): string {
  const line = (row: Row): string => {
    const [name, value, ...rest] = cells(row, unit);
    return `| ${[name, isMissed(row) ? `**${value}, missed**` : value, ...rest].join(" | ")} |`;
  };
  return ["|  | Median | Spread | Target | Measured |", "| --- | ---: | ---: | ---: | --- |", ...rows.map(line)].join(
    "\n",
  );
}

function plotName(group: string, index: number): string {
  return `${group}-${index + 1}.svg`;
}
