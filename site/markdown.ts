/** Where a link of a page points, and the line that it is on. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

interface Piece {
  readonly text: string;
  readonly kind: "prose" | "code" | "block" | "comment";
  readonly line: number;
}

const block = /^[ \t>]*(?<fence>`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)??[ \t>]*\k<fence>[`~]*[ \t]*$/u;
const comment = /<!--[\s\S]*?-->[ \t]*\n?/u;
const code = /(?<!`)(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\k<ticks>(?!`)/u;
const special = either([block, comment, code], "gmu");

const inlineLink = /(?<=\]\()[^\s()]+(?:\([^\s()]*\)[^\s()]*)?(?=\)|\s+["'])/u;
const definition = /(?<=^[ \t>]*\[[^\]\n]+\]:[ \t]+)\S+/u;
const attribute = /(?<=<[a-z][^>]*\s(?:href|src)=")[^"]+(?=")/u;
const anyLink = either([inlineLink, definition, attribute], "gimu");

/** The text of the first heading. */
export function titleOf(markdown: string): string | undefined {
  return headings(markdown)[0];
}

/** Every anchor of a page, by GitHub's rules: those of the headings, and explicit ones. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headings(markdown)) {
    const slug = githubSlug(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  for (const { kind, text } of pieces(markdown)) {
    if (kind !== "prose") continue;
    for (const [, id = ""] of text.matchAll(/<[a-z][^>]*\s(?:id|name)="([^"]+)"/giu)) anchors.add(id);
  }
  return anchors;
}

/** The anchor that GitHub gives a heading. */
export function githubSlug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** The page with its link targets replaced, and without comments. Code stays as it is. */
export function rewrite(markdown: string, replace: (link: Link) => string): string {
  return pieces(markdown)
    .map(({ kind, text, line }) => {
      if (kind === "comment") return "";
      if (kind !== "prose") return text;
      return (
        text
          .replaceAll(anyLink, (target, offset: number) =>
            replace({ target, line: line + newlines(text.slice(0, offset)) }),
          )
          // Vue would compute what is between them.
          .replaceAll("{{", "&#123;&#123;")
      );
    })
    .join("");
}

function headings(markdown: string): string[] {
  const text = pieces(markdown)
    .filter(({ kind }) => kind === "prose" || kind === "code")
    .map((piece) => piece.text)
    .join("");
  return [...text.matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/gmu)].map(([, heading = ""]) =>
    plain(heading),
  );
}

/** A heading as it is read: link texts without their targets, no marks. */
function plain(heading: string): string {
  return heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replaceAll(/`([^`]*)`|<[^>]+>|\*{1,2}([^*]+)\*{1,2}/gu, "$1$2");
}

function pieces(markdown: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  let line = 1;
  const add = (kind: Piece["kind"], to: number): void => {
    const text = markdown.slice(end, to);
    found.push({ text, kind, line });
    line += newlines(text);
    end = to;
  };
  for (const { 0: text, index, groups } of markdown.matchAll(special)) {
    add("prose", index);
    add(groups?.["fence"] ? "block" : groups?.["ticks"] ? "code" : "comment", index + text.length);
  }
  add("prose", markdown.length);
  return found;
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

function either(expressions: readonly RegExp[], flags: string): RegExp {
  return new RegExp(expressions.map(({ source }) => source).join("|"), flags);
}
