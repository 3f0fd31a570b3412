import type { TokensEvent } from "@tokens/core";
import type { Reading } from "./catalog.ts";
import { blocks, endingOf, outcomes } from "./outcome.ts";

/** Turns events into values. */
export interface Meter {
  observe(event: TokensEvent): void;
  /** The current values of every gauge. */
  gauges(): Promise<readonly Reading[]>;
}

/**
 * Creates a meter that calls `record` with each change of a counter or histogram, and `collect` for gauges that do not come from events.
 */
export function createMeter(record: (reading: Reading) => void, collect: () => Promise<readonly Reading[]>): Meter {
  const known = new Set<string>();
  /** Provider of each session whose tokens are only in memory, by key. */
  const unsaved = new Map<string, string>();

  /** Starts the counters of a provider at 0: a counter that appears with its first event shows no increase. */
  function know(provider: string): void {
    if (known.has(provider)) return;
    known.add(provider);
    for (const outcome of outcomes) record({ metric: "requests", labels: { provider, outcome }, value: 0 });
    for (const reason of blocks) record({ metric: "blockedRefreshes", labels: { provider, reason }, value: 0 });
    for (const metric of ["adoptedSessions", "waits", "saveFailures"] as const)
      record({ metric, labels: { provider }, value: 0 });
  }

  function unsavedSessions(): readonly Reading[] {
    const counts = new Map([...known].map((provider) => [provider, 0]));
    for (const provider of unsaved.values()) counts.set(provider, counts.get(provider)! + 1);
    return [...counts].map(([provider, value]) => ({ metric: "unsavedSessions", labels: { provider }, value }));
  }

  return {
    observe(event) {
      const { provider, key, type } = event;
      know(provider);
      for (const reading of readingsOf(event)) record(reading);
      if (type === "save-failed") unsaved.set(key, provider);
      else if (settlesTokens(event)) unsaved.delete(key);
    },
    async gauges() {
      const collected = await collect();
      for (const { labels } of collected) if (labels["provider"] !== undefined) know(labels["provider"]);
      return [...collected, ...unsavedSessions()];
    },
  };
}

function readingsOf(event: TokensEvent): readonly Reading[] {
  const { provider, type } = event;
  const labels = { provider };
  const ending = endingOf(event);
  if (ending) {
    const count: Reading =
      "outcome" in ending
        ? { metric: "requests", labels: { provider, outcome: ending.outcome }, value: 1 }
        : { metric: "blockedRefreshes", labels: { provider, reason: ending.block }, value: 1 };
    return "durationMs" in event
      ? [count, { metric: "requestDuration", labels, value: event.durationMs / 1000 }]
      : [count];
  }
  if (type === "retrying") return [{ metric: "requests", labels: { provider, outcome: "retried" }, value: 1 }];
  if (type === "adopted") return [{ metric: "adoptedSessions", labels, value: 1 }];
  if (type === "waiting") return [{ metric: "waits", labels, value: 1 }];
  return type === "save-failed" ? [{ metric: "saveFailures", labels, value: 1 }] : [];
}

/** Whether no tokens of the session are left in memory alone: they are stored, replaced, or no longer needed. */
function settlesTokens(event: TokensEvent): boolean {
  const { type } = event;
  if (type === "reauthorization-required") return "reason" in event.error && event.error.reason === "logged_out";
  return ["refreshed", "authenticated", "adopted", "revoked"].includes(type);
}
