/**
 * A process with an MCP client over a store that it shares: `worker.ts <sdk> <server url> <directory> <ms ahead>`. It tells when it is
 * ready, lists the tools at each message, and tells their names, or the error.
 */
import { systemClock } from "@tokens/core";
import { mcpAuth } from "@tokens/oauth/mcp";
import { fileSessions } from "@tokens/session-file";
import { redirectUri } from "../authority.ts";
import { client, type Sdk } from "./clients.ts";

const [sdk, serverUrl, directory, aheadMs] = process.argv.slice(2) as [Sdk, string, string, string];
const auth = mcpAuth({
  serverUrl,
  redirectUrl: redirectUri,
  sessions: fileSessions({ directory }),
  clock: { now: () => Date.now() + Number(aheadMs), sleep: (ms, signal) => systemClock.sleep(ms, signal) },
});
const { listTools } = client(sdk, serverUrl, auth);
process.on("message", () => {
  listTools().then(
    (tools) => process.send!(tools),
    (error: Error) => process.send!(error.message),
  );
});
process.send!("ready");
