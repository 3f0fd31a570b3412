import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../proof/reuse.ts", import.meta.url));

test("four processes and ten expiries: one refresh each, no reuse (the proof in small)", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["-C", "@tokens/source", script, "4", "10"]);
  const figures: unknown = JSON.parse(stdout.split("\n").find((line) => line.startsWith('{"processes"'))!);
  expect(figures).toMatchObject({ processes: 4, expiries: 10, refreshes: 10, reuses: 0, failures: 0 });
});
