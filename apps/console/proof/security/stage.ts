import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAccounts, editAccount } from "@tokens/accounts";
import { newSession } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { createReconnect } from "@tokens/reconnect";
import { startSandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";
import { idOf } from "../../src/accounts/account-view.ts";
import { openPrograms } from "../story/programs.ts";
import { until } from "./raw.ts";

/** Texts that become something else where a page forgets what they are. `pwned` is a script that would run. */
export const hostileTexts: readonly string[] = [
  "<script>pwned()</script>",
  `"><img src=x onerror=pwned()>`,
  "' onmouseover='pwned()",
  "javascript:pwned()",
  "</title><svg onload=pwned()>",
  "{{constructor.constructor('pwned()')()}} ${7*7} <%= 7*7 %>",
  "\u202Egnp.evil\u2066 \u200Bzero\u0300\u0301\u0302\u0303",
  "a\u0000b\u0008\u001B[31m\r\nSet-Cookie: pwned=1",
  "&lt;script&gt;pwned()&lt;/script&gt; &#x3c;",
  "W".repeat(10_000),
];

/** An account of the stage. */
export interface StageAccount {
  readonly key: string;
  /** Path of its page. */
  readonly path: string;
}

/** The console and `tokens serve` as processes of their own, over one store, with accounts of a hostile provider. */
export interface Stage extends AsyncDisposable {
  readonly directory: string;
  readonly store: Store;
  /** Address of the console. */
  readonly console: string;
  /** The newest sign-in link that the console has printed. */
  link(): string;
  /** Address of `tokens serve` on a port, and path of another one on a socket. */
  readonly agent: string;
  readonly socket: string;
  /** A key of the agent, for the account `hubstaff/alice` alone. */
  readonly agentKey: string;
  readonly alice: StageAccount;
  readonly hostile: readonly StageAccount[];
  /** Makes a reconnect link of the console. */
  reconnectLink(account: StageAccount): Promise<string>;
  /** Everything that the processes have printed. */
  printed(): string;
  /** Every token, key and secret of the stage. */
  readonly secrets: ReadonlySet<string>;
}

const program = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const canary = "canary-7f3a9c";

/** A provider at its worst: it refuses everything in hostile words, which also say what it was sent. */
async function hostileProvider(): Promise<Server> {
  let turn = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const words = `${hostileTexts[(turn += 1) % hostileTexts.length]!} ${body} ${request.headers.authorization}`;
      if (request.url === "/page") response.writeHead(403, { "content-type": "text/html" }).end(`<title>${words}`);
      else
        response
          .writeHead(400, { "content-type": "application/json", "x-request-id": encodeURIComponent(words) })
          .end(JSON.stringify({ error: "invalid_grant", error_description: words, message: words }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

export async function openStage(onProgress: (what: string) => void): Promise<Stage> {
  await using end = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), "tokens-security-"));
  end.defer(() => rm(directory, { recursive: true }));
  const url = `sqlite://${directory}/tokens.db`;
  const { providers } = await loadProviders();
  const sandbox = await startSandbox({ providers, seed: 1 });
  end.defer(() => sandbox.close());
  const store = end.use(await openStore(url));
  const { sessions, journal } = store;
  const accounts = end.use(createAccounts({ providers, sessions, journal }));
  const server = await hostileProvider();
  end.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  onProgress("accounts with hostile names, labels, notes and messages");
  const secrets = new Set([canary]);
  const hostile: StageAccount[] = [];
  for (const [index, text] of hostileTexts.entries()) {
    const settings = { tokenUrl: `${origin}/token`, apiUrl: origin, clientId: "app", clientSecret: `${canary}-secret` };
    const session = newSession({
      accessToken: `${canary}-access-${index}`,
      refreshToken: `${canary}-refresh-${index}`,
      obtainedAt: 1000,
      expiresAt: 2000,
    });
    const client = await accounts.connect({
      connection: { provider: "oauth", authMethod: "login", settings },
      account: text,
      session,
    });
    const { key } = client.tokens;
    const plain = text.replaceAll(/[\p{Cc},|]/gu, " ").slice(0, 200);
    await editAccount(store, { key }, { note: text.slice(0, 2000), owner: plain, labels: { team: plain } });
    await client.tokens.refresh().catch(() => undefined);
    hostile.push({ key, path: `/accounts/${idOf(key)}` });
  }
  const { personalAccessToken = "", apiUrl = "", authUrl = "" } = sandbox.server("hubstaff").credentials;
  secrets.add(personalAccessToken);
  const { tokens } = await accounts.connect({
    connection: { provider: "hubstaff", authMethod: "token", settings: { personalAccessToken, apiUrl, authUrl } },
    account: "alice",
  });
  const { accessToken, refreshToken } = await tokens.session();
  secrets.add(accessToken).add(refreshToken!);

  onProgress("the console and two agents as processes");
  const programs = end.use(
    openPrograms({
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      XDG_CACHE_HOME: directory,
      XDG_RUNTIME_DIR: directory,
      TOKENS_STORE: url,
      NO_COLOR: "1",
    }),
  );
  const agentKey = (await programs.ask("client", "add", "walk", "--account", "hubstaff/alice")).trim();
  secrets.add(agentKey);
  const running = programs.run(process.execPath, ["-C", "@tokens/source", program, "--port", "0"], {});
  const serving = programs.start("serve", "--port", "0");
  const socket = join(directory, "agent.sock");
  const onSocket = programs.start("serve", "--socket", socket);
  const links = (): readonly string[] => running.stdout().match(/http:\S+\?key=\S+/g) ?? [];
  const agent = (): string | undefined => /Listening on (http:\/\/[\d.]+:\d+)/.exec(serving.stdout())?.[1];
  const started = (): boolean => links().length > 0 && agent() !== undefined && onSocket.stdout().includes("Listening");
  if (!(await until(started))) throw new Error(`The processes did not start:\n${programs.printed()}`);
  const consoleOrigin = new URL(links()[0]!).origin;
  const company = { name: `Acme <script>pwned()</script>` };
  const reconnect = end.use(createReconnect({ providers, store, origin: consoleOrigin, company }));
  const cleanup = end.move();
  return {
    directory,
    store,
    console: consoleOrigin,
    link: () => links().at(-1)!,
    agent: agent()!,
    socket,
    agentKey,
    alice: { key: tokens.key, path: `/accounts/${idOf(tokens.key)}` },
    hostile,
    secrets,
    printed: () => programs.printed(),
    reconnectLink: async ({ key }) => (await reconnect.link(key)).url,
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
