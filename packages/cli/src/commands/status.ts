import { accountOf, nameOf, statusOf, type Account, type AccountState, type AccountStatus } from "@tokens/accounts";
import type { JournalEntry, Store } from "@tokens/store";
import { listEntries, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli, type Colors } from "../cli.ts";
import { exitCodes } from "../exit-code.ts";
import { loginCommand } from "../failure.ts";
import { emptyStoreText, formatTable, visibleRows } from "../listing.ts";
import { loadProviders } from "../providers.ts";
import { pluralize, sanitize, formatDuration, formatRelativeTime } from "../text.ts";

type Row = AccountStatus & { readonly account: Account };

const titles: Readonly<Record<AccountState, string>> = {
  "needs-login": "needs login",
  failing: "failing",
  refreshing: "refreshing",
  expired: "expired",
  valid: "valid",
};

/** In the order of the summary, the most urgent first. */
const states = Object.keys(titles) as AccountState[];
const urgent: readonly AccountState[] = ["needs-login", "failing"];
const maxEntries = 20_000;

/** `tokens status` */
export const addStatus: AddCommand = (program, withCli) => {
  program
    .command("status")
    .summary("show the status of every account")
    .description(
      "Shows the status of every account: those that need attention first, then by token expiry. Reads only the store: no request is sent, and no key is needed.",
    )
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .option("--exit-code", "exit with 3 if an account needs a login, else with 5 if one is failing")
    .action(withCli(status));
};

interface StatusOptions {
  readonly all?: boolean;
  readonly exitCode?: boolean;
}

async function status(cli: Cli, { all = false, exitCode = false }: StatusOptions): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const rows = await statusRows(cli, store);
    if (exitCode) cli.exitCode = monitorCode(rows);
    const json = { store: store.name, summary: summaryOf(rows), accounts: rows.map(jsonOf) };
    printResult(cli, json, () => (rows.length === 0 ? emptyStoreText(cli, store.name) : textOf(cli, rows, all)));
  });
}

function monitorCode(rows: readonly Row[]): number {
  const has = (state: AccountState): boolean => rows.some((row) => row.state === state);
  const outcome = has("needs-login") ? "login" : has("failing") ? "unreachable" : "done";
  return exitCodes[outcome].code;
}

async function statusRows(cli: Cli, store: Store): Promise<Row[]> {
  const now = cli.io.clock.now();
  const { providers } = await loadProviders(cli);
  const [entries, journal] = await Promise.all([listEntries(cli, store), store.journal.read({ limit: maxEntries })]);
  const byKey = Map.groupBy(journal, ({ key }: JournalEntry) => key);
  return entries
    .map((entry) => ({
      account: accountOf(entry.key),
      ...statusOf(entry, byKey.get(entry.key) ?? [], { now, providers }),
    }))
    .toSorted(
      (a, b) =>
        urgency(a) - urgency(b) ||
        (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) ||
        nameOf(a.account).localeCompare(nameOf(b.account)),
    );
}

function urgency({ state }: Row): number {
  return urgent.includes(state) ? urgent.indexOf(state) : urgent.length;
}

function summaryOf(rows: readonly Row[]): Record<AccountState | "accounts", number> {
  const counts = Object.fromEntries(states.map((state) => [state, rows.filter((row) => row.state === state).length]));
  return { accounts: rows.length, ...(counts as Record<AccountState, number>) };
}

function jsonOf({ account, ...rest }: Row): object {
  return { account: nameOf(account), ...account, ...rest };
}

function textOf(cli: Cli, rows: readonly Row[], all: boolean): string {
  const now = cli.io.clock.now();
  const shown = visibleRows(cli, rows, all);
  const lines = formatTable(cli, {
    columns: [
      { title: "ACCOUNT", shrinks: true },
      { title: "STATE" },
      { title: "TOKEN EXPIRES" },
      { title: "LOGIN LASTS" },
      { title: "REFRESHED" },
      { title: "BY", shrinks: true },
    ],
    rows: shown.map(({ account, state, expiresAt, refreshTokenExpiresAt, refreshedAt, by }) => [
      sanitize(nameOf(account)),
      titles[state],
      formatRelativeTime(expiresAt, now),
      refreshTokenExpiresAt === undefined
        ? "–"
        : refreshTokenExpiresAt > now
          ? formatDuration(refreshTokenExpiresAt - now)
          : "expired",
      formatRelativeTime(refreshedAt, now),
      sanitize(by ?? "–"),
    ]),
    left: rows.length - shown.length,
    paint: (cell, column, row) => (column === 1 ? paintOf(cli.colors, shown[row]!.state)(cell) : cell),
  });
  return [lines, "", summaryLine(cli, rows), ...problemLines(cli, shown)].join("\n");
}

function paintOf({ red, yellow, green, dim, cyan }: Colors, state: AccountState): (text: string) => string {
  return { "needs-login": red, failing: yellow, refreshing: cyan, expired: dim, valid: green }[state];
}

function summaryLine({ colors }: Cli, rows: readonly Row[]): string {
  const summary = summaryOf(rows);
  const parts = states
    .filter((state) => summary[state] > 0)
    .map((state) => paintOf(colors, state)(`${summary[state].toLocaleString("en")} ${titles[state]}`));
  return `${pluralize(rows.length, "account")}: ${parts.join(", ")}.`;
}

const maxProblems = 5;

function problemLines({ colors }: Cli, rows: readonly Row[]): string[] {
  const all = rows.filter(({ state }) => urgent.includes(state));
  const lines = all
    .slice(0, maxProblems)
    .flatMap(({ account, state, problem }) => [
      "",
      `${colors.bold(sanitize(nameOf(account)))}  ${sanitize(problem ?? titles[state])}`,
      ...(state === "needs-login" ? [`  ${colors.dim("next")} ${loginCommand(account)}`] : []),
    ]);
  const left = all.length - maxProblems;
  return left > 0
    ? [...lines, "", colors.dim(`and ${pluralize(left, "account")} more need attention; use --json to show why`)]
    : lines;
}
