import { SessionStoreError } from "@tokens/core";
import type { RedisClientType } from "redis";
import { entryOf, minEntries, matches, newest } from "./journal-entry.ts";
import type { Journal, JournalEntry } from "./journal.ts";

type Client = Pick<RedisClientType, "xAdd" | "xRevRange">;

const pageSize = 1000;

/** A journal in the stream `<prefix>journal`, whose oldest entries the server trims. */
export function redisJournal(client: Client, prefix: string): Journal {
  const stream = `${prefix}journal`;
  const TRIM = { strategy: "MAXLEN", strategyModifier: "~", threshold: minEntries } as const;

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(`The journal ${stream} could not be ${what} (${(error as Error).message}).`, {
      cause: error,
    });
  };

  async function append(entries: readonly JournalEntry[]): Promise<void> {
    await Promise.all(entries.map((entry) => client.xAdd(stream, "*", { entry: JSON.stringify(entry) }, { TRIM })));
  }

  return {
    append: (entries) => append(entries).catch(failing("written")),
    async read(query) {
      const found: JournalEntry[] = [];
      for (let end = "+"; found.length < query.limit;) {
        const part = (await client.xRevRange(stream, end, "-", { COUNT: pageSize }).catch(failing("read"))) ?? [];
        for (const { message } of part) {
          const entry = entryOf(message["entry"] ?? "");
          if (entry && matches(query, entry)) found.push(entry);
        }
        if (part.length < pageSize) break;
        end = `(${part.at(-1)!.id}`;
      }
      return newest(found, query.limit);
    },
  };
}
