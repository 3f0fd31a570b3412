import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { environment } from "../project.ts";
import { row, type Consumer, type Scene } from "../scene.ts";

const startsWithinMs = 120_000;

interface Program {
  readonly name: string;
  readonly options: readonly string[];
  /** Looks at the first line that it prints, while it runs. */
  check(line: string): Promise<string>;
}

const programs: readonly Program[] = [
  {
    name: "@tokens/sandbox",
    options: ["--port", "0"],
    async check(line) {
      const { control, ...providers } = JSON.parse(line) as Record<string, string>;
      const { status } = await fetch(`${control}/hubstaff/credentials`);
      if (status !== 200) throw new Error(`Its control API responded with ${status}.`);
      return `serves ${Object.keys(providers).length} providers`;
    },
  },
  {
    name: "@tokens/console",
    options: ["--port", "0", "--store", "sqlite:./tokens.db"],
    async check(line) {
      const link = new URL(/Open (\S+)/.exec(line)![1]!);
      for (const path of [link.href, "/style.css", "/icon.svg", "/live.js", "/keys.js"]) {
        const { status } = await fetch(new URL(path, link), { redirect: "manual" });
        if (status >= 400) throw new Error(`${path} responded with ${status}.`);
      }
      return "serves its pages, style, icon and scripts";
    },
  },
  {
    name: "@tokens/cli",
    options: ["--version"],
    async check(line) {
      if (!/^(tokens )?\d+\.\d+\.\d+/.test(line)) throw new Error(`It printed "${line}".`);
      return "prints its version";
    },
  },
];

/** Somebody who starts a program without installing it. */
export const npxConsumer: Consumer = {
  name: "npx",
  title: "npx",
  async run(scene) {
    const folder = join(scene.folder, "without-install");
    await mkdir(folder);
    await writeFile(join(folder, ".npmrc"), `@tokens:registry=${scene.registry}/\n`);
    const rows = [];
    for (const program of programs) {
      scene.tell(`npx ${program.name}`);
      rows.push(await row(`npx ${program.name}`, () => start(program, folder, scene)));
    }
    return rows;
  },
};

/** Starts a program in a group of its own, waits for its first line, and stops the group. */
async function start({ name, options, check }: Program, cwd: string, scene: Scene): Promise<string> {
  const env = environment(scene.folder);
  const child = spawn("npx", ["--yes", name, ...options], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  const closed = once(child, "close");
  try {
    const printed = once(createInterface(child.stdout), "line", { signal: AbortSignal.timeout(startsWithinMs) });
    const [line] = (await Promise.race([printed, closed.then(() => [undefined])])) as [string | undefined];
    if (line === undefined) throw new Error(`It ended without a line:\n${said.join("\n")}`);
    return await check(line);
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid!, "SIGTERM");
      await closed;
    }
  }
}
