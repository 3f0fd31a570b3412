import { SessionStoreError, type Clock } from "@tokens/core";
import type { RedisClientType } from "redis";
import { entryOf, keepMs, matches, maxEntries, newest, precedes } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";
import { outcomesOf } from "./outcomes.ts";

type Client = Pick<RedisClientType, "sendCommand" | "xAdd" | "xRevRange" | "xTrim">;

const pageSize = 1000;
const trimEveryMs = 3_600_000;

/** A journal in the stream `<prefix>journal`, whose oldest entries the server trims. */
export function redisJournal(client: Client, { prefix, clock }: { prefix: string; clock: Clock }): Journal {
  const stream = `${prefix}journal`;
  const TRIM = { strategy: "MAXLEN", strategyModifier: "~", threshold: maxEntries } as const;

  let trimAt = -Infinity;

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(`The journal ${stream} could not be ${what} (${(error as Error).message}).`, {
      cause: error,
    });
  };

  async function append(entries: readonly JournalEntry[]): Promise<void> {
    await Promise.all(entries.map((entry) => client.xAdd(stream, "*", { entry: JSON.stringify(entry) }, { TRIM })));
    if (clock.now() < trimAt) return;
    trimAt = clock.now() + trimEveryMs;
    // The ids of the stream are times of the server.
    const [seconds] = await client.sendCommand<[string, string]>(["TIME"]);
    await client.xTrim(stream, "MINID", Number(seconds) * 1000 - keepMs);
  }

  async function read(query: JournalQuery): Promise<readonly JournalEntry[]> {
    const found: JournalEntry[] = [];
    for (let end = "+"; found.length < query.limit;) {
      const part = (await client.xRevRange(stream, end, "-", { COUNT: pageSize }).catch(failing("read"))) ?? [];
      const entries = part.flatMap(({ message }) => entryOf(message["entry"] ?? "") ?? []);
      found.push(...entries.filter((entry) => matches(query, entry)));
      if (part.length < pageSize || precedes(query, entries)) break;
      end = `(${part.at(-1)!.id}`;
    }
    return newest(found, query.limit);
  }

  return {
    append: (entries) => append(entries).catch(failing("written")),
    read,
    outcomes: async () => outcomesOf((await read({ limit: Infinity })).toReversed()),
  };
}
