import { type ConnectedSession } from "@tokens/accounts";
import type { SharedSessionManager } from "@tokens/core";
import type { KnownAccount } from "./account-view.ts";
import { withoutSecrets } from "./secrets.ts";

/**
 * An account as it may be shown. Messages of the journal may quote a provider, and a provider what it was sent; where the session
 * cannot be read, its secrets are not known, and no message is shown.
 */
export async function discreet(known: KnownAccount, sessions: SharedSessionManager): Promise<KnownAccount> {
  const { account, entries, view } = known;
  const { problem } = view.standing;
  if (problem === undefined && entries.every(({ message }) => message === undefined)) return known;
  const tell = await teller(account.key, sessions);
  return {
    ...known,
    entries: entries.map((entry) => ({ ...entry, message: entry.message && tell(entry.message) })),
    view: { ...view, standing: { ...view.standing, problem: problem && tell(problem) } },
  };
}

async function teller(key: string, sessions: SharedSessionManager): Promise<(text: string) => string> {
  try {
    const session: ConnectedSession | undefined = await sessions.get(key);
    return (text) => withoutSecrets(text, [session]);
  } catch {
    return () => "An error occurred, and the session cannot be read. Check the store and its encryption key.";
  }
}
