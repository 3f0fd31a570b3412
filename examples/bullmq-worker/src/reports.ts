import { isTokensError, type ProviderUnavailableError } from "@tokens/core";
import type { Gitlab } from "@tokens/gitlab";
import { Queue, UnrecoverableError, Worker, type ConnectionOptions, type Job } from "bullmq";

/** A job: whose report to make. The customer's name is the name of their account. */
export interface ReportRequest {
  readonly customer: string;
}

/** The result of a job. */
export interface Report {
  readonly customer: string;
  readonly openIssues: number;
}

/** Where the queue is. */
export interface QueuePlace {
  readonly connection: ConnectionOptions;
  /** Prefix of the queue's keys in Redis. */
  readonly prefix: string;
}

const queueName = "reports";

/** The queue that your program adds jobs to. */
export function createReportQueue(place: QueuePlace): Queue<ReportRequest, Report> {
  return new Queue(queueName, {
    ...place,
    defaultJobOptions: { attempts: 10, backoff: { type: "custom" }, removeOnComplete: 1000, removeOnFail: 10_000 },
  });
}

/** What a worker needs besides the queue. */
export interface WorkerParts {
  readonly gitlab: Gitlab;
  /** Number of jobs at a time in this process. */
  readonly concurrency: number;
}

/** A worker. Run any number of them, in any number of processes: they share each customer's refresh through the session store. */
export function createReportWorker(
  { gitlab, concurrency }: WorkerParts,
  place: QueuePlace,
): Worker<ReportRequest, Report> {
  const work = async ({ data: { customer } }: Job<ReportRequest, Report>): Promise<Report> => {
    try {
      return { customer, openIssues: await countOpenIssues(gitlab.for(customer)) };
    } catch (error) {
      // Another attempt cannot help: access has ended, or the configuration is wrong.
      if (isTokensError(error) && !error.retryable) throw new UnrecoverableError(`${error.code}: ${error.message}`);
      throw error;
    }
  };
  return new Worker(queueName, work, { ...place, concurrency, settings: { backoffStrategy } });
}

async function countOpenIssues(gitlab: Gitlab): Promise<number> {
  let count = 0;
  for await (const _ of gitlab.items("GET /issues", { query: { scope: "all", state: "opened", per_page: 100 } }))
    count += 1;
  return count;
}

/**
 * Milliseconds until the next attempt: as long as the provider asks, and no less than 5 s, doubled for each attempt up to 15 minutes. Ten
 * attempts span more than half an hour. The error is the one that the job threw.
 */
function backoffStrategy(attemptsMade: number, _type?: string, error?: Error): number {
  const { retryAfterMs = 0 } = (error ?? {}) as Partial<ProviderUnavailableError>;
  return Math.max(retryAfterMs, Math.min(5000 * 2 ** (attemptsMade - 1), 900_000));
}
