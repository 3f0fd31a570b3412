import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ProviderConfigurationError } from "@tokens/core";

/** Where the package of a provider is. */
export interface ProviderPackage {
  /** Name in its `package.json`. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** Finds it from any working directory: the name if it is installed beside this package, otherwise the folder. */
  readonly specifier: string;
  /** Absolute path of the module that exports the descriptor as `provider`: `./descriptor`, otherwise the main entry. */
  readonly entry: string;
}

interface Manifest {
  readonly name?: string;
  readonly main?: string;
  readonly exports?: unknown;
}

const installation = dirname(fileURLToPath(import.meta.url));

/**
 * Finds a provider's package: by name, where this package is installed and then from `directory`, or by the path of its folder.
 * Throws `ProviderConfigurationError` with the command that installs it when it is not there.
 */
export function findProviderPackage(specifier: string, directory: string): ProviderPackage {
  if (isAbsolute(specifier) || /^\.{1,2}([/\\]|$)/.test(specifier)) {
    const folder = resolve(directory, specifier);
    if (existsSync(join(folder, "package.json"))) return packageAt(folder, folder);
    throw new ProviderConfigurationError(`There is no package at ${folder}: expected a folder with a package.json.`);
  }
  if (!/^(@[a-z0-9~._-]+\/)?[a-z0-9~_-][a-z0-9~._-]*$/i.test(specifier)) {
    throw new ProviderConfigurationError(
      `${JSON.stringify(specifier)} is not a package name. To name a folder, pass a path such as ./${specifier}.`,
    );
  }
  const beside = installedFrom(installation, specifier);
  if (beside) return packageAt(beside, specifier);
  const there = installedFrom(directory, specifier);
  if (there) return packageAt(there, there);
  throw new ProviderConfigurationError(
    `The package ${specifier} is not installed. Install it: ${installCommand(specifier, directory)}`,
  );
}

function installedFrom(directory: string, name: string): string | undefined {
  for (let from = directory; ; from = dirname(from)) {
    const folder = join(from, "node_modules", name);
    if (existsSync(join(folder, "package.json"))) return folder;
    if (from === dirname(from)) return undefined;
  }
}

/** Installs beside this package: globally, or in the project that this package is a dependency of. */
function installCommand(name: string, directory: string): string {
  const [project = ""] = installation.split(`${sep}node_modules${sep}`);
  if (project === installation) return `npm install ${name}`;
  if (!existsSync(join(project, "package.json"))) return `npm install --global ${name}`;
  return `npm install ${directory === project ? "" : `--prefix ${JSON.stringify(project)} `}${name}`;
}

function packageAt(folder: string, specifier: string): ProviderPackage {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  } catch (error) {
    throw new ProviderConfigurationError(`${join(folder, "package.json")} cannot be read: ${(error as Error).message}`);
  }
  return { name: manifest.name ?? folder, folder, specifier, entry: join(folder, entryOf(manifest)) };
}

function entryOf({ exports, main = "index.js" }: Manifest): string {
  const hasSubpaths = isObject(exports) && ("." in exports || "./descriptor" in exports);
  const table: Readonly<Record<string, unknown>> = hasSubpaths ? exports : { ".": exports };
  return targetOf(table["./descriptor"]) ?? targetOf(table["."]) ?? main;
}

const conditions = new Set(["node", "import", "module-sync", "default"]);

/** The file of a conditional export, as Node chooses it: the first condition that applies. */
function targetOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!isObject(value)) return undefined;
  for (const [condition, inner] of Object.entries(value)) {
    const target = conditions.has(condition) ? targetOf(inner) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
