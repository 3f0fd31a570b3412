/** A command line of bash, up to the cursor. */
export interface BashLine {
  /** The words after the command, without quotes. The last one is completed, and may be empty. */
  readonly words: readonly string[];
  /** What readline inserts for a word, quoted like the word that it completes. */
  insertion(word: string): string;
}

/**
 * Parses a line as bash does. Readline replaces only what follows the last of the characters `breaks` (`COMP_WORDBREAKS`) in the last
 * word, or the quote that is still open.
 */
export function parseBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  // Lengths of the part of the word before the last break, and before the last quote.
  let [broken, quoted] = [0, 0];
  for (let index = 0; index < line.length; index++) {
    const char = line[index]!;
    if (char === quote) quote = "";
    else if (quote === "" && /['"]/.test(char)) {
      quoted = word?.length ?? 0;
      quote = char;
      word ??= "";
    } else if (char === "\\" && quote !== "'" && (quote === "" || /[$`"\\]/.test(line[index + 1] ?? ""))) {
      index += 1;
      word = (word ?? "") + (line[index] ?? "");
    } else if (quote === "" && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      broken = 0;
    } else {
      word = (word ?? "") + char;
      // Readline leaves these two in the word that it replaces.
      if (quote === "" && breaks.includes(char)) broken = word.length - (/[@$]/.test(char) ? 1 : 0);
    }
  }
  const kept = quote === "" ? broken : quoted;
  return { words: [...words.slice(1), word ?? ""], insertion: (whole) => escape(whole.slice(kept), quote) };
}

function escape(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  return text.replace(quote === '"' ? /[$`"\\]/g : /[^\p{L}\p{N}_@%+=:,./-]/gu, "\\$&");
}
