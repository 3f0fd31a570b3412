import type { Cli } from "./cli.ts";
import { formatDuration } from "./text.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const delayMs = 1000;
const frameMs = 100;

/** Shows progress on stderr, if that is a terminal, once `work` has taken a second. `text` is called for each frame. */
export async function withProgress<T>(cli: Cli, text: () => string, work: () => Promise<T>): Promise<T> {
  const { io, options, errorColors } = cli;
  if (io.stderr.isTTY !== true || options.quiet || options.json) return work();
  const startedAt = performance.now();
  let frame = 0;
  const ticker = setInterval(() => {
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs < delayMs) return;
    frame += 1;
    const line = `${errorColors.cyan(frames[frame % frames.length])} ${text()} ${errorColors.dim(formatDuration(elapsedMs))}`;
    io.stderr.write(`\r\u001B[K${line}`);
  }, frameMs);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
    if (frame > 0) io.stderr.write("\r\u001B[K");
  }
}
