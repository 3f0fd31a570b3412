import { createHash } from "node:crypto";
import { isTokensError, systemClock, type Clock, type TokensError } from "@tokens/core";
import { keyParts, sweep, type SweepCounts } from "@tokens/core/sweep";
import type { Connections } from "./connections.ts";
import type { Service, Services } from "./services.ts";

/** What a worker needs. */
export interface WorkParts {
  readonly services: Services;
  readonly connections: Connections;
  /** Receives one line per job. */
  readonly log: (line: string) => void;
  /** Receives one line per problem that needs attention. */
  readonly report: (line: string) => void;
  /**
   * The time between two rounds, in milliseconds.
   *
   * @default 3_600_000
   */
  readonly roundMs?: number;
  /**
   * How often each account's job runs, in milliseconds. The accounts take turns.
   *
   * @default 21_600_000
   */
  readonly jobMs?: number;
  readonly clock?: Clock;
}

/** The outcome of a round. */
interface Round {
  readonly swept: SweepCounts;
  readonly jobs: number;
  readonly failures: number;
}

/** Refreshes tokens and runs jobs for all users. */
export interface Work {
  /** Runs one round: refreshes expired tokens, then runs due jobs. Rejects when the store fails. */
  round(signal?: AbortSignal): Promise<Round>;
  /** Runs rounds until `signal` aborts, then finishes the current jobs. */
  run(signal: AbortSignal): Promise<void>;
}

interface Account {
  readonly key: string;
  readonly user: string;
  readonly service: Service;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const atOnce = 8;

/** A worker over all accounts in the store. An account that must be reconnected is reported, then skipped for a day. */
export function createWork(parts: WorkParts): Work {
  const { services, connections, log, report, roundMs = hourMs, jobMs = 6 * hourMs, clock = systemClock } = parts;
  const { sessions } = connections;
  const apps = new Map(services.all.map((service) => [withoutAccount(service.tokens("").key), service]));
  /** The rejected session version, and when. A different version is a new login. */
  const refused = new Map<string, { readonly version: string | undefined; readonly at: number }>();
  let lastRound = clock.now() - roundMs;

  function accountOf(key: string): Account | undefined {
    const service = apps.get(withoutAccount(key));
    return service && { key, user: keyParts(key).at(-1)!, service };
  }

  async function lose({ key, user, service }: Account, error: TokensError): Promise<void> {
    refused.set(key, { version: (await sessions.get(key))?.version, at: clock.now() });
    if (await connections.lose(key, error, clock.now()))
      report(
        `${service.label} account of ${user}: access has ended, the user has to connect it again. ${error.message}`,
      );
  }

  async function failed(account: Account, error: unknown): Promise<void> {
    if (isTokensError(error) && error.code === "reauthorization_required") return lose(account, error);
    report(
      `${account.service.label} account of ${account.user}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }

  async function sweepAll(signal?: AbortSignal): Promise<SweepCounts> {
    const failures: { readonly account: Account; readonly error: TokensError }[] = [];
    const { counts, errors } = await sweep({
      sessions,
      tokens(key) {
        const account = refused.has(key) ? undefined : accountOf(key);
        return account?.service.tokens(account.user);
      },
      withinMs: 0,
      concurrency: atOnce,
      clock,
      ...(signal && { signal }),
      onProgress(result) {
        if (result.outcome === "failed") failures.push({ account: accountOf(result.key)!, error: result.error });
      },
    });
    if (errors[0]) throw errors[0];
    for (const { account, error } of failures) await failed(account, error);
    return counts;
  }

  /** Accounts that became due since the last round. Rejected ones are skipped for a day or until a new login. */
  async function* due(from: number, to: number): AsyncGenerator<Account> {
    for await (const { key, version } of sessions.list()) {
      const lost = refused.get(key);
      if (lost && (lost.version !== version || clock.now() - lost.at >= dayMs)) refused.delete(key);
      else if (lost) continue;
      const account = accountOf(key);
      const phase = spread(key) * jobMs;
      if (account && Math.floor((to - phase) / jobMs) > Math.floor((from - phase) / jobMs)) yield account;
    }
  }

  async function round(signal?: AbortSignal): Promise<Round> {
    const startedAt = clock.now();
    const swept = await sweepAll(signal);
    const accounts = due(lastRound, startedAt);
    let [jobs, failures] = [0, 0];
    async function work(): Promise<void> {
      for await (const account of accounts) {
        if (signal?.aborted) return;
        jobs += 1;
        try {
          const { service, user } = account;
          log(`${service.label} account of ${user} ${await service.job(user)}`);
        } catch (error) {
          if (isTokensError(error) && isStoreFailure(error)) throw error;
          failures += 1;
          await failed(account, error);
        }
      }
    }
    const workers = await Promise.allSettled(Array.from({ length: atOnce }, work));
    for (const worker of workers) if (worker.status === "rejected") throw worker.reason;
    lastRound = startedAt;
    return { swept, jobs, failures };
  }

  return {
    round,
    async run(signal) {
      while (!signal.aborted) {
        try {
          await round(signal);
        } catch (error) {
          if (!isTokensError(error)) throw error;
          report(`This round was cut short: ${error.message}`);
        }
        await clock.sleep(roundMs, signal);
      }
      await services.settled();
    },
  };
}

/** Whether an error affects all accounts, not only one unreadable record. */
function isStoreFailure({ code, retryable }: TokensError): boolean {
  return code === "session_save" || (code === "session_store" && retryable);
}

function withoutAccount(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

/** A stable number from 0 to 1 for a key, which spreads jobs evenly. */
function spread(key: string): number {
  return createHash("sha256").update(key).digest().readUInt32BE() / 2 ** 32;
}
