import { readFileSync } from "node:fs";
import { defineConfig, type DefaultTheme } from "vitepress";
import { githubSlug } from "../markdown.ts";

interface Site {
  readonly repository: string;
  readonly sidebar: DefaultTheme.SidebarItem[];
}

const { repository, sidebar } = JSON.parse(
  readFileSync(new URL("../staged/site.json", import.meta.url), "utf8"),
) as Site;

export default defineConfig({
  title: "tokens",
  description: "Typed SDKs that hold OAuth accounts for years without losing them.",
  lang: "en",
  srcDir: "staged",
  ignoreDeadLinks: "localhostLinks",
  outDir: "dist",
  cacheDir: "node_modules/.cache/vitepress",
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" }],
    ["meta", { name: "theme-color", media: "(prefers-color-scheme: light)", content: "#ffffff" }],
    ["meta", { name: "theme-color", media: "(prefers-color-scheme: dark)", content: "#1b1b1f" }],
  ],
  markdown: {
    // The same anchors as on GitHub, where the pages are read, too.
    anchor: { slugify: githubSlug },
    attrs: { disable: true },
    theme: { light: "github-light", dark: "github-dark" },
  },
  // The file that the edit link opens.
  transformPageData: ({ frontmatter, filePath }) => ({
    filePath: (frontmatter["source"] as string | undefined) ?? filePath,
  }),
  vite: { publicDir: "../public", build: { chunkSizeWarningLimit: 10_000 } },
  themeConfig: {
    sidebar,
    outline: [2, 3],
    nav: [
      { text: "Quickstart", link: "/quickstart" },
      { text: "Moving in", link: "/moving/" },
      { text: "Errors", link: "/errors/" },
      { text: "API", link: "/reference/api/" },
    ],
    socialLinks: [{ icon: "github", link: repository }],
    editLink: { pattern: `${repository}/edit/main/:path`, text: "Edit this page on GitHub" },
    search: {
      provider: "local",
      options: {
        // Without colors, which take most of the time.
        _render(source, env, md) {
          const { highlight } = md.options;
          md.options.highlight = null;
          try {
            return md.render(source, env);
          } finally {
            md.options.highlight = highlight;
          }
        },
        miniSearch: {
          // Both run in the browser, too, from their source text.
          options: {
            // `lock_timeout` is one word and two.
            tokenize: (text) =>
              text
                .split(/[^\p{L}\p{N}_]+/u)
                .filter(Boolean)
                .flatMap((word) => (word.includes("_") ? [word, ...word.split("_").filter(Boolean)] : [word])),
          },
          searchOptions: {
            combineWith: "AND",
            fuzzy: 0.1,
            prefix: true,
            boost: { title: 6, titles: 2 },
            // Pages that explain come before the lists of what there is.
            boostDocument: (id: string) => (id.includes("/reference/api/") ? 0.3 : 1),
          },
        },
      },
    },
    notFound: {
      title: "This page does not exist",
      quote: "It may have moved. Search for its topic, or start at the quickstart.",
      linkText: "Go to the home page",
    },
  },
});
