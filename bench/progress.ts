import type { WriteStream } from "node:tty";

const everyMs = 5000;

/** Shows what is going on: one line that changes in a terminal, and elsewhere a line every few seconds. */
export function createProgress(stream: Pick<WriteStream, "write" | "isTTY">, now = (): number => performance.now()) {
  let shownAt = -Infinity;
  return {
    show(text: string): void {
      if (stream.isTTY) stream.write(`\r\u001B[K${text}`);
      else if (now() - shownAt >= everyMs) stream.write(`${text}\n`);
      else return;
      shownAt = now();
    },
    clear(): void {
      if (stream.isTTY) stream.write("\r\u001B[K");
    },
  };
}
