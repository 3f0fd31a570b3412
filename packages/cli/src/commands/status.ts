import {
  accountStates,
  nameOf,
  urgentStates,
  type AccountState,
  type AccountStatus,
  type AccountSummary,
} from "@tokens/accounts";
import { withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli, type Colors } from "../cli.ts";
import { monitorCode } from "../exit-code.ts";
import { loginCommand } from "../failure.ts";
import { emptyStoreText, formatTable, visibleRows } from "../listing.ts";
import { filterHelp, selectAccounts } from "../selection.ts";
import { pluralize, sanitize, formatDuration, formatRelativeTime } from "../text.ts";

const titles: Readonly<Record<AccountState, string>> = {
  "needs-login": "needs login",
  failing: "failing",
  refreshing: "refreshing",
  expired: "expired",
  valid: "valid",
  paused: "paused",
};

/** `tokens status` */
export const addStatus: AddCommand = (program, withCli) => {
  program
    .command("status")
    .summary("show the status of every account")
    .description(
      "Shows the status of every account: those that need attention first, then by token expiry. Reads only the store: no request is sent, and no key is needed.",
    )
    .option("--filter <conditions>", filterHelp)
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .option("--exit-code", "exit with 3 if an account needs a login, otherwise with 5 if one is failing")
    .action(withCli(status));
};

interface StatusOptions {
  readonly all?: boolean;
  readonly exitCode?: boolean;
  readonly filter?: string;
}

async function status(cli: Cli, { all = false, exitCode = false, filter }: StatusOptions): Promise<void> {
  await withExistingStore(cli, async (store) => {
    const rows = sorted(await selectAccounts(cli, store, filter));
    if (exitCode) cli.exitCode = monitorCode(rows.map((row) => row.status.state));
    const json = { store: store.name, summary: summaryOf(rows), accounts: rows.map(jsonOf) };
    printResult(cli, json, () => {
      if (rows.length > 0) return textOf(cli, rows, all);
      return filter === undefined ? emptyStoreText(cli, store.name) : "No account matches the filter.";
    });
  });
}

function sorted(accounts: readonly AccountSummary[]): readonly AccountSummary[] {
  return accounts.toSorted(
    (a, b) =>
      urgency(a.status) - urgency(b.status) ||
      (a.status.expiresAt ?? Infinity) - (b.status.expiresAt ?? Infinity) ||
      nameOf(a.account).localeCompare(nameOf(b.account)),
  );
}

function urgency({ state }: AccountStatus): number {
  return urgentStates.includes(state) ? urgentStates.indexOf(state) : urgentStates.length;
}

function summaryOf(rows: readonly AccountSummary[]): Record<AccountState | "accounts", number> {
  const count = (state: AccountState): number => rows.filter(({ status: its }) => its.state === state).length;
  const counts = Object.fromEntries(accountStates.map((state) => [state, count(state)]));
  return { accounts: rows.length, ...(counts as Record<AccountState, number>) };
}

function jsonOf({ account, status: its, details }: AccountSummary): object {
  return { account: nameOf(account), ...account, ...its, ...details };
}

function textOf(cli: Cli, rows: readonly AccountSummary[], all: boolean): string {
  const now = cli.io.clock.now();
  const shown = visibleRows(cli, rows, all);
  const labelled = shown.some(({ details }) => labelsOf(details) !== "");
  const lines = formatTable(cli, {
    columns: [
      { title: "ACCOUNT", shrinks: true },
      { title: "STATE" },
      { title: "TOKEN EXPIRES" },
      { title: "LOGIN LASTS" },
      { title: "REFRESHED" },
      { title: "BY", shrinks: true },
      ...(labelled ? [{ title: "LABELS", shrinks: true }] : []),
    ],
    rows: shown.map(({ account, status: its, details }) => [
      sanitize(nameOf(account)),
      titles[its.state],
      formatRelativeTime(its.expiresAt, now),
      loginLasts(its, now),
      formatRelativeTime(its.refreshedAt, now),
      sanitize(its.by ?? "–"),
      ...(labelled ? [sanitize(labelsOf(details))] : []),
    ]),
    left: rows.length - shown.length,
    paint: (cell, column, row) => (column === 1 ? paintOf(cli.colors, shown[row]!.status.state)(cell) : cell),
  });
  return [lines, "", summaryLine(cli, rows), ...problemLines(cli, shown)].join("\n");
}

function loginLasts({ state, loginEndsAt }: AccountStatus, now: number): string {
  if (state === "needs-login") return "ended";
  return loginEndsAt === undefined ? "–" : formatDuration(loginEndsAt - now);
}

function labelsOf({ labels, owner }: AccountSummary["details"]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return [...pairs, ...(owner === undefined ? [] : [`owner=${owner}`])].join(", ");
}

function paintOf({ red, yellow, green, dim, cyan }: Colors, state: AccountState): (text: string) => string {
  return { "needs-login": red, failing: yellow, refreshing: cyan, expired: dim, valid: green, paused: dim }[state];
}

function summaryLine({ colors }: Cli, rows: readonly AccountSummary[]): string {
  const summary = summaryOf(rows);
  const parts = accountStates
    .filter((state) => summary[state] > 0)
    .map((state) => paintOf(colors, state)(`${summary[state].toLocaleString("en")} ${titles[state]}`));
  return `${pluralize(rows.length, "account")}: ${parts.join(", ")}.`;
}

const maxProblems = 5;

function problemLines({ colors }: Cli, rows: readonly AccountSummary[]): string[] {
  const all = rows.filter(({ status: its }) => urgentStates.includes(its.state));
  const lines = all
    .slice(0, maxProblems)
    .flatMap(({ account, status: { state, problem } }) => [
      "",
      `${colors.bold(sanitize(nameOf(account)))}  ${sanitize(problem ?? titles[state])}`,
      ...(state === "needs-login" ? [`  ${colors.dim("next")} ${loginCommand(account)}`] : []),
    ]);
  const left = all.length - maxProblems;
  return left > 0
    ? [...lines, "", colors.dim(`and ${pluralize(left, "account")} more need attention; use --json to show why`)]
    : lines;
}
