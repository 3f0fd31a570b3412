import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A mistake that one could make in a library, as a replacement in its source. */
export interface Mutation {
  readonly name: string;
  /** Below `src`. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files that should notice it, below `test`, without `.test.ts`. */
  readonly tests: readonly string[];
  /** Runs those tests alone whose names have this in them, where the files have many. */
  readonly only?: string;
  /** Why no test can notice it. */
  readonly explained?: string;
}

/** The mutations of one package. */
export interface MutatedPackage {
  /** Folder below `packages`. */
  readonly name: string;
  readonly mutations: readonly Mutation[];
}

/** A mutation with paths of its own, as it is handed to a test run. */
export interface Placed extends Mutation {
  readonly packageName: string;
  /** Absolute. */
  readonly path: string;
  /** From the root of the workspace. */
  readonly testFiles: readonly string[];
}

export const root: string = join(import.meta.dirname, "..");

export function placed({ name: packageName, mutations }: MutatedPackage): Placed[] {
  const folder = `packages/${packageName}`;
  return mutations.map((mutation) => ({
    ...mutation,
    packageName,
    path: join(root, folder, "src", mutation.file),
    testFiles: mutation.tests.map((test) => `${folder}/test/${test}.test.ts`),
  }));
}

/** The text of the mutated file. Throws when what is to be replaced does not occur exactly once. */
export async function mutatedText({ path, find, replace, name, packageName, file }: Placed): Promise<string> {
  const parts = (await readFile(path, "utf8")).split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new Error(
    `"${name}" replaces a text that occurs ${parts.length - 1} times in ${packageName}/src/${file}: bring it up to date.`,
  );
}
