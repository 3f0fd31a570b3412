import { randomBytes } from "node:crypto";
import type { TokensErrorCode } from "@tokens/core";
import type { AccountActions } from "../accounts/account-actions.ts";
import type { KnownAccount } from "../accounts/account-view.ts";
import type { Overview } from "../accounts/overview.ts";
import { codeOf } from "../shared/error-help.ts";
import { inParallel } from "../shared/in-parallel.ts";
import type { BulkAction } from "./bulk-action.ts";

/** Something about one of the accounts. */
interface Remark {
  readonly account: KnownAccount;
  readonly message: string;
  readonly code: TokensErrorCode | undefined;
}

/** An action on many accounts, in the memory of this process. */
export interface Job {
  readonly id: string;
  readonly action: BulkAction;
  readonly accounts: readonly KnownAccount[];
  /** `prepared`: a person has to confirm it. */
  state: "prepared" | "running" | "stopped" | "done";
  done: number;
  failed: number;
  /** Why accounts failed, and what else a person should know; the first ones. */
  readonly remarks: Remark[];
}

/** The jobs of this console. */
export interface Jobs {
  prepare(action: BulkAction, accounts: readonly KnownAccount[]): Job;
  /** Resolves when the job has ended. Does nothing unless it is prepared. */
  start(job: Job): Promise<void>;
  /** Starts nothing more; work in progress finishes. */
  stop(job: Job): void;
  find(id: string): Job | undefined;
  /** Stops every job, and resolves when all have ended. */
  close(): Promise<void>;
}

const accountsAtOnce = 8;
/** How many remarks a job keeps. */
export const maxRemarks = 50;
/** Older ones are forgotten, unless they are running. */
const maxJobs = 20;

export function openJobs({
  actions,
  overview,
  onError,
}: {
  readonly actions: AccountActions;
  readonly overview: Pick<Overview, "changed">;
  /** Receives failures that are not the outcome of an account. */
  readonly onError: (error: Error) => void;
}): Jobs {
  const jobs = new Map<string, Job>();
  const running = new Set<Promise<void>>();

  async function doOne(job: Job, account: KnownAccount): Promise<void> {
    if (job.state !== "running") return;
    const remark = (message: string, code?: TokensErrorCode): void => {
      if (job.remarks.length < maxRemarks) job.remarks.push({ account, message, code });
    };
    try {
      const message = await job.action.work(account, actions);
      job.done += 1;
      if (message !== undefined) remark(message);
    } catch (error) {
      job.failed += 1;
      remark((error as Error).message, codeOf(error as Error));
    }
  }

  async function run(job: Job): Promise<void> {
    await inParallel(job.accounts, accountsAtOnce, (account) => doOne(job, account));
    if (job.state === "running") job.state = "done";
    overview.changed(job.accounts.map(({ account }) => account.key));
  }

  return {
    prepare(action, accounts) {
      const id = randomBytes(12).toString("base64url");
      const job: Job = { id, action, accounts, state: "prepared", done: 0, failed: 0, remarks: [] };
      const idle = [...jobs.values()].filter(({ state }) => state !== "running");
      for (const old of idle.slice(0, Math.max(jobs.size + 1 - maxJobs, 0))) jobs.delete(old.id);
      jobs.set(id, job);
      return job;
    },
    async start(job) {
      if (job.state !== "prepared") return;
      job.state = "running";
      const work = run(job).catch(onError);
      running.add(work);
      await work.finally(() => running.delete(work));
    },
    stop(job) {
      if (job.state === "running" || job.state === "prepared") job.state = "stopped";
    },
    find: (id) => jobs.get(id),
    async close() {
      for (const job of jobs.values()) this.stop(job);
      await Promise.all(running);
    },
  };
}
