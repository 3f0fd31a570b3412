import { DatabaseSync } from "node:sqlite";
import { sharedSessionManagerCases, type StoreUnderTest } from "@tokens/core/testing";
import { d1Sessions, type D1, type D1Statement } from "@tokens/session-sql/d1";
import { describe, expect, test } from "vitest";
import { sample } from "./sample.ts";

/** The interface of D1 on SQLite, which it is made of. `pnpm runtimes` runs the same cases on D1 in workerd. */
function d1On(database: DatabaseSync): D1 {
  const statement = (text: string, values: readonly unknown[]): D1Statement => ({
    bind: (...bound) => statement(text, bound),
    all: async () => ({ results: database.prepare(text).all(...(values as string[])) }),
  });
  return { prepare: (text) => statement(text, []) };
}

async function open(): Promise<StoreUnderTest> {
  const database = new DatabaseSync(":memory:");
  const sessions = d1Sessions(d1On(database));
  await sessions.migrate();
  return {
    sessions,
    another: async () => d1Sessions(d1On(database)),
    pass: async (ms) =>
      database.exec(
        `update tokens_sessions set lease_until = lease_until - ${ms}, refresh_started_at = refresh_started_at - ${ms}`,
      ),
    corrupt: async () => database.exec("update tokens_sessions set session = '{nope'"),
    close: async () => database.close(),
  };
}

describe("conforms", () => {
  test.for(sharedSessionManagerCases(open, { leaseMs: 5000 }))("$name", ({ run }) => run());
});

test("keeps sessions in a table of another name", async () => {
  const d1 = d1On(new DatabaseSync(":memory:"));
  const sessions = d1Sessions(d1, { table: "sessions" });
  await sessions.migrate();
  const session = sample();
  await sessions.set("key", session);
  expect(await d1Sessions(d1, { table: "sessions" }).get("key")).toEqual(session);
});

test("refuses anything but a D1 binding", () => {
  expect(() => d1Sessions({} as D1)).toThrow(
    new TypeError("d1Sessions(database): database must be a D1 binding, e.g. env.DB, not object."),
  );
});

describe("an error of D1", () => {
  /** Messages as D1 writes them. */
  test.for([
    { message: "D1_ERROR: no such table: tokens_sessions: SQLITE_ERROR", retryable: false, says: "Create it once" },
    { message: "D1_ERROR: string or blob too big: SQLITE_TOOBIG", retryable: false, says: "the size of the session" },
    { message: "D1_ERROR: Network connection lost.", retryable: true, says: "Network connection lost" },
    { message: "D1_ERROR: D1 DB is overloaded. Too many requests queued.", retryable: true, says: "overloaded" },
  ])("$message", async ({ message, retryable, says }) => {
    const statement: D1Statement = { bind: () => statement, all: () => Promise.reject(new Error(message)) };
    await expect(d1Sessions({ prepare: () => statement }).get("key")).rejects.toMatchObject({
      code: "session_store",
      retryable,
      message: expect.stringContaining(says),
    });
  });
});
