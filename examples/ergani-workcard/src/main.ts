import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createErgani, isTokensError, type UserType } from "@tokens/ergani";
import { fileSessions } from "@tokens/session-file";
import { openJournal } from "./journal.ts";
import { readPunches } from "./punches.ts";
import { resolvePunches, submitPunches, type Result } from "./submit.ts";

const help = `Usage: ergani-workcard <punches.csv> [--journal <file>] [--employer <afm>] [--branch 0] [--resolve | --retry-unknown]

Submits punches to ERGANI as work cards, and remembers in a journal what was sent: after a crash, start it again.

  ERGANI_USERNAME, ERGANI_PASSWORD   the account; ERGANI_USERTYPE if it is not 01
  ERGANI_ENVIRONMENT                 production or test
  ERGANI_API_URL                     instead of ERGANI_ENVIRONMENT, the URL of another service
  TOKENS_DIRECTORY                   where the session is kept; the user's state directory unless set
  --journal <file>                   <punches.csv>.journal by default
  --employer <afm>                   asked of ERGANI by default
  --resolve                          send nothing: look punches of unknown outcome up in ERGANI's diary of actual work
  --retry-unknown                    submit punches of unknown outcome again; ERGANI refuses those that it has

Exit codes: 0 all recorded, 1 failed, 2 credentials are needed, 3 some are refused, absent or of unknown outcome.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      journal: { type: "string" },
      employer: { type: "string" },
      branch: { type: "string", default: "0" },
      resolve: { type: "boolean", default: false },
      "retry-unknown": { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  const [path] = positionals;
  if (values.help || path === undefined) {
    process.stdout.write(help);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  if (values.resolve && values["retry-unknown"])
    throw new Error("--resolve sends nothing and --retry-unknown does: give one of them.");
  const {
    ERGANI_USERNAME: username,
    ERGANI_PASSWORD: password,
    ERGANI_ENVIRONMENT: environment,
    ERGANI_API_URL: apiUrl,
    ERGANI_USERTYPE: type,
    TOKENS_DIRECTORY: directory,
  } = process.env;
  const ergani = createErgani({
    environment,
    apiUrl,
    username,
    password,
    userType: (type ?? "01") as UserType,
    sessions: fileSessions(directory === undefined ? {} : { directory }),
  });
  const punches = readPunches(await readFile(path, "utf8"));
  using journal = openJournal(values.journal ?? `${path}.journal`);
  const employerAfm = values.employer ?? (await ergani.service("EX_BASE_01"))?.Afm ?? "";
  const employer = { employerAfm, branch: values.branch };
  const results: Result[] = [];
  const work = values.resolve
    ? resolvePunches(ergani, journal, punches, employer)
    : submitPunches(ergani, journal, punches, { ...employer, retryUnknown: values["retry-unknown"] });
  for await (const result of work) {
    results.push(result);
    if (!values.resolve) drawBar(results.length, punches.length);
  }
  report(results);
}

function drawBar(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const full = Math.round((done / all) * 30);
  process.stderr.write(`\r${"█".repeat(full)}${"░".repeat(30 - full)} ${done}/${all}${done === all ? "\n" : ""}`);
}

function report(results: readonly Result[]): void {
  const count = (outcome: Result["outcome"]): number => results.filter((result) => result.outcome === outcome).length;
  for (const { punch, outcome, detail } of results) {
    if (outcome !== "already")
      process.stdout.write(`line ${punch.line}  ${outcome}  ${detail.replaceAll("\n", " | ")}\n`);
  }
  const [refused, unknown, absent] = [count("refused"), count("unknown"), count("absent")];
  process.stdout.write(
    `${count("recorded")} recorded, ${count("already")} already recorded, ${refused} refused, ${unknown} of unknown outcome${absent > 0 ? `, ${absent} absent` : ""}\n`,
  );
  if (unknown > 0)
    process.stdout.write(
      "Look in ERGANI for those of unknown outcome, run again with --resolve when the month is over, or with --retry-unknown.\n",
    );
  if (refused + unknown + absent > 0) process.exitCode = 3;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  const needsPerson =
    isTokensError(error) && (error.code === "reauthorization_required" || error.code === "provider_configuration");
  process.exitCode = needsPerson ? 2 : 1;
});
