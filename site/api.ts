/** The reference as Markdown: a page for each published package, and one for each long list of routes or models. */
import { posix } from "node:path";
import type { ApiEntry, ApiPackage, ApiSymbol } from "./api-model.ts";
import { declarationsIn, identifiersIn, type Declarations } from "./declarations.ts";
import { githubSlug } from "./markdown.ts";
import type { WrittenPage } from "./written.ts";

interface Draft {
  readonly package: string;
  readonly path: string;
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly Section[];
}

interface Section {
  /** In Markdown, with the marks of its level. */
  readonly heading: string;
  readonly text: string;
  readonly code?: string;
  /** The symbol that links to this section by its name. */
  readonly symbol?: string;
}

/** Symbols that fill a page of their own, by the files that declare them. */
const lists = [
  {
    name: "routes",
    files: /\/endpoints\.ts$/u,
    intro: "The operations that the client knows, with what each takes and returns.",
  },
  { name: "models", files: /\/(?:models[^/]*|values|enums)\.ts$/u, intro: "What the API takes and returns, as types." },
];

/** The pages of every package, by path. */
export function apiPages(packages: readonly ApiPackage[], folder: string): WrittenPage[] {
  const exported = new Set(packages.flatMap(symbolsOf).map(({ file, declared }) => `${file}#${declared}`));
  const files = new Map<string, Declarations>();
  const declarations: Read = (file) => {
    const known = files.get(file) ?? declarationsIn(file, (name) => exported.has(`${file}#${name}`));
    files.set(file, known);
    return known;
  };
  const drafts = packages.flatMap((pack) => [
    packageDraft(pack, folder, declarations),
    ...listDrafts(pack, folder, declarations),
  ]);
  const find = linker(drafts);
  return drafts.map((draft) => ({ path: draft.path, title: draft.title, text: render(draft, find) }));
}

/** The page that lists the packages. */
export function apiIndex(packages: readonly ApiPackage[]): string {
  const rows = packages.map(({ name, description }) => `| [\`${name}\`](./${shortName(name)}.md) | ${description} |`);
  return `# API

Everything that the packages export, as TypeScript declares it. Start with the page of a package for what it does and how to use it.

| Package | Purpose |
| --- | --- |
${rows.join("\n")}
`;
}

type Read = (file: string) => Declarations;

function packageDraft(pack: ApiPackage, folder: string, declarations: Read): Draft {
  const sections = pack.entries.flatMap((entry) => [
    { heading: `## \`${entry.specifier}\``, text: entryText(entry) },
    ...entry.symbols.filter((symbol) => !listOf(symbol)).map((symbol) => section(symbol, declarations)),
  ]);
  const found = lists.filter((list) => symbolsOf(pack).some((symbol) => listOf(symbol) === list));
  const links = found.map(({ name }) => `[${name}](./${shortName(pack.name)}-${name}.md)`);
  const more = links.length > 0 ? ` Its ${links.join(" and ")} are on pages of their own.` : "";
  return {
    package: pack.name,
    path: posix.join(folder, shortName(pack.name)),
    title: pack.name,
    intro: `${pack.description}${more}`,
    sections,
  };
}

function listDrafts(pack: ApiPackage, folder: string, declarations: Read): Draft[] {
  return lists.flatMap((list) => {
    const symbols = symbolsOf(pack).filter((symbol) => listOf(symbol) === list);
    if (symbols.length === 0) return [];
    const show = list.name === "routes" ? routes : section;
    return {
      package: pack.name,
      path: posix.join(folder, `${shortName(pack.name)}-${list.name}`),
      title: `${pack.name} ${list.name}`,
      intro: list.intro,
      sections: symbols.flatMap((symbol) => show(symbol, declarations)),
    };
  });
}

function section({ name, comment, file, declared }: ApiSymbol, declarations: Read): Section {
  return { heading: `### ${name}`, text: comment, code: declarations(file).of(declared), symbol: name };
}

/** A section for each route, so that the search finds it. */
function routes({ name, comment, file, declared }: ApiSymbol, declarations: Read): Section[] {
  const members = declarations(file).members(declared);
  return [
    { heading: `## ${name}`, text: comment, symbol: name },
    ...members.map((member) => ({
      heading: `### \`${member.name}\``,
      text: member.comment,
      code: `type Route = ${member.type};`,
    })),
  ];
}

function entryText({ comment, references }: ApiEntry): string {
  const names = references.map((name) => `\`${name}\``);
  return [comment, names.length > 0 && `Also exports ${names.join(", ")}.`].filter(Boolean).join("\n\n");
}

type Find = (name: string, from: Draft) => string | undefined;

/** Finds the section of a symbol: in the same package, or in the only package that has one of this name. */
function linker(drafts: readonly Draft[]): Find {
  const places = new Map<string, { readonly package: string; readonly link: string }[]>();
  for (const draft of drafts) {
    const used = new Map<string, number>();
    for (const { heading, symbol } of draft.sections) {
      const slug = githubSlug(heading.replace(/^#+ /u, ""));
      const count = used.get(slug) ?? 0;
      used.set(slug, count + 1);
      const anchor = count > 0 ? `${slug}-${count}` : slug;
      if (!symbol) continue;
      const place = { package: draft.package, link: `./${posix.basename(draft.path)}.md#${anchor}` };
      places.set(symbol, [...(places.get(symbol) ?? []), place]);
    }
  }
  return (name, from) => {
    const all = places.get(name) ?? [];
    return (all.find((place) => place.package === from.package) ?? (all.length === 1 ? all[0] : undefined))?.link;
  };
}

function render(draft: Draft, find: Find): string {
  const sections = draft.sections.map(({ heading, text, code, symbol }) => {
    const used = [...identifiersIn(code ?? "")].filter((name) => name !== symbol);
    const links = used.flatMap((name) => {
      const link = find(name, draft);
      return link ? `[\`${name}\`](${link})` : [];
    });
    const parts = [heading, text, code && `\`\`\`ts\n${code}\n\`\`\``, links.length > 0 && `See ${links.join(", ")}.`];
    return parts.filter(Boolean).join("\n\n");
  });
  return `# ${draft.title}\n\n${draft.intro}\n\n${sections.join("\n\n")}\n`;
}

function symbolsOf({ entries }: ApiPackage): readonly ApiSymbol[] {
  return entries.flatMap(({ symbols }) => symbols);
}

function listOf({ file }: ApiSymbol): (typeof lists)[number] | undefined {
  return lists.find(({ files }) => files.test(file));
}

function shortName(name: string): string {
  return name.replace("@tokens/", "");
}
