import { isTokensError, systemClock, type Clock, type TokensError } from "@tokens/core";
import { accountsOf, keyParts, sweep } from "@tokens/core/sweep";
import type { Gitlab } from "@tokens/gitlab";
import type { Store } from "@tokens/store";
import { writeCsv, type Row } from "./csv.ts";

/** What a run needs. */
export interface JobParts {
  readonly gitlab: Gitlab;
  readonly store: Pick<Store, "sessions" | "records">;
  /** Where the export goes: `issues-<day>.csv`. */
  readonly directory: string;
  /** Receives a line per problem, and one at the end. */
  readonly log: (line: string) => void;
  /** @default systemClock */
  readonly clock?: Clock;
}

/** How a run ended. */
export type Outcome =
  | "done"
  /** Some accounts failed for now; the next run tries them again. */
  | "incomplete"
  /** Some accounts have to log in again. */
  | "access-ended"
  /** Another run is under way. */
  | "busy";

/** A run that was killed blocks the others for this long. */
const lockMs = 2 * 3_600_000;

/**
 * Refreshes every session that has expired, then exports the open issues of every account. The lock saves the work of a second run at the
 * same time. Nothing depends on it: sweeps share each refresh, and an export replaces the file as a whole.
 */
export async function runJob(parts: JobParts): Promise<Outcome> {
  const { store, clock = systemClock } = parts;
  const lock = ["run", "cron-sweep"] as const;
  if (!(await store.records.add(...lock, {}, { expiresAt: clock.now() + lockMs }))) return "busy";
  try {
    return await sweepAndExport(parts);
  } finally {
    await store.records.delete(...lock);
  }
}

/** A run without the lock. */
export async function sweepAndExport({
  gitlab,
  store,
  directory,
  log,
  clock = systemClock,
}: JobParts): Promise<Outcome> {
  const failed = new Map<string, TokensError>();
  const fail = (key: string, error: TokensError): void => {
    failed.set(key, error);
    log(`${key}: ${error.message}`);
  };

  const { counts, errors } = await sweep({
    sessions: store.sessions,
    tokens: accountsOf(gitlab),
    withinMs: 0,
    clock,
    onProgress(result) {
      if (result.outcome === "failed" || result.outcome === "postponed") fail(result.key, result.error);
    },
  });
  if (errors.length > 0) throw new AggregateError(errors, errors[0]!.message);

  const rows: Row[] = [];
  for await (const { key } of store.sessions.list()) {
    const account = gitlab.for(keyParts(key).at(-1)!);
    // A session of another app, or an account that has failed before.
    if (account.tokens.key !== key || failed.has(key)) continue;
    try {
      rows.push({ account: account.tokens.account, openIssues: await countOpenIssues(account) });
    } catch (error) {
      if (!isTokensError(error)) throw error;
      fail(key, error);
    }
  }
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  await writeCsv(`${directory}/issues-${day}.csv`, rows);

  log(`${counts.refreshed} refreshed, ${rows.length} exported, ${failed.size} failed`);
  if ([...failed.values()].some(({ code }) => code === "reauthorization_required")) return "access-ended";
  return failed.size > 0 ? "incomplete" : "done";
}

async function countOpenIssues(gitlab: Gitlab): Promise<number> {
  let count = 0;
  for await (const _ of gitlab.items("GET /issues", { query: { scope: "all", state: "opened", per_page: 100 } }))
    count += 1;
  return count;
}
