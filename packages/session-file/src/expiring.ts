import { freshness } from "@tokens/core";
import { recordsOf } from "./records.ts";

interface Due {
  readonly key: string;
  readonly expiresAt: number;
}

/** The sessions of a directory that expire before a time, soonest first. Skips unreadable records. */
export async function* expiringSessions(
  directory: string,
  { before, limit }: { before: number; limit: number },
): AsyncGenerator<Due> {
  const due: Due[] = [];
  for await (const { key, session } of recordsOf(directory)) {
    const { expiresAt } = session ? freshness(session, 0) : { expiresAt: Infinity };
    if (expiresAt < before) due.push({ key, expiresAt });
  }
  yield* due.toSorted((a, b) => a.expiresAt - b.expiresAt).slice(0, limit);
}
