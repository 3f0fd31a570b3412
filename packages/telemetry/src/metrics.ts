import { systemClock, type Clock, type TokenManager } from "@tokens/core";
import { catalog, type MetricId } from "./catalog.ts";
import { createCollect, type Collectors } from "./collect.ts";
import { expose } from "./exposition.ts";
import { createMeter } from "./meter.ts";
import { createRegistry } from "./registry.ts";

/** A source of events: a `TokenManager`, which emits those of every account of its app, or `processEvents()`. */
export type EventSource = Pick<TokenManager, "on">;

/** Options of `createMetrics`. */
export interface MetricsOptions extends Collectors {
  /** @default systemClock */
  readonly clock?: Clock;
}

/** Metrics of a process, for Prometheus. */
export interface Metrics {
  /** Counts the events of `source` until it is disposed. Observe each source once. */
  observe(source: EventSource): Disposable;
  /** The metrics in Prometheus' text format 0.0.4. */
  text(): Promise<string>;
}

/** Creates the metrics of a process: counters from the events of its accounts, gauges from the functions in `options`. */
export function createMetrics({ clock = systemClock, ...collectors }: MetricsOptions = {}): Metrics {
  const registry = createRegistry();
  const meter = createMeter(registry.add, createCollect(collectors, clock));
  return {
    observe: (source) => source.on(meter.observe),
    async text() {
      const gauges = await meter.gauges();
      return (Object.keys(catalog) as MetricId[])
        .map((id) => expose(catalog[id], [...registry.samples(id), ...gauges.filter(({ metric }) => metric === id)]))
        .join("");
    },
  };
}
