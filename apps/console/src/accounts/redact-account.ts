import type { ConnectedSession } from "@tokens/accounts";
import type { SharedSessionManager } from "@tokens/core";
import type { Descriptors } from "../shared/descriptors.ts";
import type { KnownAccount } from "./account-view.ts";
import { redactorOf } from "./redact.ts";

/**
 * Redacts journal messages, which may quote a provider that echoes what it was sent. When the session cannot be read, its secrets
 * are unknown, so messages are hidden.
 */
export async function redactAccount(
  known: KnownAccount,
  { descriptors, sessions }: { readonly descriptors: Descriptors; readonly sessions: SharedSessionManager },
): Promise<KnownAccount> {
  const { account, entries, view } = known;
  const { problem } = view.status;
  if (problem === undefined && entries.every(({ message }) => message === undefined)) return known;
  const clean = await redactor(account.key, descriptors, sessions);
  return {
    ...known,
    entries: entries.map((entry) => ({ ...entry, message: entry.message && clean(entry.message) })),
    view: { ...view, status: { ...view.status, problem: problem && clean(problem) } },
  };
}

async function redactor(
  key: string,
  descriptors: Descriptors,
  sessions: SharedSessionManager,
): Promise<(text: string) => string> {
  try {
    const session: ConnectedSession | undefined = await sessions.get(key);
    return await redactorOf(descriptors, [session]);
  } catch {
    return () => "An error occurred, and the session cannot be read. Check the store and its encryption key.";
  }
}
