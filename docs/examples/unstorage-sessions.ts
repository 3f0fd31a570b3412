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
      // unstorage returns text that is not JSON unchanged.
      if (typeof value !== "object") throw new Error(`The record of ${key} is not a session.`);
      return value as S;
    },
    set: (key, session) => (session ? storage.setItem(plain(key), session) : storage.removeItem(plain(key))),
  };
}

/** unstorage treats `/`, `\` and `:` alike and drops everything after `?`, so two accounts could share a record. */
function plain(key: string): string {
  return `session-${Buffer.from(key).toString("hex")}`;
}
