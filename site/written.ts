import { posix } from "node:path";
import { anchorsOf, rewrite } from "./markdown.ts";

/** A page that is written rather than copied. */
export interface WrittenPage {
  /** Path on the site, without an extension. */
  readonly path: string;
  /** In the sidebar. */
  readonly title: string;
  readonly text: string;
}

/** Links between written pages that lead nowhere, a line for each. */
export function brokenLinks(pages: readonly WrittenPage[]): string[] {
  const anchors = new Map(pages.map(({ path, text }) => [`${path}.md`, anchorsOf(text)]));
  return pages.flatMap(({ path, text }) => {
    const broken: string[] = [];
    rewrite(text, ({ target, line }) => {
      const [file = "", anchor] = target.split("#");
      const found = anchors.get(posix.join(posix.dirname(path), file));
      if (file.startsWith(".") && !(anchor ? found?.has(anchor) : found))
        broken.push(`${path}.md:${line}: ${target} leads nowhere.`);
      return target;
    });
    return broken;
  });
}
