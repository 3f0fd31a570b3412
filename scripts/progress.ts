/** Tells what is being done on stderr: one line that changes in a terminal, a line each elsewhere. */
export function createProgress(quiet: boolean): { tell(what: string): void; done(): void } {
  const { stderr } = process;
  const startedAt = performance.now();
  return {
    tell(what) {
      if (quiet) return;
      const line = `${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${what}`;
      stderr.write(stderr.isTTY ? `\r\u001B[K${line.slice(0, stderr.columns - 1)}` : `${line}\n`);
    },
    done: () => void (stderr.isTTY && !quiet && stderr.write("\r\u001B[K")),
  };
}
