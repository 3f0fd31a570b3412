import type { Session, SessionManager } from "@tokens/core";

/** Sessions in an unstorage `Storage`. Not shared: two processes may refresh at once. */
export function unstorageSessions<S extends Session>(storage: {
  getItem(key: string): Promise<unknown>;
  setItem(key: string, value: S): Promise<void>;
  removeItem(key: string): Promise<void>;
}): SessionManager<S> {
  return {
    async get(key) {
      const value = await storage.getItem(plain(key));
      if (value === null) return undefined;
      // What is not JSON comes back as the text itself.
      if (typeof value !== "object") throw new Error(`What is stored as the session ${key} is no session.`);
      return value as S;
    },
    set: (key, session) => (session ? storage.setItem(plain(key), session) : storage.removeItem(plain(key))),
  };
}

/** unstorage takes `/`, `\` and `:` for the same and drops what follows `?`: unescaped, two accounts could share a record. */
function plain(key: string): string {
  return `session-${Buffer.from(key).toString("hex")}`;
}
