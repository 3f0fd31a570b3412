import type { Session, SessionManager } from "@tokens/core";

interface Texts {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Sessions as JSON text, in `localStorage` or anything with the same methods. */
export function textSessions<S extends Session>(texts: Texts): SessionManager<S> {
  return {
    async get(key) {
      const text = texts.getItem(key);
      try {
        return text === null ? undefined : (JSON.parse(text) as S);
      } catch {
        // The parser's own message quotes the text, which holds tokens.
        throw new Error(`The session ${key} is not JSON. Repair it, or log in again.`);
      }
    },
    async set(key, session) {
      if (session) texts.setItem(key, JSON.stringify(session));
      else texts.removeItem(key);
    },
  };
}
