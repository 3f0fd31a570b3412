import { accountOf, nameOf } from "@tokens/accounts";
import type { JournalEntry } from "@tokens/store";
import type { Hono } from "hono";
import { idOf, type KnownAccount } from "../accounts/account-view.ts";
import type { ConsoleContext, ConsoleEnv } from "../context.ts";
import type { ShownEntry } from "./entries-table.ts";
import { historyPage, isEntryType } from "./history-page.ts";
import { mayQuote, searchEntries } from "./search.ts";

/** What happened to all accounts. */
export function historyRoutes(app: Hono<ConsoleEnv>, console: ConsoleContext): void {
  const { store, overview, redaction, clock, frame } = console;

  app.get("/history", async (context) => {
    const { account = "", type = "", who = "", text = "", before = "" } = context.req.query();
    const accounts = new Map((await overview.read()).map((known) => [known.account.key, known]));
    const at = /^\d{1,16}$/.test(before) ? Number(before) : undefined;
    const { entries, olderThan } = await searchEntries(store.journal, {
      keys: account.trim() === "" ? undefined : keysOf(account.trim(), accounts.values()),
      types: isEntryType(type) ? [type] : undefined,
      who: who.trim(),
      text: text.trim(),
      before: at,
    });
    // What is not shown must not be found either: a search could guess it.
    const found = text.trim().toLowerCase();
    const shown = (await shownEntries(entries, accounts)).filter(({ entry: { message = "" } }) =>
      message.toLowerCase().includes(found),
    );
    const query = { account, type, who, text, before: at === undefined ? "" : before };
    return context.html(historyPage(frame(context), query, { entries: shown, olderThan, now: clock.now() }));
  });

  /** Messages are redacted, with each session read once. Of an account that is gone, the secrets are not known. */
  async function shownEntries(
    entries: readonly JournalEntry[],
    accounts: ReadonlyMap<string, KnownAccount>,
  ): Promise<readonly ShownEntry[]> {
    const keys = new Set(entries.filter(mayQuote).map(({ key }) => key));
    const redactors = new Map(
      await Promise.all(Array.from(keys, async (key) => [key, await redaction.of(key)] as const)),
    );
    return entries.map((entry) => {
      const { key, message } = entry;
      const known = accounts.get(key);
      const name = known?.view.name ?? nameOf(accountOf(key));
      const clean = mayQuote(entry) ? known && redactors.get(key)!(message!).replaceAll(key, name) : message;
      return { entry: { ...entry, message: clean }, account: { name, ...(known && { id: idOf(key) }) } };
    });
  }
}

/** Keys of the accounts with exactly this name, else of those whose name contains it. */
function keysOf(name: string, accounts: Iterable<KnownAccount>): ReadonlySet<string> {
  const wanted = name.toLowerCase();
  const found = [...accounts].filter(({ view }) => view.name.toLowerCase().includes(wanted));
  const exact = found.filter(({ view }) => view.name.toLowerCase() === wanted);
  return new Set((exact.length > 0 ? exact : found).map(({ account }) => account.key));
}
