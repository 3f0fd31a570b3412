import { DatabaseSync } from "node:sqlite";
import type { D1, D1Statement } from "@tokens/session-sql/d1";

/** The interface of D1 on SQLite, which D1 is made of: for this machine and for tests. */
export function d1InNode(path: string): D1 {
  const database = new DatabaseSync(path);
  const statement = (text: string, values: readonly unknown[]): D1Statement => ({
    bind: (...bound) => statement(text, bound),
    all: async () => ({ results: database.prepare(text).all(...(values as string[])) }),
  });
  return { prepare: (text) => statement(text, []) };
}
