import type { Session, SessionManager } from "@tokens/core";
import type { McpClientInformation, McpDiscoveryState } from "./sdk.ts";

/** The registered client, and what a login needs between its steps, which may run in different processes. */
export interface McpLogin {
  readonly client?: McpClientInformation | undefined;
  readonly state?: string | undefined;
  readonly codeVerifier?: string | undefined;
  readonly discovery?: McpDiscoveryState | undefined;
  /** Unix milliseconds. */
  readonly discoveredAt?: number | undefined;
}

/** Where an account's login is kept. */
export interface McpLoginRecord {
  read(): Promise<McpLogin>;
  /** Changes these members; `undefined` forgets one. */
  update(changes: McpLogin): Promise<void>;
}

interface StoredLogin extends Session {
  readonly login?: McpLogin;
}

/** Keeps a login in a session manager, as a session without a token. */
export function loginRecord(sessions: SessionManager, key: string): McpLoginRecord {
  const read = async (): Promise<McpLogin> => {
    const stored: StoredLogin | undefined = await sessions.get(key);
    return stored?.login ?? {};
  };
  const write = async (changes: McpLogin): Promise<void> => {
    const login: McpLogin = { ...(await read()), ...changes };
    const isEmpty = Object.values(login).every((value) => value === undefined);
    const stored: StoredLogin = { version: crypto.randomUUID(), accessToken: "", obtainedAt: 0, login };
    await sessions.set(key, isEmpty ? undefined : stored);
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read,
    update(changes) {
      const written = turn.then(() => write(changes));
      turn = written.catch(() => undefined);
      return written;
    },
  };
}
