import type { SharedSessionManager, TokensError } from "@tokens/core";
import { encryptedSessions } from "@tokens/session-encrypted";
import { openStore, type Journal } from "@tokens/store";
import type { Settings } from "./settings.ts";

/** Sessions that can be listed, and swept. */
type Sessions = SharedSessionManager & Required<Pick<SharedSessionManager, "expiring" | "list">>;

/** Status of an account: not connected, connected, or to be reconnected. */
export type ConnectionState = "none" | "connected" | "lost";

/** What the web app and the worker share: encrypted sessions, and which accounts must be reconnected. */
export interface Connections extends AsyncDisposable {
  readonly sessions: Sessions;
  stateOf(key: string): Promise<ConnectionState>;
  /** Records that an account must be reconnected, once per login. Returns whether that is new. */
  lose(key: string, error: TokensError, at: number): Promise<boolean>;
}

const lost = "reauthorization-required";

/** Opens the store that both programs share. A newer session clears the record. */
export async function openConnections({ store: url, keys }: Pick<Settings, "store" | "keys">): Promise<Connections> {
  const store = await openStore(url);
  const sessions = encryptedSessions(store.sessions, { keys }) as Sessions;
  const { journal }: { journal: Journal } = store;

  async function stateOf(key: string): Promise<ConnectionState> {
    const session = await store.sessions.get(key);
    if (!session) return "none";
    const [entry] = await journal.read({ key, types: [lost], after: session.obtainedAt, limit: 1 });
    return entry ? "lost" : "connected";
  }

  return {
    sessions,
    stateOf,
    async lose(key, { code, message }, at) {
      if ((await stateOf(key)) !== "connected") return false;
      await journal.append([{ at, key, type: lost, by: "offline-worker", code, message }]);
      return true;
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
}
