import type { PackedPackage } from "../pack.ts";

/** What projects are made of. */
export interface Parts {
  /** A temporary folder, outside of the workspace. */
  readonly folder: string;
  /** Address of the registry with the packed packages. */
  readonly registry: string;
  readonly packages: readonly PackedPackage[];
}

/** A program outside of the workspace. */
export interface Project {
  readonly folder: string;
  /** Runs a program in it. */
  run(...program: readonly string[]): Promise<string>;
}

/** What consumers work with. */
export interface Scene extends Parts {
  /** A project with every package and driver, installed once. */
  everything(): Promise<Project>;
  tell(what: string): void;
}

/** What a consumer has found. */
export interface Row {
  readonly what: string;
  readonly ok: boolean;
  /** A few words for the table, or what went wrong. */
  readonly remark: string;
}

/** A kind of user of the packages. */
export interface Consumer {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  run(scene: Scene): Promise<readonly Row[]>;
}

/** Does something that resolves with a remark; what it throws makes the row red. */
export async function row(what: string, work: () => Promise<string>): Promise<Row> {
  try {
    return { what, ok: true, remark: await work() };
  } catch (error) {
    return { what, ok: false, remark: (error as Error).message };
  }
}
