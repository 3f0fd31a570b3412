import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readCredential } from "./credential.ts";
import { connect, fetchMe } from "./me.ts";
import { describeError, describeEvent, describeUser } from "./output.ts";

const help = `Usage: hubstaff-me [--pat-stdin] [--json] [--every <seconds>]

Prints the Hubstaff user that a personal access token belongs to, and keeps the session in a file, so that the next run
needs no token request.

  HUBSTAFF_PAT        the personal access token, from https://developer.hubstaff.com/personal_access_tokens
  --pat-stdin         read it from standard input instead
  (neither)           use the sandbox that "pnpm sandbox" starts
  --json              one JSON object a line
  --every <seconds>   ask again and again, and tell what happens to the token
  TOKENS_DIRECTORY    where the session is kept; the user's state directory unless set

Exit codes: 0 answered, 1 failed, 2 a new personal access token is needed.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      "pat-stdin": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      every: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { json } = values;
  const everyMs = values.every === undefined ? undefined : Number(values.every) * 1000;
  if (everyMs !== undefined && !(everyMs >= 100))
    throw new RangeError(`--every takes seconds from 0.1 up, not "${values.every}".`);

  const hubstaff = connect(await readCredential({ stdin: values["pat-stdin"] }));
  if (everyMs !== undefined) {
    hubstaff.tokens.on((event) =>
      process.stdout.write(`${json ? JSON.stringify({ ...event, error: undefined }) : describeEvent(event)}\n`),
    );
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  do {
    const user = await fetchMe(hubstaff);
    process.stdout.write(`${json ? JSON.stringify({ type: "user", user }) : describeUser(user)}\n`);
    if (everyMs !== undefined) await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  } while (everyMs !== undefined && !stop.signal.aborted);
  await hubstaff.tokens.close();
}

main().catch((error: unknown) => {
  const { text, exitCode } = describeError(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
});
