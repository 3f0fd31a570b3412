import { createHash } from "node:crypto";
import { nameOf, statusOf, type Account, type AccountStatus } from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";
import { outcomesOf, type JournalEntry } from "@tokens/store";
import type { Providers } from "../shared/providers.ts";

/** What a page may show about an account: no tokens, secrets or settings. */
export interface AccountView {
  /** Replaces the key, which names the app, in URLs and pages. */
  readonly id: string;
  /** `hubstaff/alice`, followed by part of the id when two apps have an account of this name. */
  readonly name: string;
  /** Title of the provider or server. */
  readonly provider: string;
  readonly status: AccountStatus;
}

/** An account with its session and journal entries. */
export interface KnownAccount {
  readonly account: Account;
  readonly view: AccountView;
  readonly session: SessionEntry;
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
}

/** The id that represents a session key in the browser. */
export function idOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 16);
}

/** Describes all accounts: those that need attention first, then by name. `titles` are those of their providers. */
export function knownAccounts(
  { providers, titles }: { readonly providers: Providers; readonly titles: ReadonlyMap<string, string> },
  sessions: readonly (readonly [Account, SessionEntry])[],
  journalOf: (key: string) => readonly JournalEntry[],
  now: number,
): readonly KnownAccount[] {
  const byName = Map.groupBy(sessions, ([account]) => nameOf(account));
  const known = sessions.map(([account, session]): KnownAccount => {
    const [id, plain] = [idOf(account.key), nameOf(account)];
    const name = byName.get(plain)!.length > 1 ? `${plain} (${id.slice(0, 4)})` : plain;
    // Messages refer to a session by its key.
    const entries = journalOf(account.key).map((entry) => ({
      ...entry,
      message: entry.message?.replaceAll(account.key, name),
    }));
    const provider = titles.get(account.provider) ?? account.provider;
    return {
      account,
      session,
      entries,
      view: {
        id,
        name,
        provider,
        status: statusOf(session, outcomesOf(entries.toReversed()).get(account.key), { now, providers }),
      },
    };
  });
  const { compare } = new Intl.Collator("en", { numeric: true });
  return known.toSorted((a, b) => urgency(b) - urgency(a) || compare(a.view.name, b.view.name));
}

/** Whether a person has to act. */
export function needsAttention({ status: { state } }: AccountView): boolean {
  return state === "needs-login" || state === "failing";
}

function urgency({ view }: KnownAccount): number {
  if (view.status.state === "needs-login") return 2;
  return needsAttention(view) ? 1 : 0;
}
