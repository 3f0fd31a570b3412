import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/** Name of the variable that tells a test run, and the processes that its tests start, what to load instead of a file. */
export const substituteVariable = "TOKENS_MUTATION";

/** One source file and what is loaded in its place. */
export interface Substitute {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The substitute of this process; undefined for a run without a mutation. */
export function substituteOf(env: NodeJS.ProcessEnv): Substitute | undefined {
  const given = env[substituteVariable];
  return given ? (JSON.parse(given) as Substitute) : undefined;
}

// Processes that tests start load the sources through Node; Vitest loads them through the plugin in vitest.config.ts.
const substitute = substituteOf(process.env);
if (substitute) {
  const mutated = pathToFileURL(substitute.path).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return url === mutated ? { ...loaded, source: substitute.text } : loaded;
    },
  });
}
