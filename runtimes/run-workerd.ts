import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Result } from "./suite/case.ts";
import { bundle, entriesIn } from "./bundle.ts";
import type { Run } from "./run.ts";

/** The part of Miniflare that is used. */
interface MiniflareModule {
  readonly Miniflare: new (options: object) => {
    readonly ready: Promise<URL>;
    dispose(): Promise<void>;
  };
}

const main = `
import { workerOf } from "./suite/worker.ts";
export default workerOf((entry) => load(entry));
`;

/** MSW, of which the mocks are made, keeps cookies in localStorage where it does not find Node. */
const localStorage = "globalThis.localStorage ??= { getItem: () => null, setItem() {}, removeItem() {} };";

/** Not newer than the binary, and without `nodejs_compat`. */
const compatibilityDate = "2026-07-01";

/** Runs the suite in a Worker with a D1 database, which another Worker shares. */
export async function runInWorkerd({ consumer, settings, report }: Run): Promise<void> {
  const { Miniflare } = (await import("miniflare")) as unknown as MiniflareModule;
  const entries = entriesIn(settings);
  const chunks = await bundle(consumer, ["workerd", "worker"], main, entries, localStorage);
  const modules = chunks
    .toSorted(({ path }) => (path === "main.js" ? -1 : 0))
    .map(({ path, text }) => ({ type: "ESModule", path, contents: text }));
  const said: string[] = [];
  const shared = { modules, compatibilityDate, d1Databases: { DB: "tokens" } };
  const worker = new Miniflare({
    workers: [
      { name: "first", ...shared, serviceBindings: { OTHER: "second" } },
      { name: "second", ...shared },
    ],
    host: "127.0.0.1",
    port: 0,
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      for (const stream of [stdout, stderr]) createInterface(stream).on("line", (line) => said.push(line));
    },
  });
  try {
    const response = await fetch(await worker.ready, { method: "POST", body: JSON.stringify(settings) });
    if (!response.ok || !response.body)
      throw new Error(`The Worker responded with ${response.status}: ${await response.text()}`);
    for await (const line of createInterface(Readable.fromWeb(response.body as never)))
      report(JSON.parse(line) as Result);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${said.slice(-12).join("\n")}`, { cause: error });
  } finally {
    await worker.dispose();
  }
}
