import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionKey } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import type { Group } from "../group.ts";
import { processTime } from "../node-process.ts";
import type { Row } from "../report.ts";
import { interleaved, ratios } from "../rounds.ts";
import { sampleSession } from "../sample.ts";
import { exactly, spreadOf } from "../statistics.ts";

const floor = "node -e 0";
const command = join(import.meta.dirname, "../../packages/cli/dist/main.js");
const accounts = 10;

/** How long a person waits for the command. */
export const cli: Group = {
  title: "The command",
  about: `The time of the built \`tokens\` command over that of \`node -e 0\`. \`tokens status\` reads a store of files with ${accounts} accounts.`,
  async measure({ quick, random, progress }) {
    const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
    try {
      const sessions = fileSessions({ directory: join(directory, "store") });
      for (let n = 0; n < accounts; n++)
        await sessions.set(sessionKey("hubstaff", "api.hubstaff.com", "personal", `user-${n}`), sampleSession());
      const env = { ...process.env, XDG_CACHE_HOME: directory, XDG_CONFIG_HOME: directory };
      const status = [command, "status", "--store", `file:${directory}/store`];
      const rounds = quick ? 3 : 21;
      const contenders = {
        [floor]: () => processTime(["-e", "0"]),
        "tokens --version": () => processTime([command, "--version"], { env }),
        "tokens status": () => processTime(status, { env }),
      };
      const figures = await interleaved(contenders, {
        rounds,
        budgetMs: 20_000,
        warmUp: 1,
        random,
        progress,
      });
      const rows = Object.keys(contenders).map((name): Row => ({
        name,
        of: name === floor ? "other" : "tokens",
        value: name === floor ? exactly(1) : ratios(figures[name]!, figures[floor]!),
        absolute: `${spreadOf(figures[name]!).median.toFixed(0)} ms`,
      }));
      return [{ title: "Time of the command, over node -e 0", unit: "times", rows }];
    } finally {
      await rm(directory, { recursive: true });
    }
  },
};
