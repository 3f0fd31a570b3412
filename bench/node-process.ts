import { spawn } from "node:child_process";
import { timed } from "./rounds.ts";

/** Milliseconds that a Node process takes from its start to its end. Rejects when it fails. */
export function processTime(
  parameters: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<number> {
  return timed(
    () =>
      new Promise<void>((resolve, reject) => {
        const child = spawn(process.execPath, parameters, { ...options, stdio: ["ignore", "ignore", "inherit"] });
        child.once("error", reject);
        child.once("exit", (code) =>
          code === 0 ? resolve() : reject(new Error(`node ${parameters.join(" ")} ended with ${code}.`)),
        );
      }),
  );
}
