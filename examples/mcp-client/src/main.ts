import { parseArgs } from "node:util";
import { connect } from "./connect.ts";

const help = `Usage: mcp-client [--port <port>] <server url> [<tool> [<arguments as JSON>]]

Lists the tools of an MCP server, or calls one. The first run prints where to log in; later runs need no login.

  --port <port>       where the browser comes back to on 127.0.0.1; 8765 unless set
  TOKENS_DIRECTORY    where the session is kept; the user's state directory unless set
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: "8765" }, help: { type: "boolean", short: "h" } },
  });
  const [serverUrl, tool, input = "{}"] = positionals;
  if (values.help || serverUrl === undefined) {
    process.stdout.write(help);
    return;
  }
  const client = await connect(serverUrl, {
    port: Number(values.port),
    directory: process.env["TOKENS_DIRECTORY"],
    onLogin: (url) => process.stderr.write(`Log in at ${url.href}\n`),
  });
  if (tool === undefined) {
    const { tools } = await client.listTools();
    for (const { name, description = "" } of tools) process.stdout.write(`${name}  ${description}\n`);
  } else {
    const { content } = await client.callTool({
      name: tool,
      arguments: JSON.parse(input) as Record<string, unknown>,
    });
    process.stdout.write(`${JSON.stringify(content, undefined, 2)}\n`);
  }
  await client.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
