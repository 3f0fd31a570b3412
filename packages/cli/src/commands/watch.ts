import { readFile } from "node:fs/promises";
import { ProviderConfigurationError } from "@tokens/core";
import type { Channel, Notice, Round } from "@tokens/watch";
import { withStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { printInfo, printResult, printWarning, type Cli } from "../cli.ts";
import { durationOf } from "../duration.ts";
import { interrupted, usageError } from "../failure.ts";
import { loadProviders } from "../providers.ts";
import { pluralize, sanitize } from "../text.ts";
import { saveUnsavedTokens } from "../unsaved-tokens.ts";

interface WatchOptions {
  readonly every: string;
  readonly within: string;
  readonly warn: string;
  readonly repeat: string;
  readonly webhook?: string;
  readonly webhookSecretFile?: string;
  readonly command?: string;
  readonly emailTo?: readonly string[];
  readonly emailFrom?: string;
  readonly listen?: string;
}

/** `tokens watch` */
export const addWatch: AddCommand = (program, withCli) => {
  program
    .command("watch")
    .summary("keep accounts alive and notify people of problems")
    .description(
      "Sweeps the store until Ctrl-C and sends notices: an account needs a login, a login ends soon, a provider is down, an app's settings are wrong, the store fails, new tokens are not saved. Each notice is sent when it begins, once a day while it lasts, and when it ends. If several watches run on one store, one sends.",
    )
    .option("--every <duration>", "pause between rounds", "1m")
    .option("--within <duration>", "refresh tokens that expire within this time", "1h")
    .option("--warn <duration>", "warn this long before a login ends", "7d")
    .option("--repeat <duration>", "repeat the notice of a lasting problem after this time", "1d")
    .option("--webhook <url>", "POST each notice as JSON to this address (or TOKENS_WEBHOOK_URL)")
    .option("--webhook-secret-file <path>", "sign webhooks with the whsec_… in this file (or TOKENS_WEBHOOK_SECRET)")
    .option("--command <line>", "run a command for each notice, with the notice as JSON on stdin")
    .option("--email-to <address>", "email this address through the server in TOKENS_SMTP_URL; repeatable", collect)
    .option("--email-from <address>", "sender of the emails")
    .option("--listen <address>", "serve /metrics for Prometheus, and /healthz, for example at 127.0.0.1:9464")
    .addHelpText(
      "after",
      `
Examples:
  tokens watch --webhook https://hooks.example.com/tokens
  TOKENS_SMTP_URL=smtp://user:password@mail.example.com:587 tokens watch \\
    --email-from tokens@example.com --email-to ops@example.com
  tokens watch --json >> notices.jsonl`,
    )
    .action(withCli(watchStore));
};

async function watchStore(cli: Cli, options: WatchOptions): Promise<void> {
  const { clock, fetch, signal, env } = cli.io;
  const everyMs = durationOf("--every", options.every);
  if (everyMs === 0) throw usageError("--every must be longer than 0.", "for example --every 1m");
  const { watch } = await import("@tokens/watch");
  const channels = [printed(cli), ...(await channelsOf(cli, options))];
  const { providers } = await loadProviders(cli);
  await withStore(cli, async (store) => {
    const { listen } = options;
    await using metrics =
      listen === undefined
        ? undefined
        : await (await import("../metrics-server.ts")).serveMetrics(listen, { clock, everyMs });
    const where = metrics ? ` Metrics: ${metrics.url}/metrics` : "";
    printInfo(cli, cli.errorColors.dim(`Watching ${store.name}. Press Ctrl-C to stop.${where}`));
    let before: Round | undefined;
    await watch(store, {
      providers,
      channels,
      everyMs,
      withinMs: durationOf("--within", options.within),
      warnBeforeMs: durationOf("--warn", options.warn),
      repeatMs: durationOf("--repeat", options.repeat),
      clock,
      fetch,
      signal,
      onRound(round) {
        metrics?.show(round);
        reportRound(cli, round, before);
        before = round;
      },
      onError: ({ message }) => printWarning(cli, sanitize(message)),
      onUnsaved: (account, error) =>
        void saveUnsavedTokens({ env }, account, error).then((saved) =>
          printWarning(cli, sanitize((saved as Error).message)),
        ),
    });
  });
  throw interrupted();
}

/** Notices on stdout: lines for people, or JSON lines. */
function printed(cli: Cli): Channel {
  return {
    name: "stdout",
    async send(notices) {
      for (const notice of notices) printNotice(cli, notice);
    },
  };
}

function printNotice(cli: Cli, notice: Notice): void {
  const { red, yellow, green, dim } = cli.colors;
  const paint = notice.type === "resolved" ? green : notice.severity === "critical" ? red : yellow;
  const time = new Date(notice.at).toISOString().replace("T", " ").slice(0, 19);
  printResult(cli, notice, () => `${dim(time)}  ${paint(notice.type.padEnd(8))}  ${sanitize(notice.text)}`);
}

/** The first round, and the one in which this process begins or ends to lead. */
function reportRound(cli: Cli, { accounts, conditions, leads, swept }: Round, before: Round | undefined): void {
  if (!accounts || before?.leads === leads) return;
  const renewed = swept && swept.refreshed > 0 ? `, ${swept.refreshed} refreshed` : "";
  const state = conditions.length === 0 ? "none needs attention" : `${pluralize(conditions.length, "notice")} open`;
  const role = leads ? "" : " Another watch sends the notices; this one stands by.";
  printInfo(cli, cli.errorColors.dim(`${pluralize(accounts.length, "account")}${renewed}, ${state}.${role}`));
}

async function channelsOf(cli: Cli, options: WatchOptions): Promise<readonly Channel[]> {
  const { env, fetch, clock } = cli.io;
  const { command, webhook } = await import("@tokens/watch");
  const url = options.webhook ?? env["TOKENS_WEBHOOK_URL"];
  const secret = await secretOf(cli, options);
  try {
    return [
      ...(url ? [webhook({ url, secret, fetch, clock })] : []),
      ...(options.command ? [command(options.command)] : []),
      ...(options.emailTo ? [await emailOf(cli, options.emailTo, options.emailFrom)] : []),
    ];
  } catch (error) {
    if (error instanceof ProviderConfigurationError) throw usageError(error.message);
    throw error;
  }
}

async function secretOf({ io: { env } }: Cli, { webhookSecretFile }: WatchOptions): Promise<string | undefined> {
  if (webhookSecretFile === undefined) return env["TOKENS_WEBHOOK_SECRET"];
  try {
    return (await readFile(webhookSecretFile, "utf8")).trim();
  } catch (error) {
    throw usageError(
      `Cannot read the webhook's secret in ${webhookSecretFile} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

async function emailOf({ io: { env } }: Cli, to: readonly string[], from: string | undefined): Promise<Channel> {
  const smtp = env["TOKENS_SMTP_URL"];
  if (!smtp)
    throw usageError(
      "Email requires a mail server.",
      "set TOKENS_SMTP_URL, for example smtp://user:password@mail.example.com:587",
    );
  if (from === undefined) throw usageError("Email requires a sender.", "pass --email-from");
  const { email } = await import("@tokens/watch/email");
  return email({ smtp, from, to });
}
