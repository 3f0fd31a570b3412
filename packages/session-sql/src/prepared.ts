import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** SQLSTATEs of a prepared statement that did not run: prepared on another connection, or with another result type. */
const preparedStatementErrors = new Set(["26000", "42P05", "0A000"]);

interface Named {
  readonly name: string;
  readonly text: unknown;
  readonly values: unknown;
}

/** The store never uses a cursor. */
type Query = (statement: string | Named, values?: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>;

/**
 * Makes the server parse and plan each statement once per connection, under a name derived from its text. Behind a transaction pooler,
 * the first such statement may fail before it does anything; from then on, statements have no name.
 */
export function withPreparedStatements(pool: PostgresPool): PostgresPool {
  const names = new Map<string, string>();
  let enabled = true;

  function nameOf(text: string): string {
    const name = names.get(text) ?? `tokens_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
    names.set(text, name);
    return name;
  }

  function prepared(client: PostgresPoolClient): PostgresPoolClient {
    const run = client.query.bind(client) as unknown as Query;
    const query: Query = async (text, values) => {
      if (enabled && typeof text === "string") {
        try {
          return await run({ name: nameOf(text), text, values });
        } catch (error) {
          if (!preparedStatementErrors.has(String((error as { code?: unknown }).code))) throw error;
          enabled = false;
        }
      }
      return run(text, values);
    };
    return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release() };
  }

  return {
    options: pool.options,
    ...(pool.Client && { Client: pool.Client }),
    connect: async () => prepared(await pool.connect()),
    end: () => pool.end(),
  };
}
