/** A line of a page, as compilers name it: counted from 1. */
export interface PageLine {
  readonly page: string;
  readonly line: number;
}

/** Consecutive code blocks of a page that make one module. */
interface SnippetModule {
  readonly text: string;
  /** Where each line of `text` comes from. */
  readonly origins: readonly PageLine[];
}

/** A code block that shows a file. */
interface ShownFile extends PageLine {
  readonly file: string;
  readonly text: string;
}

export interface Snippets {
  readonly modules: readonly SnippetModule[];
  readonly files: readonly ShownFile[];
}

/** What stands in a comment before a code block. */
interface Note {
  readonly continues?: boolean;
  /** Lines in front of the block that readers do not see. */
  readonly hidden?: string;
  readonly file?: string;
}

interface Block extends PageLine {
  readonly text: string;
  readonly note: Note;
}

/**
 * The TypeScript blocks of a Markdown page. A block with an import starts a module, and others continue it. Comments in front of a block
 * say more: `<!-- continues -->`, `<!-- with import … -->` for hidden lines, `<!-- file: examples/a.ts -->` for a block that shows a file.
 */
export function snippetsOf(page: string, markdown: string): Snippets {
  const modules: { text: string; origins: PageLine[] }[] = [];
  const files: ShownFile[] = [];
  for (const { text, line, note } of blocksOf(page, markdown)) {
    if (note.file !== undefined) {
      files.push({ page, line, file: note.file, text });
      continue;
    }
    const startsModule = !note.continues && (note.hidden !== undefined || /^import\b/m.test(text));
    if (startsModule || modules.length === 0) modules.push({ text: "", origins: [] });
    const module = modules.at(-1)!;
    for (const hidden of note.hidden?.split("\n") ?? []) append(module, hidden, { page, line });
    text
      .split("\n")
      .slice(0, -1)
      .forEach((shown, index) => append(module, shown, { page, line: line + index }));
  }
  return { modules, files };
}

function append(module: { text: string; origins: PageLine[] }, text: string, origin: PageLine): void {
  module.text += `${text}\n`;
  module.origins.push(origin);
}

function* blocksOf(page: string, markdown: string): Iterable<Block> {
  const blocks = /(?<comments>(?:^ *<!--[\s\S]*?-->\s*)*)^(?<indent> *)```ts\n(?<text>[\s\S]*?)^ *```$/gm;
  for (const { groups, index, 0: whole } of markdown.matchAll(blocks)) {
    const { comments, indent, text } = groups as Record<"comments" | "indent" | "text", string>;
    const before = markdown.slice(0, index + whole.indexOf("```ts"));
    const line = before.split("\n").length + 1;
    yield { page, line, text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""), note: noteOf(comments) };
  }
}

function noteOf(comments: string): Note {
  const texts = [...comments.matchAll(/<!--\s*([\s\S]*?)\s*-->/g)].map(([, text]) => text!);
  const after = (word: string): string | undefined =>
    texts
      .find((text) => text.startsWith(word))
      ?.slice(word.length)
      .trim();
  const hidden = after("with ") ?? after("with\n");
  const file = after("file:");
  return {
    ...(texts.includes("continues") && { continues: true }),
    ...(hidden !== undefined && { hidden }),
    ...(file !== undefined && { file }),
  };
}
