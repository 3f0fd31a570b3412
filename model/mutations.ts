import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Core } from "./process.ts";

/** A mistake that one could make in the library, as a replacement in its source. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
  /** How the violation begins that must be seen. */
  readonly breaks: string;
}

export const mutations: readonly Mutation[] = [
  {
    name: "no claim: everyone may refresh",
    file: "refresh.ts",
    find: "sessions.claim(key, { known: known?.version, owner, leaseMs }),",
    replace: `(sessions.get(key).then((session) => ({ kind: "claimed", session })) as ReturnType<typeof sessions.claim>),`,
    breaks: "I1:",
  },
  {
    name: "no re-read: a newer session is not taken over",
    file: "refresh.ts",
    find: `if (claim.kind === "newer") return adopt(context, claim.session);`,
    replace: `if (claim.kind === "newer") return await refreshWithLease({ context, owner, startedAt, parent: known, interrupted: undefined });`,
    breaks: "I1:",
  },
  {
    name: "no re-read: a refusal is believed at once",
    file: "refresh.ts",
    find: "if (stored && stored.version !== parent!.version)",
    replace: "if (stored === null)",
    breaks: "I8:",
  },
  {
    name: "no parent check: what comes last is stored",
    file: "refresh.ts",
    find: "sessions.commit(key, session, { owner, parent })",
    replace: `sessions.set(key, session).then(() => "committed" as const)`,
    breaks: "I2:",
  },
  {
    name: "callers get the token before the commit",
    file: "refresh.ts",
    find: "  return commitOrAdopt(obtained);",
    replace: "  void Promise.resolve(commitOrAdopt(obtained)).catch(() => undefined);\n  return obtained;",
    breaks: "I5:",
  },
  {
    name: "the lease decides: a late holder's tokens are dropped",
    file: "refresh.ts",
    find: "  const { obtained, parent, owner, startedAt } = unsaved;",
    replace: `  const { obtained, parent, owner, startedAt } = unsaved;\n  if (clock.now() > startedAt + leaseMs) throw lockTimeout(key);`,
    breaks: "I3:",
  },
  {
    name: "a lease is given back although the request may be flying",
    file: "refresh.ts",
    find: `    } else if (failure || obtained`,
    replace: `    }\n    if (failure || obtained`,
    breaks: "I1:",
  },
  {
    name: "an answer after the deadline is not stored",
    file: "refresh.ts",
    find: "answer.then(commitOrAdopt), () =>",
    replace: "answer, () =>",
    breaks: "I3:",
  },
  {
    name: "nobody listens after the deadline",
    file: "refresh.ts",
    find: "    if (failure && isPending(failure)) {",
    replace: "    if (failure && isPending(failure)) {\n      request.abort();",
    breaks: "grant:",
  },
  {
    name: "a request is repeated while it may be under way",
    file: "refresh.ts",
    find: "return await request({ fetch, now: () => clock.now(), signal, account, interrupted: cut });",
    replace: `const work = request({ fetch, now: () => clock.now(), signal, account, interrupted: cut });
      return await withTimeout(clock, 250, work, () => new ProviderUnavailableError("Slow.", { status: 503 }));`,
    breaks: "I1:",
  },
  {
    name: "a passing failure is not bridged",
    file: "refresh.ts",
    find: "if (retryAfterMs === undefined || clock.now() + retryAfterMs >= deadline) throw error;",
    replace: "if (retryAfterMs === undefined || deadline > 0) throw error;",
    breaks: "I13:",
  },
  {
    name: "a refused session is deleted",
    file: "refresh.ts",
    find: "      refusal = error;",
    replace: "      refusal = error;\n      await sessions.set(key, undefined);",
    breaks: "I4:",
  },
  {
    name: "refresh() waits for as long as it takes",
    file: "token-manager.ts",
    find: "return this.#waitFor(this.#renew(), options);",
    replace: "return this.#renew();",
    breaks: "I6:",
  },
  {
    name: "an error quotes the request",
    file: "token-refusal.ts",
    find: "  const what = `",
    replace: '  const what = `${parameters["refresh_token"]}: ',
    breaks: "I7:",
  },
  {
    name: "a valid token is held back when a refresh fails",
    file: "token-manager.ts",
    find: "if (this.#isValid()) return this.#session!;",
    replace: "",
    breaks: "I8:",
  },
  {
    name: "all accounts have one key",
    file: "token-manager.ts",
    find: "return sessionKey(name, ...realm, this.account);",
    replace: "return sessionKey(name, ...realm);",
    breaks: "I9:",
  },
  {
    name: "any refused token makes the present one stale",
    file: "token-manager.ts",
    find: "if (this.#session?.accessToken === rejectedToken) this.#due = overdue;",
    replace: "this.#due = overdue;",
    breaks: "I10:",
  },
];

const source = join(import.meta.dirname, "../packages/core/src");

/** Hands a copy of the library with replacements in its source to `use`. Throws when a text does not occur once. */
export async function withMutation<T>(
  { file, find, replace, name }: Omit<Mutation, "breaks">,
  use: (core: Core) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tokens-model-"));
  try {
    await cp(source, folder, { recursive: true, filter: (path) => !path.endsWith("tsconfig.json") });
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    const text = await readFile(join(folder, file), "utf8");
    const parts = text.split(find);
    if (parts.length !== 2)
      throw new Error(
        `"${name}" wants to replace a text that occurs ${parts.length - 1} times in ${file}: bring it up to date.`,
      );
    await writeFile(join(folder, file), parts.join(replace));
    const load = (entry: string): Promise<unknown> => import(pathToFileURL(join(folder, entry)).href);
    const core = (await load("index.ts")) as Omit<Core, "requestToken">;
    const endpoint = (await load("token-endpoint.ts")) as Pick<Core, "requestToken">;
    return await use({ ...core, ...endpoint });
  } finally {
    await rm(folder, { recursive: true });
  }
}
