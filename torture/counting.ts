import { mark } from "./mark.ts";
import { notify } from "./rpc.ts";

/** What calls got. */
export interface Got {
  served: number;
  /** By error code. */
  readonly rejected: Record<string, number>;
  /** The message of one error of each code. */
  readonly messages: Record<string, string>;
  longestWaitMs: number;
  /** How many callers got each access token, by its mark. */
  readonly tokens: Record<string, number>;
}

export function nothing(): Got {
  return { served: 0, rejected: {}, messages: {}, longestWaitMs: 0, tokens: {} };
}

/** Calls `ask`, and counts what it got. */
export async function count(
  got: Got,
  ask: () => Promise<string>,
  codeOf: (error: unknown) => string,
  patienceMs = 60_000,
): Promise<void> {
  const startedAt = performance.now();
  try {
    const name = announced(await withPatience(ask(), patienceMs));
    got.served += 1;
    got.tokens[name] = (got.tokens[name] ?? 0) + 1;
  } catch (error) {
    const code = codeOf(error);
    got.rejected[code] = (got.rejected[code] ?? 0) + 1;
    got.messages[code] ??= (error as Error).message;
  }
  got.longestWaitMs = Math.max(got.longestWaitMs, performance.now() - startedAt);
}

/** So many callers call `ask` at once. */
export function counting(
  ask: () => Promise<string>,
  codeOf: (error: unknown) => string,
  patienceMs?: number,
): (callers: number) => Promise<Got> {
  return async (callers) => {
    const got = nothing();
    await Promise.all(Array.from({ length: callers }, () => count(got, ask, codeOf, patienceMs)));
    return got;
  };
}

/** No call may wait for ever. */
function withPatience(work: Promise<string>, ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer for ${ms / 1000} s`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

let last = { token: "", name: "" };

/** The mark of a token. Tells at once that it was served: a process that is killed has no later time for it. */
function announced(token: string): string {
  if (token !== last.token) {
    last = { token, name: mark(token) };
    notify("served", last.name);
  }
  return last.name;
}
