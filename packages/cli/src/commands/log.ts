import { accountOf, nameOf } from "@tokens/accounts";
import { journalTail, type JournalEntry, type JournalEntryType, type JournalQuery } from "@tokens/store";
import { resolveAccount, withExistingStore } from "../accounts.ts";
import { collect, type AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { durationOf } from "../duration.ts";
import { interrupted, usageError } from "../failure.ts";
import { filterHelp, selectKeys } from "../selection.ts";
import { displayWidth, formatDuration, sanitize } from "../text.ts";

/** What each event of the journal says in a line. */
const words: Readonly<Record<JournalEntryType, string>> = {
  refreshed: "refreshed",
  authenticated: "logged in",
  adopted: "adopted",
  waiting: "waited",
  retrying: "retried",
  "refresh-failed": "failed",
  "save-failed": "not saved",
  "reauthorization-required": "needs login",
  "reauthorization-soon": "login ends",
  revoked: "revoked",
  "in-process": "not shared",
  edited: "edited",
  renamed: "renamed",
  removed: "removed",
  "link-created": "link created",
  "link-revoked": "link revoked",
};
/** Every event that `--type` takes. */
export const eventTypes = Object.keys(words) as JournalEntryType[];
const routine: readonly JournalEntryType[] = ["adopted", "waiting", "in-process"];
const failures: readonly JournalEntryType[] = ["retrying", "refresh-failed", "save-failed", "reauthorization-required"];
const followEveryMs = 1000;
/** What an account's filter leaves over is chosen after reading. */
const readAtOnce = 100_000;

interface LogOptions {
  readonly filter?: string;
  readonly type?: readonly string[];
  readonly since: string;
  readonly limit: string;
  readonly all?: true;
  readonly follow?: true;
}

/** `tokens log` */
export const addLog: AddCommand = (program, withCli) => {
  program
    .command("log")
    .summary("show the history of accounts")
    .description(
      "Shows what happened to an account, or to all: when, by which process and person, and why a refresh failed. The store keeps 90 days. With --json, prints one line per event, oldest first.",
    )
    .argument("[account]", "account name or key")
    .option("--filter <conditions>", filterHelp)
    .option("--type <type>", `only these events; repeatable: ${eventTypes.join(", ")}`, collect)
    .option("--since <duration>", "only events newer than this: 90s, 10m, 1h, 2d", "90d")
    .option("--limit <number>", "how many events to show, counted from the newest", "50")
    .option("--all", "include routine events, such as one process waiting for another")
    .option("--follow", "keep printing new events until Ctrl-C")
    .action(withCli(log));
};

async function log(cli: Cli, name: string | undefined, options: LogOptions): Promise<void> {
  const { clock, signal } = cli.io;
  const limit = limitOf(options.limit);
  const chosen = typesOf(options);
  const after = clock.now() - durationOf("--since", options.since);
  await withExistingStore(cli, async (store) => {
    const query: Omit<JournalQuery, "limit"> = {
      ...(name !== undefined && { key: (await resolveAccount(cli, store, name)).key }),
      types: chosen,
    };
    const selected = options.filter === undefined ? undefined : await selectKeys(cli, store, options.filter);
    const keep = (entry: JournalEntry): boolean => selected?.has(entry.key) ?? true;
    if (!options.follow) {
      const read = await store.journal.read({ ...query, after, limit: selected ? readAtOnce : limit });
      print(cli, read.filter(keep).slice(0, limit).toReversed(), true);
      return;
    }
    const tail = journalTail(store.journal, { ...query, after, clock });
    let entries = (await tail.next()).filter(keep).slice(-limit);
    while (!signal.aborted) {
      print(cli, entries, false);
      await clock.sleep(followEveryMs, signal);
      entries = (await tail.next()).filter(keep);
    }
    throw interrupted();
  });
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw usageError(`--limit takes a number of events, not "${text}".`);
}

function typesOf({ type: given, all }: LogOptions): readonly JournalEntryType[] {
  const unknown = given?.find((one) => !(eventTypes as readonly string[]).includes(one));
  if (unknown !== undefined) throw usageError(`There is no event "${unknown}". Available: ${eventTypes.join(", ")}.`);
  return (
    (given as readonly JournalEntryType[] | undefined) ?? eventTypes.filter((one) => all || !routine.includes(one))
  );
}

function print(cli: Cli, entries: readonly JournalEntry[], whole: boolean): void {
  if (cli.options.json) {
    for (const entry of entries) printResult(cli, { account: nameOf(accountOf(entry.key)), ...entry }, () => "");
    return;
  }
  if (entries.length === 0) {
    if (whole) printResult(cli, undefined, () => "Nothing happened in this time.");
    return;
  }
  printResult(cli, undefined, () => entries.map((entry) => lineOf(cli, entry)).join("\n"));
}

const widths = { account: 24, what: 12 };

function lineOf({ colors }: Cli, { at, key, type, by, who, durationMs, message }: JournalEntry): string {
  const paint = failures.includes(type) ? (type === "retrying" ? colors.yellow : colors.red) : colors.green;
  const time = new Date(at).toISOString().replace("T", " ").slice(0, 19);
  const took =
    durationMs === undefined ? "" : ` in ${durationMs < 1000 ? `${durationMs} ms` : formatDuration(durationMs)}`;
  const author = who === undefined ? by : `${by} (${who})`;
  return [
    colors.dim(time),
    padded(sanitize(nameOf(accountOf(key))), widths.account),
    paint(padded(words[type], widths.what)),
    `${sanitize(author)}${took}${message === undefined ? "" : `: ${sanitize(message)}`}`,
  ].join("  ");
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - displayWidth(text), 0));
}
