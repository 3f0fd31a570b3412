import { cp, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { command } from "../command.ts";
import { root } from "../published-packages.ts";
import type { Parts, Project } from "./scene.ts";

const longestMs = 180_000;
const tools = join(import.meta.dirname, "tools/node_modules");

/** Path of a program that is installed apart. */
export function tool(path: string): string {
  return join(tools, path);
}

/** A package manager: how it installs what `package.json` says, and how it is told of the registry. */
export interface PackageManager {
  readonly name: string;
  readonly install: readonly string[];
  /** Its settings, by file name. */
  settings(scene: Parts): Readonly<Record<string, string>>;
}

const npmrc = ({ registry }: Parts): Record<string, string> => ({
  ".npmrc": `@tokens:registry=${registry}/\n`,
});

const npm: PackageManager = {
  name: "npm",
  install: ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
  settings: npmrc,
};

export const packageManagers: readonly PackageManager[] = [
  npm,
  {
    name: "pnpm",
    install: ["pnpm", "install"],
    settings: (scene) => ({
      ...npmrc(scene),
      // The registry of this machine does not say when a version was published.
      "pnpm-workspace.yaml": `storeDir: ${join(scene.folder, "pnpm-store")}\nminimumReleaseAgeExclude: ["@tokens/*"]\n`,
    }),
  },
  {
    name: "yarn 1",
    install: [process.execPath, tool("yarn1/bin/yarn.js"), "install", "--non-interactive", "--no-progress"],
    settings: (scene) => ({ ...npmrc(scene), ".yarnrc": `cache-folder "${join(scene.folder, "yarn-cache")}"\n` }),
  },
  {
    name: "yarn 4",
    install: [process.execPath, tool("yarn4/bin/yarn.js"), "install"],
    settings: ({ registry, folder }) => ({
      ".yarnrc.yml": JSON.stringify({
        nodeLinker: "node-modules",
        enableGlobalCache: false,
        enableImmutableInstalls: false,
        enableTelemetry: false,
        cacheFolder: join(folder, "yarn4-cache"),
        npmScopes: { tokens: { npmRegistryServer: registry } },
        unsafeHttpWhitelist: ["127.0.0.1"],
        npmPreapprovedPackages: ["@tokens/*"],
      }),
      "yarn.lock": "",
    }),
  },
];

/** Options of `createProject`. */
export interface ProjectOptions {
  /** Those of the packed packages that it uses. @default all */
  readonly packages?: readonly string[];
  /** What it uses besides. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Names of files in `programs/` that are copied into it. */
  readonly programs?: readonly string[];
  readonly manager?: PackageManager;
}

/** Creates a project with `npm` or another manager, and installs its dependencies. */
export async function createProject(
  scene: Parts,
  name: string,
  { packages, dependencies = {}, programs = [], manager = npm }: ProjectOptions,
): Promise<Project> {
  const folder = join(scene.folder, name);
  await mkdir(folder);
  const used = scene.packages.filter(({ manifest }) => packages?.includes(manifest.name) ?? true);
  const versions = Object.fromEntries(used.map(({ manifest }) => [manifest.name, `^${manifest.version}`]));
  const manifest = { name, private: true, type: "module", dependencies: { ...versions, ...dependencies } };
  await writeJson(join(folder, "package.json"), manifest);
  for (const [file, text] of Object.entries(manager.settings(scene))) await writeFile(join(folder, file), text);
  for (const program of programs) await cp(join(import.meta.dirname, "programs", program), join(folder, program));
  const env = environment(scene.folder);
  const run: Project["run"] = (...program) => command(program, { cwd: folder, env, timeoutMs: longestMs });
  await run(...manager.install);
  return { folder, run };
}

/** The environment of a shell: without what pnpm adds for scripts, and with a home and caches that go with the folder. */
export function environment(folder: string): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm|pnpm|tokens|xdg)_/i.test(name));
  const PATH = process.env["PATH"]!.split(delimiter).filter((path) => !path.startsWith(root));
  return {
    ...Object.fromEntries(own),
    PATH: [join(process.execPath, ".."), ...PATH].join(delimiter),
    HOME: folder,
    CI: "true",
    NO_COLOR: "1",
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_update_notifier: "false",
  };
}

/** Writes JSON as people do. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
