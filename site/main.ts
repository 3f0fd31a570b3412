/**
 * The documentation site: `pnpm docs:build` writes it to `site/dist`, `pnpm docs:dev` serves it while you write, and `pnpm docs:preview`
 * serves what was built.
 */
import { spawn } from "node:child_process";
import { rmSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { installApart } from "../scripts/install-apart.ts";
import { publishedPackages, readManifest, root } from "../scripts/published-packages.ts";
import { groups, home } from "./pages.ts";
import { sourcesOf, stage, write, type SidebarItem } from "./stage.ts";
import { brokenLinks } from "./written.ts";

const staged = join(import.meta.dirname, "staged");
const command = process.argv[2] ?? "build";

try {
  await installApart("site");
  if (command !== "preview") await prepare();
  if (command === "dev") watchSources();
  process.exitCode = await vitepress(command);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function prepare(): Promise<void> {
  rmSync(staged, { recursive: true, force: true });
  const sidebar = await stagePages();
  const api = await writeReference("reference/api");
  const withApi = sidebar.map((group) =>
    group.text === "Reference" ? { ...group, items: [...(group.items ?? []), api] } : group,
  );
  write(join(staged, "site.json"), JSON.stringify({ repository: await repository(), sidebar: withApi }, undefined, 2));
}

async function stagePages(): Promise<SidebarItem[]> {
  return stage({ home, groups, root, repository: await repository() }, staged);
}

async function repository(): Promise<string> {
  const manifest = (await readManifest(".")) as unknown as { readonly repository: { readonly url: string } };
  return manifest.repository.url.replaceAll(/^git\+|\.git$/gu, "");
}

async function writeReference(folder: string): Promise<SidebarItem> {
  // What they import is installed only now.
  const { readApi } = await import("./api-model.ts");
  const { apiIndex, apiPages } = await import("./api.ts");
  const { serversPage } = await import("./servers.ts");
  const packages = await readApi(root, await publishedPackages());
  const pages = [
    { path: `${folder}/index`, title: "All packages", text: apiIndex(packages) },
    ...apiPages(packages, folder),
    { path: `${folder}/oauth-servers`, title: "Servers by name", text: await serversPage(root) },
  ];
  const broken = brokenLinks(pages);
  if (broken.length > 0) throw new Error(broken.join("\n"));
  for (const { path, text } of pages) write(join(staged, `${path}.md`), `---\neditLink: false\n---\n\n${text}`);
  return { text: "API", collapsed: true, items: pages.map(({ path, title }) => ({ text: title, link: `/${path}` })) };
}

/** Stages the pages again when one of them changes. */
function watchSources(): void {
  for (const folder of new Set(sourcesOf({ groups, root }).map((source) => dirname(source)))) {
    watch(join(root, folder), (_, file) => {
      if (file?.endsWith(".md")) stagePages().catch((error: unknown) => console.error((error as Error).message));
    });
  }
}

function vitepress(mode: string): Promise<number> {
  const program = join(import.meta.dirname, "node_modules/vitepress/bin/vitepress.js");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, mode, import.meta.dirname], { stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal));
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
