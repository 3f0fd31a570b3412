/** One of several processes: makes a number of calls at once, then prints one JSON line with the results. */
import { createHubstaff } from "@tokens/hubstaff";
import { fileSessions } from "@tokens/session-file";

const [, , apiUrl, personalAccessToken, directory, calls] = process.argv;

const hubstaff = createHubstaff({
  personalAccessToken,
  apiUrl: apiUrl!,
  authUrl: apiUrl!,
  sessions: fileSessions({ directory: directory! }),
});
const events: string[] = [];
hubstaff.tokens.on(({ type }) => events.push(type));
process.stdout.write("ready\n");
await new Promise((resolve) => process.stdin.once("data", resolve));
process.stdin.destroy();
const answers = await Promise.all(Array.from({ length: Number(calls) }, () => hubstaff.request("GET /v2/users/me")));
process.stdout.write(`${JSON.stringify({ names: answers.map(({ user }) => user.name), events })}\n`);
