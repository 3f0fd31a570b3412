import type { Case as KitCase } from "@tokens/core/testing";

/** Runs every case of a conformance suite. Resolves with their number, or rejects with those that failed. */
export async function conforms(cases: readonly KitCase[]): Promise<string> {
  const failed: string[] = [];
  for (const { name, run } of cases) {
    await run().catch((error: unknown) =>
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
  if (failed.length > 0) throw new Error(failed.join("\n"));
  return `${cases.length} cases`;
}

/** A name that nobody else uses, for a table or a prefix. */
export function newName(): string {
  return `tokens_runtimes_${crypto.randomUUID().replaceAll("-", "")}`;
}

/** Moves the leases of a SQL table into the past, which is the same as if the database's clock went on. */
export function ageLeases(table: string, ms: number): string {
  return `update ${table} set lease_until = lease_until - ${ms}, refresh_started_at = refresh_started_at - ${ms}`;
}

/** Makes the sessions of a SQL table unreadable. */
export function corruptSessions(table: string): string {
  return `update ${table} set session = '{nope'`;
}

/** Messages of a push travel in real time, for which the cases let at most 100 ms pass. */
export async function travel(ms: number): Promise<void> {
  if (ms <= 100) await new Promise((resolve) => setTimeout(resolve, ms));
}
