import { once } from "node:events";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { accountOf, nameOf, readAccounts } from "@tokens/accounts";
import { createAgent } from "@tokens/agent";
import { run } from "@tokens/cli";
import { isTokensError, type TokensEvent } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { createMetrics } from "@tokens/telemetry";
import { watch, webhook, type Channel, type Notice } from "@tokens/watch";
import { email } from "@tokens/watch/email";
import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import { idOf } from "../../src/accounts/account-view.ts";
import { workspaceProviders } from "../fixture.ts";
import { signedIn, visitor } from "../visitor.ts";
import { hurriedClock, type SecretScene } from "./scene.ts";

/** All that one place shows of the scene. */
export type Surface = (scene: SecretScene) => Promise<string>;

/** All that a person, a logger or a debugger sees of a value. */
function shown(value: unknown): string {
  const { message, stack, cause } = value instanceof Error ? value : {};
  return [inspect(value, { depth: 20, getters: false }), JSON.stringify(value), message, stack, inspect(cause)].join(
    "\n",
  );
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

/** The commands that read or change accounts, and print no secret on purpose. */
const commands = [
  "list",
  "status --all",
  "refresh ACCOUNT",
  "refresh --all",
  "token ACCOUNT",
  "doctor",
  "sweep --within 100d",
  "log",
  "log ACCOUNT",
  "edit ACCOUNT --note canary",
  "client list",
  "profile list",
  "logout ACCOUNT",
];

/** Where secrets could appear. What comes first leaves traces in what follows: links and logins in the journal, for example. */
export const surfaces: Readonly<Record<string, Surface>> = {
  async "errors and events"({ accounts, connected }) {
    const seen: unknown[] = [];
    for (const { key } of connected) {
      const { tokens } = await accounts.open(accountOf(key));
      using _ = tokens.on((event: TokensEvent) => seen.push(event));
      seen.push(await failure(tokens.refresh()), await failure(tokens.accessToken()), tokens);
    }
    // A login with a password sends it.
    const { connection } = connected[1]!;
    const another = { ...connection, settings: { ...connection.settings, username: "another" } };
    seen.push(await failure(accounts.connect({ connection: another, account: "another" })));
    if (!seen.some(isTokensError)) throw new Error("Nothing failed.");
    return seen.map(shown).join("\n");
  },

  async "a failed login"({ connected, canaries }) {
    const { connection } = connected[0]!;
    const provider = workspaceProviders.find(({ name }) => name === "oauth")!;
    const login = await (
      await provider.servers!.describe(connection.settings)
    ).login!(connection, {
      redirectUri: "http://127.0.0.1:1/callback",
    });
    const { checks } = await login.authorizationUrl();
    for (const [name, value] of Object.entries(checks)) if (typeof value === "string") canaries.set(name, value);
    const query = new URLSearchParams({ code: canaries.get("authorizationCode")!, state: checks.state });
    const error = await failure(login.exchange(`http://127.0.0.1:1/callback?${query.toString()}`, checks));
    if (!isTokensError(error)) throw new Error("The login did not fail as it should.", { cause: error });
    return shown(error);
  },

  async "reconnect pages"({ console: running, connected, canaries }) {
    const operator = await signedIn(running.link());
    const customer = visitor(running.origin);
    const visits = [];
    for (const { key } of connected) {
      const made = await operator.post(`/accounts/${idOf(key)}/link`);
      const path = /(\/reconnect\/([\w-]{43}))"/.exec(made.text)![1]!;
      canaries.set(`link ${key}`, path.split("/").at(-1)!);
      const page = await customer.get(path);
      const form = /name="form" value="([^"]+)"/.exec(page.text)![1]!;
      canaries.set(`cookie ${key}`, customer.cookie.split("=")[1]!);
      const password = canaries.get("password")!;
      const submitted = await customer.post(path, { csrf: "", form, username: "user", password });
      const state = /[?&](?:amp;)?state=([\w-]+)/.exec(submitted.text)?.[1] ?? "unknown";
      visits.push(page, submitted, await customer.get(`/reconnect/callback?code=canary-code&state=${state}`));
    }
    return visits.map((visit) => visit.text).join("\n");
  },

  async "the console"({ console: running, connected, canaries }) {
    const one = await signedIn(running.link());
    canaries.set("consoleCookie", one.cookie.split("=")[1]!);
    const visits = [];
    for (const { key } of connected) {
      const page = `/accounts/${idOf(key)}`;
      visits.push(await one.post(`${page}/refresh`), await one.get(page), await one.get(`${page}/call`));
      visits.push(await one.post(`${page}/call`, { method: "GET", path: "/user", route: "GET /user/status" }));
      visits.push(await one.get(`${page}/edit`), await one.get(`${page}/reconnect`));
      visits.push(await one.post(`${page}/reconnect`, { password: canaries.get("password")! }));
    }
    visits.push(await one.get("/"), await one.get("/history"), await one.get("/connect"), await one.get("/nowhere"));
    return visits.map((visit) => `${visit.text}\n${inspect([...visit.headers])}`).join("\n");
  },

  async "the agent"({ store, accounts, canaries, connected }) {
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const agent = createAgent({ store, accounts, providers: workspaceProviders, onError });
    const texts: string[] = [];
    const headers = { authorization: `Bearer ${canaries.get("agentKey")!}` };
    // Not the last account, whose valid token it gives on purpose.
    for (const { key } of connected.slice(0, 2))
      for (const path of ["token", "status"]) {
        const address = `http://agent/v1/accounts/${encodeURIComponent(key)}/${path}`;
        for (const sent of [headers, {}, { authorization: `Bearer ${canaries.get("agentKey")!}x` }]) {
          const response = await agent(new Request(address, { headers: sent }));
          texts.push(await response.text(), inspect([...response.headers]));
        }
      }
    texts.push(await (await agent(new Request("http://agent/v1/accounts", { headers }))).text());
    return [...texts, ...errors.map(shown)].join("\n");
  },

  async notices({ store, canaries }) {
    const stop = new AbortController();
    const sent: string[] = [];
    const smtp = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onData: (stream, _, done) => {
        stream.setEncoding("utf8").on("data", (chunk: string) => sent.push(chunk));
        stream.once("end", () => done());
      },
    });
    smtp.listen(0, "127.0.0.1");
    await once(smtp.server, "listening");
    const { port } = smtp.server.address() as AddressInfo;
    const hook = webhook({
      url: "https://example.com/hook",
      secret: `whsec_${canaries.get("webhookSecret")!}`,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        sent.push(inspect([...request.headers]), await request.text());
        return new Response();
      },
    });
    const plain: Channel = { name: "plain", send: async (batch: readonly Notice[]) => void sent.push(shown(batch)) };
    const mail = email({ smtp: `smtp://127.0.0.1:${port}`, from: "a@example.com", to: ["b@example.com"] });
    const errors: Error[] = [];
    await watch(store, {
      providers: workspaceProviders,
      channels: [hook, plain, mail],
      signal: stop.signal,
      clock: hurriedClock(),
      onRound: () => stop.abort(),
      onError: (error) => errors.push(error),
    });
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    return [...sent, ...errors.map(shown)].join("\n");
  },

  async metrics({ accounts, connected, store }) {
    const list = await readAccounts(store, { providers: workspaceProviders, now: Date.now() });
    const metrics = createMetrics({
      accounts: () =>
        list.map(({ account, status }) => ({ provider: account.provider, state: status.state, count: 1 })),
    });
    for (const { key } of connected) {
      const { tokens } = await accounts.open(accountOf(key));
      using _ = metrics.observe(tokens);
      await failure(tokens.refresh());
    }
    return metrics.text();
  },

  async "the command"({ env, connected }) {
    const account = nameOf(accountOf(connected[0]!.key));
    const printed: string[] = [];
    for (const command of commands)
      for (const option of ["", "--json"]) {
        const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
        stdin.end();
        const said = [text(stdout), text(stderr)];
        await run(words(`${command.replace("ACCOUNT", account)} ${option}`), {
          stdin,
          stdout,
          stderr,
          env,
          clock: hurriedClock(),
          fetch,
          signal: new AbortController().signal,
          loadProviders: (added) => loadProviders(added),
          cwd: env["HOME"]!,
          runProgram: () => Promise.reject(new Error("No program runs here.")),
          openBrowser: () => Promise.reject(new Error("There is no browser.")),
        });
        stdout.end();
        stderr.end();
        printed.push(...(await Promise.all(said)));
      }
    return printed.join("\n");
  },

  async journal({ store }) {
    const entries = await store.journal.read({ limit: 10_000 });
    return JSON.stringify(entries);
  },
};
