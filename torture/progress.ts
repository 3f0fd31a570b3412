/** Says what is happening: in one line that changes on a terminal, once a second elsewhere. */
export interface Progress {
  update(text: string): void;
  line(text: string): void;
  clear(): void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  let shownAt = 0;
  const clear = (): void => {
    if (stream.isTTY) stream.write("\r\u001B[K");
  };
  return {
    clear,
    line(text) {
      clear();
      stream.write(`${text}\n`);
    },
    update(text) {
      const now = performance.now();
      if (now - shownAt < (stream.isTTY ? 80 : 2000)) return;
      shownAt = now;
      if (stream.isTTY) stream.write(`\r\u001B[K${text.slice(0, stream.columns - 1)}`);
      else stream.write(`  ${text}\n`);
    },
  };
}
