import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Group } from "./pages.ts";
import { sourcesOf, stage, write, type SidebarItem } from "./stage.ts";

const root = mkdtempSync(join(tmpdir(), "site-"));
const out = join(root, "staged");
afterEach(() => rmSync(root, { recursive: true, force: true }));

const repository = "https://github.com/acme/tokens";
const home = { source: "site/home.md", path: "index" };

function staged(files: Readonly<Record<string, string>>, groups: readonly Group[]): SidebarItem[] {
  for (const [file, text] of Object.entries({ "site/home.md": "# Home\n", ...files })) write(join(root, file), text);
  return stage({ home, groups, root, repository }, out);
}

function page(path: string): string {
  return readFileSync(join(out, path), "utf8");
}

const guide: Group = { title: "Guides", pages: [{ source: "docs/guide.md", path: "guides/guide" }] };
const packages: Group = {
  title: "Packages",
  pages: [{ source: "packages/core/README.md", path: "reference/core", title: "Core" }],
};

test("a link to a page of the site leads to that page", () => {
  staged(
    {
      "docs/guide.md":
        "# Guide\n\n[Core](../packages/core/README.md#sweep), [folder](../packages/core), [here](#guide)\n",
      "packages/core/README.md": "# Core\n\n## Sweep\n\n[Guide](../../docs/guide.md)\n",
    },
    [guide, packages],
  );
  expect(page("guides/guide.md")).toContain(
    "[Core](../reference/core.md#sweep), [folder](../reference/core.md), [here](#guide)",
  );
  expect(page("reference/core.md")).toContain("[Guide](../guides/guide.md)");
});

test("a link to another file or folder leads to GitHub, and one to another site stays", () => {
  staged(
    {
      "docs/guide.md":
        "# Guide\n\n[a](../src/a.ts#L3), [src](../src/), [bench](../bench), [x](https://example.com/#y)\n",
      "src/a.ts": "",
      "bench/README.md": "# Bench\n",
    },
    [guide],
  );
  expect(page("guides/guide.md")).toContain(
    `[a](${repository}/blob/main/src/a.ts#L3), [src](${repository}/tree/main/src), ` +
      `[bench](${repository}/blob/main/bench/README.md), [x](https://example.com/#y)`,
  );
});

test("a link to nothing is named by file and line", () => {
  expect(() => staged({ "docs/guide.md": "# Guide\n\n\n[a](gone.md)\n" }, [guide])).toThrow(
    "docs/guide.md:4: gone.md points to docs/gone.md, which does not exist.",
  );
});

test("a link to an anchor that does not exist is named, on this page, another one and on GitHub alone", () => {
  const files = {
    "docs/guide.md": "# Guide\n\n[a](#gone)\n[b](../packages/core#gone)\n[c](../NOTES.md#gone)\n",
    "packages/core/README.md": "# Core\n",
    "NOTES.md": "# Notes\n",
  };
  expect(() => staged(files, [guide, packages])).toThrow(
    [
      "docs/guide.md:3: #gone points to the heading #gone, which docs/guide.md does not have.",
      "docs/guide.md:4: ../packages/core#gone points to the heading #gone, which packages/core/README.md does not have.",
      "docs/guide.md:5: ../NOTES.md#gone points to the heading #gone, which NOTES.md does not have.",
    ].join("\n"),
  );
});

test("a link out of the repository is one to nothing", () => {
  expect(() => staged({ "docs/guide.md": "# Guide\n\n[a](../../etc)\n" }, [guide])).toThrow("docs/guide.md:3");
});

test("a page in docs/ that is not in the table, and one in the table that does not exist, are named", () => {
  expect(() => staged({ "docs/other.md": "# Other\n" }, [guide])).toThrow(
    "site/pages.ts: docs/guide.md does not exist.\ndocs/other.md: not on the site. Add it to site/pages.ts.",
  );
});

test("images are copied, and the page shows the copy", () => {
  staged({ "docs/guide.md": "# Guide\n\n![plot](plots/one.svg)\n", "docs/plots/one.svg": "<svg/>" }, [guide]);
  expect(page("guides/guide.md")).toContain("![plot](../images/docs/plots/one.svg)");
  expect(existsSync(join(out, "images/docs/plots/one.svg"))).toBe(true);
});

test("each page says where it comes from, also one with front matter", () => {
  staged({ "docs/guide.md": "# Guide\n", "site/home.md": "---\nlayout: page\n---\n\n# Home\n" }, [guide]);
  expect(page("guides/guide.md")).toMatch(/^---\nsource: docs\/guide.md\n---\n/u);
  expect(page("index.md")).toMatch(/^---\nsource: site\/home.md\nlayout: page\n---\n/u);
});

test("the sidebar has the table's titles or the headings, and a folder has its README first", () => {
  const sidebar = staged(
    {
      "docs/guide.md": "# The guide\n",
      "packages/core/README.md": "# @tokens/core\n",
      "docs/moving/a.md": "# From A\n",
      "docs/moving/README.md": "# Moving in\n",
    },
    [guide, packages, { title: "Moving in", pages: [{ folder: "docs/moving", path: "moving", title: "From" }] }],
  );
  expect(sidebar).toEqual([
    { text: "Guides", collapsed: false, items: [{ text: "The guide", link: "/guides/guide" }] },
    { text: "Packages", collapsed: false, items: [{ text: "Core", link: "/reference/core" }] },
    {
      text: "Moving in",
      collapsed: false,
      items: [
        {
          text: "From",
          collapsed: true,
          items: [
            { text: "Moving in", link: "/moving/index" },
            { text: "From A", link: "/moving/a" },
          ],
        },
      ],
    },
  ]);
});

test("the files behind the pages are known, for a server that follows them", () => {
  staged({ "docs/guide.md": "# Guide\n" }, [guide]);
  expect(sourcesOf({ groups: [guide], root })).toEqual(["docs/guide.md"]);
});
