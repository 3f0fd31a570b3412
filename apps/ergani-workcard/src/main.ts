import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createErgani, isTokensError, type UserType } from "@tokens/ergani";
import { fileSessions } from "@tokens/session-file";
import { openJournal } from "./journal.ts";
import { readPunches } from "./punches.ts";
import { submitPunches, type Result } from "./submit.ts";

const help = `Usage: ergani-workcard <punches.csv> [--journal <file>] [--employer <afm>] [--branch 0] [--retry-unknown]

Submits punches to ERGANI as work cards, and remembers in a journal what was sent: after a crash, start it again.

  ERGANI_USERNAME, ERGANI_PASSWORD   the account; ERGANI_USERTYPE if it is not 01
  ERGANI_ENVIRONMENT                 production, test, or a URL
  TOKENS_DIRECTORY                   where the session is kept; the user's state directory unless set
  --journal <file>                   <punches.csv>.journal unless said
  --employer <afm>                   asked of ERGANI unless said
  --retry-unknown                    send again what an earlier run may have sent

Exit codes: 0 all recorded, 1 failed, 2 credentials are needed, 3 some were refused or are of unknown outcome.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      journal: { type: "string" },
      employer: { type: "string" },
      branch: { type: "string", default: "0" },
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
  const {
    ERGANI_USERNAME: username,
    ERGANI_PASSWORD: password,
    ERGANI_ENVIRONMENT: environment,
    ERGANI_USERTYPE: type,
    TOKENS_DIRECTORY: directory,
  } = process.env;
  const ergani = createErgani({
    environment,
    username,
    password,
    userType: (type ?? "01") as UserType,
    sessions: fileSessions(directory === undefined ? {} : { directory }),
  });
  const punches = readPunches(await readFile(path, "utf8"));
  using journal = openJournal(values.journal ?? `${path}.journal`);
  const employerAfm = values.employer ?? (await ergani.service("EX_BASE_01"))?.Afm ?? "";
  const options = { employerAfm, branch: values.branch, retryUnknown: values["retry-unknown"] };
  const results: Result[] = [];
  for await (const result of submitPunches(ergani, journal, punches, options)) {
    results.push(result);
    drawBar(results.length, punches.length);
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
  for (const { punch, outcome, said } of results) {
    if (outcome !== "already")
      process.stdout.write(`line ${punch.line}  ${outcome}  ${said.replaceAll("\n", " | ")}\n`);
  }
  const [recorded, already, refused, unknown] = [
    count("recorded"),
    count("already"),
    count("refused"),
    count("unknown"),
  ];
  process.stdout.write(
    `${recorded} recorded, ${already} already recorded, ${refused} refused, ${unknown} of unknown outcome\n`,
  );
  if (unknown > 0)
    process.stdout.write("Look in ERGANI for those of unknown outcome, or run again with --retry-unknown.\n");
  if (refused + unknown > 0) process.exitCode = 3;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  const needsPerson =
    isTokensError(error) && (error.code === "reauthorization_required" || error.code === "provider_configuration");
  process.exitCode = needsPerson ? 2 : 1;
});
