import type { Attributes, BatchObservableCallback, Meter as MeterApi, Observable } from "@opentelemetry/api";
import type { TokensEvent } from "@tokens/core";
import { catalog, durationBuckets, type Labels, type Metric, type MetricId, type Reading } from "../catalog.ts";
import { createMeter } from "../meter.ts";

/** Records events, and reads gauges when the SDK collects, until it is disposed. */
export interface Instruments extends Disposable {
  observe(event: TokensEvent): void;
}

/** Creates the instruments of the catalog. */
export function createInstruments(api: MeterApi, collect: () => Promise<readonly Reading[]>): Instruments {
  const recorders = new Map<MetricId, (value: number, attributes: Attributes) => void>();
  const gauges = new Map<MetricId, Observable>();
  for (const [id, metric] of Object.entries(catalog) as [MetricId, Metric][]) {
    const { name, type, unit, help: description } = metric;
    if (type === "gauge") gauges.set(id, api.createObservableGauge(name, { unit, description }));
    else if (type === "counter") {
      const counter = api.createCounter(name, { unit, description });
      recorders.set(id, (value, attributes) => counter.add(value, attributes));
    } else {
      const advice = { explicitBucketBoundaries: [...durationBuckets] };
      const histogram = api.createHistogram(name, { unit, description, advice });
      recorders.set(id, (value, attributes) => histogram.record(value, attributes));
    }
  }
  const meter = createMeter(
    ({ metric, labels, value }) => recorders.get(metric)!(value, attributesOf(labels)),
    collect,
  );
  const read: BatchObservableCallback = async (result) => {
    for (const { metric, labels, value } of await meter.gauges())
      result.observe(gauges.get(metric)!, value, attributesOf(labels));
  };
  const observables = [...gauges.values()];
  api.addBatchObservableCallback(read, observables);
  return {
    observe: meter.observe,
    [Symbol.dispose]: () => api.removeBatchObservableCallback(read, observables),
  };
}

function attributesOf(labels: Labels): Attributes {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [`tokens.${name}`, value]));
}
