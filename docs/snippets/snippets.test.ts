import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { snippetsOf, type PageLine } from "./snippets.ts";

const here = import.meta.dirname;
const root = join(here, "../..");
const pages = "{*.md,site/home.md,docs/**/*.md,{packages,apps,examples}/*/README.md}";

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

async function everySnippet() {
  const paths = (await Array.fromAsync(glob(pages, { cwd: root, exclude: ["**/node_modules"] }))).toSorted();
  const found = await Promise.all(paths.map(async (path) => snippetsOf(path, await read(path))));
  return { modules: found.flatMap(({ modules }) => modules), files: found.flatMap(({ files }) => files) };
}

/** What the compiler says, but not of the sources, which have their own settings. */
async function compile(): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(here, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.compiled.json", "--pretty", "false"],
    { cwd: here, stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0 && output === "") throw new Error(`The compiler ended with ${code} and said nothing.`);
  return output
    .split(/(?<=\n)(?=\S)/)
    .filter((error) => !error.startsWith("../../"))
    .join("");
}

test("every snippet compiles", { timeout: 120_000 }, async () => {
  const { modules } = await everySnippet();
  const folder = join(here, ".snippets");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await Promise.all(modules.map(({ text }, index) => writeFile(join(folder, `${index}.ts`), `${text}\nexport {};\n`)));
  const errors = (await compile()).replaceAll(
    /^\.snippets\/(\d+)\.ts\((\d+),\d+\)/gm,
    (whole, module: string, line: string) => {
      const origin: PageLine | undefined = modules[Number(module)]!.origins[Number(line) - 1];
      return origin ? `${origin.page}:${origin.line}` : whole;
    },
  );
  expect(errors).toBe("");
});

test("a page shows files as they are", async () => {
  const { files } = await everySnippet();
  const differing = await Promise.all(
    files.map(async ({ page, line, file, text }) =>
      (await read(join("docs", file))) === text ? [] : [`${page}:${line} differs from docs/${file}`],
    ),
  );
  expect(differing.flat()).toEqual([]);
});

test("the blocks of a page become modules, with comments that say which", () => {
  const page = [
    "```ts",
    'import { a } from "a";',
    "```",
    "",
    "```ts",
    "a();",
    "```",
    "",
    "<!-- with",
    "declare const b: number;",
    "-->",
    "",
    "```ts",
    "b.toFixed();",
    "```",
    "",
    "- in a list",
    "",
    "  <!-- continues -->",
    "",
    "  ```ts",
    '  import { c } from "c";',
    "  ```",
    "",
    "<!-- file: examples/d.ts -->",
    "",
    "```ts",
    "d();",
    "```",
  ];
  const { modules, files } = snippetsOf("a.md", page.join("\n"));
  expect(modules.map(({ text }) => text)).toEqual([
    'import { a } from "a";\na();\n',
    'declare const b: number;\nb.toFixed();\nimport { c } from "c";\n',
  ]);
  expect(modules.map(({ origins }) => origins.map(({ line }) => line))).toEqual([
    [2, 6],
    [14, 14, 22],
  ]);
  expect(files).toEqual([{ page: "a.md", line: 28, file: "examples/d.ts", text: "d();\n" }]);
});
