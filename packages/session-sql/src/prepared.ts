import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";

/** Codes of a prepared statement that could not be begun: another connection than the one it was prepared on, or another result. */
const unprepared = new Set(["26000", "42P05", "0A000"]);

interface Named {
  readonly name: string;
  readonly text: unknown;
  readonly values: unknown;
}

/** As the store uses it: never with a cursor. */
type Query = (statement: string | Named, values?: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>;

/**
 * Has the server parse and plan each of the store's few statements once per connection, under a name that its text decides. Behind a
 * pooler that hands every statement to another connection this fails, before anything is done: from then on none has a name.
 */
export function preparing(pool: PostgresPool): PostgresPool {
  const names = new Map<string, string>();
  let useful = true;

  function nameOf(text: string): string {
    const name = names.get(text) ?? `tokens_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
    names.set(text, name);
    return name;
  }

  function prepared(client: PostgresPoolClient): PostgresPoolClient {
    const run = client.query.bind(client) as unknown as Query;
    const query: Query = async (text, values) => {
      if (useful && typeof text === "string") {
        try {
          return await run({ name: nameOf(text), text, values });
        } catch (error) {
          if (!unprepared.has(String((error as { code?: unknown }).code))) throw error;
          useful = false;
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
