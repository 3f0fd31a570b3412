import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf, installedVersion, peersOf, type PackedPackage } from "../pack.ts";
import { readmes } from "./readmes.ts";
import { createProject, writeJson } from "./project.ts";
import type { Parts, Project } from "./scene.ts";

/** What the examples of the READMEs and the types of the drivers use besides, and which folder of the workspace has it. */
const alsoUsed: Readonly<Record<string, string>> = {
  "@types/node": ".",
  "@types/pg": "apps/console",
  "@hono/node-server": "apps/console",
  hono: "apps/console",
  ioredis: "packages/session-redis",
};

/** How a program may resolve types. */
export const resolutions = {
  nodenext: { module: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const;

const strict = { target: "es2023", strict: true, types: ["node"], rootDir: "." };

/** Installs every package and driver beside a module that imports every entry, and the first example of every README. */
export async function installEverything(scene: Parts): Promise<Project> {
  const project = await createProject(scene, "with-everything", {
    dependencies: {
      ...(await peersOf(scene.packages.map(({ directory }) => directory))),
      ...(await besides()),
    },
    programs: ["mocks.js", "require.cjs"],
  });
  await writeFile(join(project.folder, "entries.ts"), importsOf(scene.packages));
  await mkdir(join(project.folder, "examples"));
  for (const { file, example } of await readmes(scene.packages)) {
    if (example !== undefined) await writeFile(join(project.folder, "examples", `${file}.ts`), example);
  }
  for (const [name, resolution] of Object.entries(resolutions)) {
    await writeJson(join(project.folder, `tsconfig.${name}.json`), {
      compilerOptions: { ...strict, ...resolution, noEmit: true },
      include: ["entries.ts", "examples/*.ts"],
    });
  }
  await writeJson(join(project.folder, "tsconfig.examples.json"), {
    compilerOptions: { ...strict, ...resolutions.nodenext, outDir: "out" },
    include: ["examples/*.ts"],
  });
  return project;
}

/** A module that imports every public entry. */
export function importsOf(packages: readonly Pick<PackedPackage, "manifest">[]): string {
  const entries = packages.flatMap(({ manifest }) => entriesOf(manifest));
  return entries.map((entry, index) => `export * as entry${index} from ${JSON.stringify(entry)};\n`).join("");
}

async function besides(): Promise<Record<string, string>> {
  const found = Object.entries(alsoUsed).map(async ([name, directory]) => [
    name,
    await installedVersion(directory, name),
  ]);
  return Object.fromEntries(await Promise.all(found)) as Record<string, string>;
}
