import { accountOf, nameOf, standingOf, type Account, type Standing, type State } from "@tokens/accounts";
import type { JournalEntry, Store } from "@tokens/store";
import { entriesOf, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { show, type Cli, type Colors } from "../cli.ts";
import { loginOf } from "../failure.ts";
import { emptyStore, rowsFor, tableOf } from "../listing.ts";
import { counted, plain, span, when } from "../text.ts";

type Row = Standing & { readonly account: Account };

const titles: Readonly<Record<State, string>> = {
  "needs-login": "needs login",
  failing: "failing",
  refreshing: "refreshing",
  expired: "expired",
  valid: "valid",
};

/** The order of the summary, and of the table where two states differ in urgency. */
const states = Object.keys(titles) as State[];
const troubled: readonly State[] = ["needs-login", "failing"];
const mostEntries = 20_000;

/** `tokens status` */
export const addStatus: AddCommand = (program, on) => {
  program
    .command("status")
    .summary("show the status of every account")
    .description(
      "Shows the status of every account: those that need attention first, then by token expiry. Reads only the store, and needs neither a provider nor the key.",
    )
    .option("--all", "show all accounts; a terminal shows the first 50 by default")
    .action(on((cli, { all }: { all?: true }) => status(cli, all === true)));
};

async function status(cli: Cli, all: boolean): Promise<void> {
  await withStore(cli, async (store) => {
    const rows = await standings(cli, store);
    const json = { store: store.name, summary: summaryOf(rows), accounts: rows.map(jsonOf) };
    show(cli, json, () => (rows.length === 0 ? emptyStore(cli, store.name) : textOf(cli, rows, all)));
  });
}

async function standings(cli: Cli, store: Store): Promise<Row[]> {
  const now = cli.io.clock.now();
  const [entries, journal] = await Promise.all([entriesOf(cli, store), store.journal.read({ limit: mostEntries })]);
  const byKey = Map.groupBy(journal, ({ key }: JournalEntry) => key);
  return entries
    .map((entry) => ({ account: accountOf(entry.key), ...standingOf(entry, byKey.get(entry.key) ?? [], now) }))
    .toSorted(
      (a, b) =>
        urgency(a) - urgency(b) ||
        (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) ||
        nameOf(a.account).localeCompare(nameOf(b.account)),
    );
}

function urgency({ state }: Row): number {
  return troubled.includes(state) ? troubled.indexOf(state) : troubled.length;
}

function summaryOf(rows: readonly Row[]): Record<State | "accounts", number> {
  const counts = Object.fromEntries(states.map((state) => [state, rows.filter((row) => row.state === state).length]));
  return { accounts: rows.length, ...(counts as Record<State, number>) };
}

function jsonOf({ account, ...standing }: Row): object {
  return { account: nameOf(account), ...account, ...standing };
}

function textOf(cli: Cli, rows: readonly Row[], all: boolean): string {
  const now = cli.io.clock.now();
  const shown = rowsFor(cli, rows, all);
  const lines = tableOf(cli, {
    columns: [
      { title: "ACCOUNT", gives: true },
      { title: "STATE" },
      { title: "TOKEN ENDS" },
      { title: "LOGIN LASTS" },
      { title: "REFRESHED" },
      { title: "BY", gives: true },
    ],
    rows: shown.map(({ account, state, expiresAt, refreshTokenExpiresAt, refreshedAt, by }) => [
      plain(nameOf(account)),
      titles[state],
      when(expiresAt, now),
      refreshTokenExpiresAt === undefined
        ? "–"
        : refreshTokenExpiresAt > now
          ? span(refreshTokenExpiresAt - now)
          : "over",
      when(refreshedAt, now),
      plain(by ?? "–"),
    ]),
    left: rows.length - shown.length,
    paint: (cell, column, row) => (column === 1 ? paintOf(cli.colors, shown[row]!.state)(cell) : cell),
  });
  return [lines, "", summaryLine(cli, rows), ...troubles(cli, shown)].join("\n");
}

function paintOf({ red, yellow, green, dim, cyan }: Colors, state: State): (text: string) => string {
  return { "needs-login": red, failing: yellow, refreshing: cyan, expired: dim, valid: green }[state];
}

function summaryLine({ colors }: Cli, rows: readonly Row[]): string {
  const summary = summaryOf(rows);
  const parts = states
    .filter((state) => summary[state] > 0)
    .map((state) => paintOf(colors, state)(`${summary[state].toLocaleString("en")} ${titles[state]}`));
  return `${counted(rows.length, "account")}: ${parts.join(", ")}.`;
}

const mostTroubles = 5;

function troubles({ colors }: Cli, rows: readonly Row[]): string[] {
  const all = rows.filter(({ state }) => troubled.includes(state));
  const lines = all
    .slice(0, mostTroubles)
    .flatMap(({ account, state, trouble }) => [
      "",
      `${colors.bold(plain(nameOf(account)))}  ${plain(trouble ?? titles[state])}`,
      ...(state === "needs-login" ? [`  ${colors.dim("next")} ${loginOf(account)}`] : []),
    ]);
  const left = all.length - mostTroubles;
  return left > 0
    ? [...lines, "", colors.dim(`and ${counted(left, "account")} more in trouble: --json tells why`)]
    : lines;
}
