import { createGitlab } from "@tokens/gitlab";
import { redisSessions } from "@tokens/session-redis";
import { Redis } from "ioredis";
import { connectAtSandbox } from "./connect-at-sandbox.ts";
import { createReportQueue, createReportWorker } from "./reports.ts";

const { GITLAB_CLIENT_ID, GITLAB_CLIENT_SECRET, GITLAB_URL, REDIS_URL = "redis://127.0.0.1:6379" } = process.env;
const { PREFIX = "bullmq-worker", CUSTOMERS = "" } = process.env;

// BullMQ requires that a command waits for as long as Redis is away.
const redis = new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const app = { clientId: GITLAB_CLIENT_ID, clientSecret: GITLAB_CLIENT_SECRET, apiUrl: GITLAB_URL };
const gitlab = createGitlab({ ...app, sessions: redisSessions(redis, { prefix: `${PREFIX}:tokens:` }) });
const place = { connection: redis, prefix: `${PREFIX}:jobs` };

const worker = createReportWorker({ gitlab, concurrency: 8 }, place);
worker.on("completed", ({ returnvalue: { customer, openIssues } }) =>
  console.log(`${customer}: ${openIssues} open issues`),
);
worker.on("failed", (job, error) => console.error(`${job?.data.customer}: ${error.message}`));
worker.on("error", (error) => console.error(error.message));

const queue = createReportQueue(place);
for (const customer of CUSTOMERS.split(",").filter(Boolean)) {
  await connectAtSandbox(gitlab.for(customer), app);
  await queue.add("report", { customer });
}

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void stop();
  });

/** Lets the current jobs end and refreshes be stored, then disconnects. */
async function stop(): Promise<void> {
  await worker.close();
  await gitlab.tokens.close();
  await queue.close();
  await redis.quit();
}
