import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fileSessions } from "@tokens/session-file";

export interface Hold {
  readonly directory: string;
  readonly known?: string;
  readonly title?: string;
  /** Lets a child of its own hold the claim, and never asks what became of it. */
  readonly neglect?: boolean;
}

const { neglect, ...hold } = JSON.parse(process.argv[2]!) as Hold;
if (neglect) {
  const self = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ["-C", "@tokens/source", self, JSON.stringify(hold)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.once("data", (chunk) => {
    process.stdout.write(String(chunk));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  });
} else {
  const { directory, known, title } = hold;
  if (title !== undefined) process.title = title;
  const claim = await fileSessions({ directory }).claim("key", { known, owner: "child", leaseMs: 60_000 });
  console.log(JSON.stringify({ kind: claim.kind, pid: process.pid }));
  setTimeout(() => undefined, 60_000);
}
