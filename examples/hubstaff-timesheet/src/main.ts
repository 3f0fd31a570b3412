import { once } from "node:events";
import { parseArgs } from "node:util";
import { createHubstaff, isTokensError, type Hubstaff } from "@tokens/hubstaff";
import { fileSessions } from "@tokens/session-file";
import { csvHead, csvLine, timesheetLines } from "./timesheet.ts";

const help = `Usage: hubstaff-timesheet --organization <id> --from <YYYY-MM-DD> --to <YYYY-MM-DD>

Writes the tracked time of an organization to standard output as CSV, for any range of days, and reports on standard error how
far it is.

  HUBSTAFF_PAT        a personal access token, from https://developer.hubstaff.com/personal_access_tokens
  HUBSTAFF_TOKEN      or an organization token (hsoat_…)
  HUBSTAFF_API_URL, HUBSTAFF_AUTH_URL   another Hubstaff, e.g. the sandbox
  TOKENS_DIRECTORY    where the session is kept; the user's state directory unless set

Exit codes: 0 done, 1 failed, 2 a new token is needed.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organization: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { organization, from, to } = values;
  const organizationId = Number(organization);
  if (!(organizationId > 0) || !from || !to) throw new RangeError(`Give --organization, --from and --to.\n\n${help}`);
  const live = process.stderr.isTTY;
  let lines = 0;
  let hours = 0;
  process.stdout.write(`${csvHead}\n`);
  for await (const line of timesheetLines(connect(), { organizationId, from, to })) {
    if (!process.stdout.write(`${csvLine(line)}\n`)) await once(process.stdout, "drain");
    lines += 1;
    hours += line.hours;
    if (live) process.stderr.write(`\r\u001b[K${line.date}  ${lines} lines`);
  }
  process.stderr.write(`${live ? "\r\u001b[K" : ""}${lines} lines, ${hours.toFixed(2)} hours\n`);
}

function connect(): Hubstaff {
  const { HUBSTAFF_PAT, HUBSTAFF_TOKEN, HUBSTAFF_API_URL: apiUrl, HUBSTAFF_AUTH_URL: authUrl } = process.env;
  const directory = process.env["TOKENS_DIRECTORY"];
  const hubstaff = createHubstaff({
    ...(HUBSTAFF_TOKEN ? { organizationToken: HUBSTAFF_TOKEN } : { personalAccessToken: HUBSTAFF_PAT }),
    ...(apiUrl && { apiUrl }),
    ...(authUrl && { authUrl }),
    sessions: fileSessions(directory ? { directory } : {}),
  });
  hubstaff.tokens.on((event) => {
    if (event.type === "reauthorization-soon")
      process.stderr.write(`A new personal access token is needed by ${new Date(event.expiresAt).toISOString()}.\n`);
  });
  return hubstaff;
}

// A closed pipe, e.g. by head, is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const needsPerson =
    isTokensError(error) && (error.code === "reauthorization_required" || error.code === "provider_configuration");
  process.exitCode = needsPerson ? 2 : 1;
});
