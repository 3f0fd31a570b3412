import { createPodio, isTokensError, PodioRateLimitError } from "@tokens/podio";
import { openCopied } from "./progress-file.ts";
import { openSessions } from "./sessions.ts";
import { syncApps, type Progress, type Side } from "./sync.ts";

const help = `Usage: podio-sync [--help]

Keeps two apps of one Podio workspace in step: each item of one gets a copy in the other, which follows it. Fields are matched by
external id and type. A run that was stopped is taken up where it was. Deleted items keep their copies.

  PODIO_CLIENT_ID, PODIO_CLIENT_SECRET    the API key, from https://podio.com/settings/api
  PODIO_APPS                              both apps with their tokens: 111=token,222=token
  PODIO_API_URL                           Podio's own unless set
  REDIS_URL                               where sessions are kept; a SQLite file unless set
  PODIO_SYNC_DIRECTORY                    where that file and what was copied are kept; the working directory unless set

Exit codes: 0 in step, 1 failed, 2 a new credential is needed, 3 some items failed or the rate limit was reached: run it again.
`;

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    process.stdout.write(help);
    return 0;
  }
  const {
    PODIO_CLIENT_ID: clientId,
    PODIO_CLIENT_SECRET: clientSecret,
    PODIO_API_URL: apiUrl,
    REDIS_URL,
  } = process.env;
  const directory = process.env["PODIO_SYNC_DIRECTORY"] ?? ".";
  const apps = readApps(process.env["PODIO_APPS"]);
  const { sessions, close } = await openSessions(REDIS_URL, `${directory}/podio-sessions.db`);
  try {
    const podio = createPodio({ clientId, clientSecret, sessions, ...(apiUrl && { apiUrl }) });
    const [one, two] = apps.map(({ appId, token }): Side => ({ appId, client: podio.app(appId, token) }));
    const copied = await openCopied(`${directory}/podio-sync-${apps.map(({ appId }) => appId).join("-")}.json`);
    const done = await syncApps([one!, two!], copied, show);
    for (const progress of done) process.stdout.write(`${describe(progress)}\n`);
    return done.some(({ failed }) => failed > 0) ? 3 : 0;
  } finally {
    await close();
  }
}

function readApps(text = ""): { readonly appId: number; readonly token: string }[] {
  const apps = text.split(",").map((pair) => {
    const [id = "", ...token] = pair.split("=");
    return { appId: Number(id), token: token.join("=").trim() };
  });
  if (apps.length !== 2 || apps.some(({ appId, token }) => !Number.isSafeInteger(appId) || !token))
    throw new Error("PODIO_APPS names two apps with their tokens, e.g. 111=token,222=token.");
  return apps;
}

/** Rewrites one line on a terminal; otherwise prints a line per hundred items. */
function show(progress: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${describe(progress)} `);
  else if (progress.seen % 100 === 0) process.stderr.write(`${describe(progress)}\n`);
}

function describe({ from, to, seen, total, written, failed }: Progress): string {
  return `${from} → ${to}: ${seen} of ${total} items seen, ${written} written${failed > 0 ? `, ${failed} failed` : ""}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  const needsPerson =
    isTokensError(error) && (error.code === "reauthorization_required" || error.code === "provider_configuration");
  process.exitCode = error instanceof PodioRateLimitError ? 3 : needsPerson ? 2 : 1;
}
