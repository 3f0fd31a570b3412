import { posix } from "node:path";

/** What a link may point to. Every path starts at the root of the repository. */
export interface Places {
  /** The staged file of a page, by its source. */
  readonly staged: ReadonlyMap<string, string>;
  /** Whether a path is a file, a folder, or nothing. */
  kind(path: string): "file" | "folder" | undefined;
  /** The anchors of a Markdown file. */
  anchors(path: string): ReadonlySet<string>;
  /** Copies an image to the site. */
  copy(path: string): void;
  /** Where the repository is on GitHub. */
  readonly repository: string;
}

const image = /\.(?:svg|png|jpe?g|gif|webp)$/u;

/** Where a link of the page `source` points on the site. Throws an error that says why it points to nothing. */
export function rewriteLink(target: string, source: string, places: Places): string {
  if (/^[a-z][a-z\d+.-]*:|^\/\//iu.test(target)) return target;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? source : readme(posix.join(posix.dirname(source), decodeURI(path)), places);
  const kind = file.startsWith("..") ? undefined : places.kind(file);
  if (!kind) throw new Error(`${target} points to ${file}, which does not exist.`);
  if (anchor && file.endsWith(".md") && !places.anchors(file).has(anchor)) {
    throw new Error(`${target} points to the heading #${anchor}, which ${file} does not have.`);
  }
  if (path === "") return target;

  const suffix = anchor ? `#${anchor}` : "";
  const here = posix.dirname(places.staged.get(source) ?? "");
  const page = places.staged.get(file);
  if (page) return relative(here, page) + suffix;
  if (image.test(file)) {
    places.copy(file);
    return relative(here, `images/${file}`);
  }
  return `${places.repository}/${kind === "folder" ? "tree" : "blob"}/main/${file}${suffix}`;
}

/** A folder stands for its README, as on GitHub. */
function readme(path: string, { kind }: Places): string {
  const file = path.replace(/\/$/u, "");
  const inside = posix.join(file, "README.md");
  return kind(inside) === "file" ? inside : file;
}

function relative(from: string, to: string): string {
  const path = posix.relative(from, to);
  return path.startsWith("..") ? path : `./${path}`;
}
