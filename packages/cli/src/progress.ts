import type { Cli } from "./cli.ts";
import { span } from "./text.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const quietMs = 1000;
const frameMs = 100;

/** Shows in a terminal, on stderr, what `work` waits for, once it has taken a second. `text` is called for each frame. */
export async function withProgress<T>(cli: Cli, text: () => string, work: () => Promise<T>): Promise<T> {
  const { io, options, errorColors } = cli;
  if (io.stderr.isTTY !== true || options.quiet || options.json) return work();
  const startedAt = performance.now();
  let frame = 0;
  const ticker = setInterval(() => {
    const took = performance.now() - startedAt;
    if (took < quietMs) return;
    frame += 1;
    const line = `${errorColors.cyan(frames[frame % frames.length])} ${text()} ${errorColors.dim(span(took))}`;
    io.stderr.write(`\r\u001B[K${line}`);
  }, frameMs);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
    if (frame > 0) io.stderr.write("\r\u001B[K");
  }
}
