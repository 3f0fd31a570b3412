/** The public entries of the published packages and what they export, as TypeDoc reads them. */
import { join } from "node:path";
import { Application, ReflectionKind, type Comment, type DeclarationReflection } from "typedoc";
import type { PublishedPackage } from "../scripts/published-packages.ts";

export interface ApiPackage {
  readonly name: string;
  readonly description: string;
  readonly entries: readonly ApiEntry[];
}

export interface ApiEntry {
  /** What programs import, e.g. `@tokens/core/sweep`. */
  readonly specifier: string;
  /** Markdown, with its examples. */
  readonly comment: string;
  readonly symbols: readonly ApiSymbol[];
  /** Names that it exports too and another entry documents. */
  readonly references: readonly string[];
}

export interface ApiSymbol {
  readonly name: string;
  readonly comment: string;
  /** The source file, and the name in it. */
  readonly file: string;
  readonly declared: string;
}

/** Reads every entry that programs may import, but for the servers that are known by name: those have a list. */
export async function readApi(root: string, packages: readonly PublishedPackage[]): Promise<ApiPackage[]> {
  const files = new Map(
    packages.flatMap((pack) => entriesOf(pack).map(({ specifier, file }) => [specifier, join(root, file)])),
  );
  const app = await Application.bootstrap({
    entryPoints: [...files.values()],
    tsconfig: join(root, "site/tsconfig.api.json"),
    // TypeScript 7 checks them.
    skipErrorChecking: true,
    excludeInternal: true,
    excludeExternals: true,
    disableGit: true,
    sourceLinkTemplate: "{path}",
    sort: ["source-order"],
    logLevel: "Error",
  });
  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not read the packages. See above.");
  const modules = new Map<string | undefined, DeclarationReflection>(
    (project.children ?? []).map((module) => [module.sources?.[0]?.fullFileName, module]),
  );
  const folders = new Map(packages.map(({ manifest, directory }) => [manifest.name, join(root, directory)]));

  const symbol = (reflection: DeclarationReflection): ApiSymbol => {
    const id = project.getSymbolIdFromReflection(reflection);
    const directory = folders.get(id?.packageName ?? "");
    if (!id || !directory) throw new Error(`TypeDoc does not say where ${reflection.name} is declared.`);
    return {
      name: reflection.name,
      comment: markdown(reflection.comment ?? reflection.signatures?.[0]?.comment),
      file: join(directory, id.packagePath),
      declared: id.qualifiedName,
    };
  };
  const entry = (specifier: string, file: string): ApiEntry => {
    const module = modules.get(file);
    const all = module?.children ?? [];
    const own = all.filter(({ kind }) => kind !== ReflectionKind.Reference);
    return {
      specifier,
      comment: markdown(module?.comment),
      symbols: own.map(symbol),
      references: all.filter((child) => !own.includes(child)).map(({ name }) => name),
    };
  };
  const read = packages.map((pack) => ({
    name: pack.manifest.name,
    description: String(pack.manifest["description"]),
    entries: entriesOf(pack).map(({ specifier }) => entry(specifier, files.get(specifier) ?? "")),
  }));
  // A program rather than a library exports nothing.
  return read.filter(({ entries }) => entries.some(({ symbols }) => symbols.length > 0));
}

interface Exports {
  readonly exports: Readonly<Record<string, { readonly "@tokens/source": string }>>;
  readonly publishConfig: { readonly exports: Readonly<Record<string, string>> };
}

function entriesOf({ directory, manifest }: PublishedPackage): { specifier: string; file: string }[] {
  const { exports, publishConfig } = manifest as unknown as Exports;
  return Object.keys(publishConfig.exports)
    .filter((key) => !/^\.\/(?:internal|package\.json|servers\/)/u.test(key))
    .map((key) => ({
      specifier: manifest.name + key.slice(1),
      file: join(directory, exports[key]?.["@tokens/source"] ?? ""),
    }));
}

function markdown(comment: Comment | undefined): string {
  if (!comment) return "";
  const examples = comment.getTags("@example").map(({ content }) => text(content));
  const seen = comment.getTags("@see").map(({ content }) => `See ${text(content)}`);
  const defaults = comment.getTags("@default").map(({ content }) => `Default: ${text(content)}`);
  return [text(comment.summary), ...defaults, ...seen, ...examples].filter(Boolean).join("\n\n");
}

function text(parts: Comment["summary"]): string {
  return parts
    .map((part) => part.text)
    .join("")
    .trim();
}
