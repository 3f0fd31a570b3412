import { parseArgs } from "node:util";
import { systemClock } from "@tokens/core";
import { createGitlab } from "@tokens/gitlab";
import { openStore } from "@tokens/store";
import { runJob, type Outcome } from "./job.ts";

const help = `Usage: cron-sweep [--directory <path>] [--jitter <seconds>]

Keeps every GitLab account of a store alive, and writes the open issues of each to issues-<day>.csv. For cron, once a day.

  --directory <path>    where the file goes; the working directory unless set
  --jitter <seconds>    waits for a random time up to this before it starts

  STORE_URL                                any address of @tokens/store, e.g. postgres://…
  GITLAB_CLIENT_ID, GITLAB_CLIENT_SECRET   the application of the accounts
  GITLAB_URL                               GitLab's own unless set

Exit codes: 0 done, or another run is under way; 1 failed; 2 an account has to log in again; 3 accounts failed for now.
`;

const exitCodes: Readonly<Record<Outcome, number>> = { done: 0, busy: 0, "access-ended": 2, incomplete: 3 };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      directory: { type: "string", default: "." },
      jitter: { type: "string", default: "0" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const jitter = Number(values.jitter);
  if (!(jitter >= 0)) throw new RangeError(`--jitter must be a number of seconds, not "${values.jitter}".`);
  const { STORE_URL, GITLAB_CLIENT_ID: clientId, GITLAB_CLIENT_SECRET: clientSecret, GITLAB_URL: apiUrl } = process.env;
  if (!STORE_URL) throw new Error(`Set STORE_URL to the store of the accounts.\n\n${help}`);
  // Every machine's cron starts in the same second, and providers limit requests.
  await systemClock.sleep(Math.random() * jitter * 1000);
  await using store = await openStore(STORE_URL);
  const gitlab = createGitlab({ clientId, clientSecret, apiUrl, sessions: store.sessions });
  try {
    const outcome = await runJob({ gitlab, store, directory: values.directory, log: (line) => console.log(line) });
    if (outcome === "busy") console.log("Another run is under way.");
    return exitCodes[outcome];
  } finally {
    await gitlab.tokens.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
