import { cpSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rewriteLink, type Places } from "./links.ts";
import { anchorsOf, rewrite, titleOf } from "./markdown.ts";
import type { Folder, Group, Page } from "./pages.ts";

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly SidebarItem[];
}

export interface Sources {
  /** The first page, which the sidebar does not show. */
  readonly home: Page;
  readonly groups: readonly Group[];
  /** The root of the repository. */
  readonly root: string;
  /** The repository on GitHub. */
  readonly repository: string;
}

/**
 * Copies every page of the table into the folder `out`, with links that work on the site, and returns the sidebar. Throws an error that
 * names each link to nothing by file and line, and each page in `docs/` that is not in the table.
 */
export function stage({ home, groups, root, repository }: Sources, out: string): SidebarItem[] {
  const tree = groups.map((group) => expand(group, root));
  const pages = [home, ...tree.flatMap(pagesOf)];
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  const exists = (file: string): boolean => kindOf(join(root, file)) === "file";

  const problems = [
    ...pages.filter(({ source }) => !exists(source)).map(({ source }) => `site/pages.ts: ${source} does not exist.`),
    ...unlisted(pages, root).map((file) => `${file}: not on the site. Add it to site/pages.ts.`),
  ];
  const images = new Set<string>();
  const anchors = new Map<string, ReadonlySet<string>>();
  const places: Places = {
    repository,
    staged: new Map(pages.map(({ source, path }) => [source, `${path}.md`])),
    kind: (path) => kindOf(join(root, path)),
    anchors(path) {
      const known = anchors.get(path) ?? anchorsOf(read(path));
      anchors.set(path, known);
      return known;
    },
    copy: (path) => images.add(path),
  };

  for (const { source, path } of pages.filter((page) => exists(page.source))) {
    const text = rewrite(read(source), ({ target, line }) => {
      try {
        return rewriteLink(target, source, places);
      } catch (error) {
        problems.push(`${source}:${line}: ${error instanceof Error ? error.message : String(error)}`);
        return target;
      }
    });
    write(join(out, `${path}.md`), withSource(text, source));
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  for (const image of images) cpSync(join(root, image), join(out, "images", image));
  return tree.map((group) => sidebarItem(group, read));
}

/** The files that the pages come from. */
export function sourcesOf({ groups, root }: Pick<Sources, "groups" | "root">): string[] {
  return groups.flatMap((group) => pagesOf(expand(group, root))).map(({ source }) => source);
}

/** Writes a file and the folders above it, unless it has that text: the server follows what changes. */
export function write(file: string, text: string): void {
  if (kindOf(file) === "file" && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Adds a member to the front matter, from which the edit link is made. */
function withSource(text: string, source: string): string {
  const member = `---\nsource: ${source}\n`;
  return text.startsWith("---\n") ? text.replace("---\n", member) : `${member}---\n\n${text}`;
}

interface Tree {
  readonly title: string;
  readonly pages: readonly (Page | Tree)[];
}

function expand(group: Group, root: string): Tree {
  const pages = group.pages.map((entry) => {
    if ("source" in entry) return entry;
    return "folder" in entry ? filesOf(entry, root) : expand(entry, root);
  });
  return { title: group.title, pages };
}

function filesOf({ folder, path, title }: Folder, root: string): Tree {
  const names = globSync("*.md", { cwd: join(root, folder) }).map((name) => name.slice(0, -".md".length));
  const first = (name: string): number => (name === "README" ? 0 : 1);
  const pages = names
    .toSorted((a, b) => first(a) - first(b) || a.localeCompare(b))
    .map((name) => ({ source: `${folder}/${name}.md`, path: `${path}/${name === "README" ? "index" : name}` }));
  return { title, pages };
}

function pagesOf(entry: Page | Tree): readonly Page[] {
  return "source" in entry ? [entry] : entry.pages.flatMap(pagesOf);
}

function unlisted(pages: readonly Page[], root: string): string[] {
  const listed = new Set(pages.map(({ source }) => source));
  return globSync("docs/**/*.md", { cwd: root, exclude: ["**/node_modules"] })
    .filter((file) => !listed.has(file))
    .toSorted();
}

function sidebarItem(entry: Page | Tree, read: (file: string) => string, depth = 0): SidebarItem {
  if ("source" in entry)
    return { text: entry.title ?? titleOf(read(entry.source)) ?? entry.path, link: `/${entry.path}` };
  const items = entry.pages.map((page) => sidebarItem(page, read, depth + 1));
  return { text: entry.title, collapsed: depth > 0, items };
}

function kindOf(path: string): "file" | "folder" | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? "folder" : "file";
}
