import type { SessionEntry } from "@tokens/core";
import { entryOf } from "./record.ts";
import { listScript, serverScript, type Send } from "./scripts.ts";

/** Scans every server once, whichever shards it holds. A record that moves meanwhile may be missed. */
export async function* listRecords(shards: readonly string[], send: Send): AsyncGenerator<SessionEntry> {
  const runIds = await Promise.all(shards.map(async (shard) => String(await send(serverScript, [shard], []))));
  const seen = new Set<string>();
  for (const [index, shard] of shards.entries()) {
    const runId = runIds[index]!;
    // A server with an unknown run id is scanned once for each shard.
    if (runId && runIds.indexOf(runId) < index) continue;
    let cursor = "0";
    do {
      const [next, ...records] = (await send(listScript, [shard], [cursor, runId ? "*" : "one"])) as unknown[];
      for (let at = 0; at < records.length; at += 4) {
        const entry = entryOf(records.slice(at, at + 4).map(String));
        // SCAN may return a record twice.
        if (!entry || seen.has(entry.key)) continue;
        seen.add(entry.key);
        yield entry;
      }
      cursor = String(next);
    } while (cursor !== "0");
  }
}
