import type { Group } from "../group.ts";
import { processTime } from "../node-process.ts";
import { peersFolder, peerVersions } from "../peers.ts";
import type { Row } from "../report.ts";
import { interleaved, ratios, type Contender } from "../rounds.ts";
import { exactly, spreadOf } from "../statistics.ts";

const floor = "node -e 0";
const own = ["@tokens/core", "@tokens/hubstaff"];

/** How long a program waits for a library before its first line. */
export const coldImport: Group = {
  title: "Cold import",
  about: `The time of a process that imports a library and ends, \`node -e 'import("…")'\`, over that of \`node -e 0\`. Ours are imported as built.`,
  async measure({ quick, random, progress }) {
    const rounds = quick ? 3 : 21;
    const contenders = Object.fromEntries([
      [floor, () => processTime(["-e", "0"])],
      ...own.map((name) => [name, () => processTime(importing(name), { cwd: import.meta.dirname })]),
      ...Object.keys(await peerVersions()).map((name) => [
        name,
        () => processTime(importing(name), { cwd: peersFolder }),
      ]),
    ]) as Record<string, Contender>;
    const figures = await interleaved(contenders, {
      rounds,
      budgetMs: 60_000,
      warmUp: 1,
      random,
      progress,
    });
    const milliseconds = (name: string): number => spreadOf(figures[name]!).median;
    const rows = Object.keys(contenders).map((name): Row => ({
      name,
      of: own.includes(name) ? "tokens" : "other",
      value: name === floor ? exactly(1) : ratios(figures[name]!, figures[floor]!),
      absolute:
        name === floor
          ? `${milliseconds(name).toFixed(0)} ms`
          : `${(milliseconds(name) - milliseconds(floor)).toFixed(0)} ms more`,
    }));
    return [{ title: "Time of a process that imports it, over node -e 0", unit: "times", rows }];
  },
};

function importing(name: string): string[] {
  return ["-e", `import(${JSON.stringify(name)})`];
}
