import { createGitlab, type Gitlab } from "@tokens/gitlab";
import { createGitlabMock } from "@tokens/gitlab/msw";
import { redisSessions } from "@tokens/session-redis";
import type { Job, Worker } from "bullmq";
import { Redis } from "ioredis";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createReportQueue, createReportWorker, type Report, type ReportRequest } from "../src/reports.ts";

const url = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null }).on("error", () => undefined);
const isReachable = await probe.ping().then(Boolean, () => false);
probe.disconnect();

const mock = createGitlabMock();
const server = setupServer(...mock.handlers);
const prefix = `bullmq-worker-test-${process.pid}`;
const tokenRequests = (): number => mock.requests("POST /oauth/token").length;

/** A worker with connections and a client of its own, as in another process. */
interface Process {
  readonly gitlab: Gitlab;
  readonly worker: Worker<ReportRequest, Report>;
  readonly redis: Redis;
}

describe.skipIf(!isReachable)("workers", () => {
  let queue: ReturnType<typeof createReportQueue>;
  let redis: Redis;
  let processes: Process[];

  beforeAll(() => {
    server.listen({ onUnhandledFrame: "error" });
    redis = new Redis(url, { maxRetriesPerRequest: null });
    queue = createReportQueue({ connection: redis, prefix: `${prefix}:jobs` });
  });
  beforeEach(async () => {
    mock.reset();
    processes = [startProcess(), startProcess()];
    await processes[0]!.gitlab.for("acme").tokens.save(mock.session());
  });
  afterEach(async () => {
    for (const { worker, redis: connection } of processes) {
      await worker.close();
      await connection.quit();
    }
    await queue.obliterate({ force: true });
  });
  afterAll(async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(...keys);
    await queue.close();
    await redis.quit();
    server.close();
  });

  function startProcess(): Process {
    const connection = new Redis(url, { maxRetriesPerRequest: null });
    const { clientId, clientSecret } = mock;
    const sessions = redisSessions(connection, { prefix: `${prefix}:tokens:` });
    const gitlab = createGitlab({ clientId, clientSecret, sessions, http: { retry: 0 } });
    const worker = createReportWorker({ gitlab, concurrency: 4 }, { connection, prefix: `${prefix}:jobs` });
    return { gitlab, worker, redis: connection };
  }

  /** Adds jobs for one customer. Resolves with their states when each has been tried. */
  async function runJobs(count: number) {
    const tried = new Set<string>();
    const all = new Promise<void>((resolve) => {
      const note = (job: Job | undefined): void => {
        tried.add(job!.id!);
        if (tried.size === count) resolve();
      };
      for (const { worker } of processes) worker.on("completed", note).on("failed", note);
    });
    const jobs = await queue.addBulk(
      Array.from({ length: count }, () => ({ name: "report", data: { customer: "acme" } })),
    );
    await all;
    return Promise.all(jobs.map(async ({ id }) => (await queue.getJob(id!))!));
  }

  test("make reports for a customer", async () => {
    const [job] = await runJobs(1);
    expect(job!.returnvalue).toEqual({ customer: "acme", openIssues: 3 });
    expect(tokenRequests()).toBe(0);
  });

  test("of two processes refresh an expired token once", async () => {
    await runJobs(2);
    mock.expireAccessTokens();
    const jobs = await runJobs(16);
    expect(jobs.map(({ returnvalue }) => returnvalue?.openIssues)).toEqual(jobs.map(() => 3));
    expect([tokenRequests(), mock.reuses()]).toEqual([1, 0]);
  });

  test("do not try again when access has ended", async () => {
    mock.expireAccessTokens();
    mock.revoke();
    const [job] = await runJobs(1);
    expect(await job!.getState()).toBe("failed");
    expect([job!.attemptsMade, job!.failedReason]).toEqual([1, expect.stringMatching(/^reauthorization_required: /)]);
  });

  test("try again as late as the provider asks, when it is down", async () => {
    mock.expireAccessTokens();
    mock.failNext({ route: "POST /oauth/token", status: 503, headers: { "retry-after": "120" } });
    const [job] = await runJobs(1);
    expect(await job!.getState()).toBe("delayed");
    expect(job!.delay).toBeGreaterThanOrEqual(119_000);
  });

  test("complete a job at its next attempt", async () => {
    mock.failNext({ route: "GET /issues", status: 502 });
    const [job] = await runJobs(1);
    expect([await job!.getState(), job!.delay]).toEqual(["delayed", 5000]);
    const completed = Promise.race(
      processes.map(({ worker }) => new Promise((resolve) => worker.once("completed", resolve))),
    );
    await job!.promote();
    await completed;
    expect((await queue.getJob(job!.id!))!.returnvalue).toEqual({ customer: "acme", openIssues: 3 });
  });
});
