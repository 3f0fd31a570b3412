import { spawn } from "node:child_process";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./published-packages.ts";

/**
 * Installs a folder that is not part of the workspace, because what it needs is large: from its `package-lock.json`, and only when that
 * has changed. Throws when npm fails.
 */
export async function installApart(folder: string): Promise<void> {
  const directory = join(root, folder);
  const lockfile = join(directory, "package-lock.json");
  const installed = join(directory, "node_modules/.installed-lock.json");
  if ((await text(installed)) === (await text(lockfile))) return;
  console.error(`Installing ${folder}/ (once)`);
  await npm(directory, "ci", "--no-audit", "--no-fund", "--loglevel=error");
  await copyFile(lockfile, installed);
}

function text(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

function npm(directory: string, ...args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args[0]} in ${directory} exited with ${code}.`)),
    );
  });
}
