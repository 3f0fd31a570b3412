import type { Command } from "commander";

/** Columns of a command's help. */
export function helpWidth(command: Command): number {
  return command.configureOutput().getOutHelpWidth?.() ?? 80;
}

/** Indented rows of a term and its text, which is wrapped. */
export function helpRows(rows: readonly (readonly [term: string, text: string])[], width: number): readonly string[] {
  const column = Math.max(...rows.map(([term]) => term.length)) + 4;
  return rows.map(([term, text]) => `  ${term}`.padEnd(column) + wrapped(text, column, width));
}

/** Wraps a text at blanks; all lines but the first are indented. */
export function wrapped(text: string, indent: number, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}
