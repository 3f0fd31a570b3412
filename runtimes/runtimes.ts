import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Need } from "./suite/case.ts";
import type { Run } from "./run.ts";
import { chromiumVersion, runInChromium } from "./run-chromium.ts";
import { runProcess } from "./run-process.ts";
import { runInWorkerd } from "./run-workerd.ts";

/** A column of the table. */
export interface Runtime {
  /** As in `--only`. */
  readonly id: string;
  readonly title: string;
  readonly has: readonly Need[];
  version(): Promise<string>;
  /** Runs the suite. Rejects when the runtime itself fails. */
  run(run: Run): Promise<void>;
}

const modules = join(import.meta.dirname, "node_modules");
const onNode20: readonly Need[] = ["node", "files", "tcp", "wasm"];
const onAServer: readonly Need[] = ["node22", ...onNode20];

const node = (major: number): Runtime => ({
  id: `node${major}`,
  title: "Node",
  has: major < 22 ? onNode20 : onAServer,
  version: () => versionOf(`node${major}`),
  run: (run) => runProcess([join(modules, `node${major}/bin/node`)], run),
});

export const runtimes: readonly Runtime[] = [
  node(20),
  node(22),
  node(24),
  node(26),
  {
    id: "bun",
    title: "Bun",
    has: onAServer,
    version: () => versionOf("bun"),
    run: (run) => runProcess([join(modules, ".bin/bun")], run),
  },
  {
    id: "deno",
    title: "Deno",
    has: [...onAServer, "kv"],
    version: () => versionOf("deno"),
    run: (run) => runProcess([join(modules, ".bin/deno"), "run", "--allow-all", "--unstable-kv", "--no-check"], run),
  },
  {
    id: "workerd",
    title: "workerd",
    has: ["node22", "d1"],
    version: () => versionOf("workerd"),
    run: runInWorkerd,
  },
  {
    id: "chromium",
    title: "Chromium",
    has: ["node22"],
    version: chromiumVersion,
    run: runInChromium,
  },
];

async function versionOf(name: string): Promise<string> {
  const manifest = await readFile(join(modules, name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
