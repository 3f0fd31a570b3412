import { createHash } from "node:crypto";
import { nameOf, statusOf, type Account, type AccountStatus } from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";
import type { JournalEntry } from "@tokens/store";
import { providerNamed, providers } from "./providers.ts";

/** What a page shows of an account: no token, no secret, nothing of how it is entered. */
export interface AccountView {
  /** Stands for the key, which names the app, in addresses and pages. */
  readonly id: string;
  /** `hubstaff/alice`; with the beginning of the id where two apps have an account of that name. */
  readonly name: string;
  /** The provider's name for people. */
  readonly provider: string;
  readonly standing: AccountStatus;
}

/** An account as the store and the journal know it. */
export interface KnownAccount {
  readonly account: Account;
  readonly view: AccountView;
  readonly session: SessionEntry;
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
}

/** Stands for a key where it is shown to a browser. */
export function idOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 16);
}

/** The views of all accounts, those in trouble first, then by name. */
export function knownAccounts(
  sessions: readonly (readonly [Account, SessionEntry])[],
  journalOf: (key: string) => readonly JournalEntry[],
  now: number,
): readonly KnownAccount[] {
  const bearers = Map.groupBy(sessions, ([account]) => nameOf(account));
  const known = sessions.map(([account, session]): KnownAccount => {
    const [id, plain] = [idOf(account.key), nameOf(account)];
    const name = bearers.get(plain)!.length > 1 ? `${plain} (${id.slice(0, 4)})` : plain;
    // Messages name a session by its key.
    const entries = journalOf(account.key).map((entry) => ({
      ...entry,
      message: entry.message?.replaceAll(account.key, name),
    }));
    const provider = providerNamed(account.provider)?.title ?? account.provider;
    return {
      account,
      session,
      entries,
      view: { id, name, provider, standing: statusOf(session, entries, { now, providers }) },
    };
  });
  const { compare } = new Intl.Collator("en", { numeric: true });
  return known.toSorted((a, b) => urgency(b) - urgency(a) || compare(a.view.name, b.view.name));
}

/** Whether someone should look at it. */
export function isTroubled({ standing: { state } }: AccountView): boolean {
  return state === "needs-login" || state === "failing";
}

function urgency({ view }: KnownAccount): number {
  if (view.standing.state === "needs-login") return 2;
  return isTroubled(view) ? 1 : 0;
}
