/** Installs Next.js in this folder, links the packages, builds the app, and starts it; with `--test`, tests it instead. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { installApart } from "../../scripts/install-apart.ts";
import { root } from "../../scripts/published-packages.ts";
import { testApp } from "./test.ts";

const folder = join(root, "examples/nextjs");
const next = join(folder, "node_modules/next/dist/bin/next");
const packages = ["hubstaff", "session-file"];
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

await installApart("examples/nextjs");
await mkdir(join(folder, "node_modules/@tokens"), { recursive: true });
for (const name of packages) {
  const link = join(folder, "node_modules/@tokens", name);
  await rm(link, { force: true });
  await symlink(join(root, "packages", name), link);
}
await run(
  join(root, "node_modules/typescript/bin/tsc"),
  "-b",
  ...packages.map((name) => join(root, "packages", name, "src")),
);
await run(next, "build");

if (process.argv.includes("--test")) await testApp(start);
else start();

function start(env: NodeJS.ProcessEnv = {}, ...parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", ...parameters], {
    cwd: folder,
    env: { ...environment, ...env },
    stdio: "inherit",
  });
}

function run(program: string, ...parameters: readonly string[]): Promise<void> {
  const options = { cwd: folder, env: environment, stdio: "inherit" } as const;
  const child = spawn(process.execPath, [program, ...parameters], options);
  return new Promise((resolve, reject) =>
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${program} exited with ${code}.`)))),
  );
}
