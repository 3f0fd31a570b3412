import type { ConnectedSession } from "@tokens/accounts";
import type { SharedSessionManager } from "@tokens/core";
import type { Descriptors } from "../shared/descriptors.ts";
import type { KnownAccount } from "./account-view.ts";
import { redactorOf } from "./redact.ts";

/**
 * Redacts what the journal says about accounts, which may quote a provider that echoes what it was sent. When the session cannot be
 * read, its secrets are unknown, so messages are hidden.
 */
export interface Redaction {
  account(known: KnownAccount): Promise<KnownAccount>;
  /** What redacts messages about a session. */
  of(key: string): Promise<(text: string) => string>;
}

/** A list shows the same problems again and again; reading every session each time would be slow. */
const maxRemembered = 1000;

export function redaction({
  descriptors,
  sessions,
}: {
  readonly descriptors: Descriptors;
  readonly sessions: Pick<SharedSessionManager, "get">;
}): Redaction {
  const clean = new Map<string, { readonly of: string; readonly text: string }>();

  async function redactorFor(key: string): Promise<(text: string) => string> {
    const session: ConnectedSession | undefined = await sessions.get(key);
    return redactorOf(descriptors, [session]);
  }

  async function problemOf({ account: { key }, session, status: { problem = "" } }: KnownAccount): Promise<string> {
    const of = `${session.version} ${problem}`;
    const known = clean.get(key);
    if (known?.of === of) return known.text;
    try {
      const text = (await redactorFor(key))(problem);
      clean.delete(key);
      clean.set(key, { of, text });
      for (const oldest of [...clean.keys()].slice(0, -maxRemembered)) clean.delete(oldest);
      return text;
    } catch {
      return unreadable();
    }
  }

  return {
    async account(known) {
      if (known.status.problem === undefined) return known;
      const status = { ...known.status, problem: await problemOf(known) };
      return { ...known, status, view: { ...known.view, status } };
    },
    of: (key) => redactorFor(key).catch(() => unreadable),
  };
}

function unreadable(): string {
  return "An error occurred, and the session cannot be read. Check the store and its encryption key.";
}
