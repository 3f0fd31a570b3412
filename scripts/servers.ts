/**
 * Writes `packages/oauth/src/servers/index.ts`, the list of the servers in that folder. `pnpm check servers` fails when it is out of date,
 * or a file and its server have different names.
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isStale } from "./generated-file.ts";
import { root } from "./published-packages.ts";

const folder = "packages/oauth/src/servers";
const readOnly = process.argv.includes("--check");
const problems: string[] = [];
const path = join(folder, "index.ts");

const names = (await readdir(join(root, folder))).map((file) => file.replace(/\.ts$/, "")).toSorted();
const servers = await Promise.all(names.filter((name) => name !== "index").map(readServer));
if (await isStale(path, source(servers), readOnly)) problems.push(`${path} is out of date. Run pnpm servers.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

interface Server {
  readonly name: string;
  /** Name of the constant. */
  readonly constant: string;
}

async function readServer(name: string): Promise<Server> {
  const file = join(folder, `${name}.ts`);
  const content = await readFile(join(root, file), "utf8");
  const constant = /^export const (\w+) = /m.exec(content)?.[1];
  if (constant === undefined) problems.push(`${file} exports no server.`);
  if (!content.includes(`name: "${name}"`)) problems.push(`The server in ${file} is not called "${name}".`);
  return { name, constant: constant! };
}

function source(all: readonly Server[]): string {
  return `// Written by \`pnpm servers\`.
/**
 * Authorization servers that are known by name, as data. A program that names one imports only its file; tools load them by name.
 *
 * @example
 * \`\`\`ts
 * import { createOAuth } from "@tokens/oauth";
 * import { shopify } from "@tokens/oauth/servers/shopify";
 *
 * const tokens = createOAuth({ ...shopify, variables: { subdomain: "acme" }, clientId: "id", clientSecret: "secret" });
 * \`\`\`
 *
 * @module
 */
import type { OAuth1Server } from "../oauth1-server.ts";
import type { OAuthServer } from "../server.ts";

/** Name of a server. */
export type ServerName = ${all.map(({ name }) => JSON.stringify(name)).join(" | ")};

const servers: Readonly<Record<ServerName, () => Promise<OAuthServer | OAuth1Server>>> = {
${all.map(({ name, constant }) => `  ${JSON.stringify(name)}: async () => (await import("./${name}.ts")).${constant},`).join("\n")}
};

/** Names of all servers, in alphabetical order. */
export const serverNames: readonly ServerName[] = Object.keys(servers) as ServerName[];

/** Loads a server. */
export function loadServer(name: ServerName): Promise<OAuthServer | OAuth1Server> {
  return servers[name]();
}

/** Loads all servers, in alphabetical order. */
export function loadServers(): Promise<readonly (OAuthServer | OAuth1Server)[]> {
  return Promise.all(serverNames.map(loadServer));
}
`;
}
