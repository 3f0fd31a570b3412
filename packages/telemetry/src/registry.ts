import { catalog, durationBuckets, type Labels, type MetricId, type Reading } from "./catalog.ts";
import { numberText, type Sample } from "./exposition.ts";

/** Adds up counters and histograms. */
export interface Registry {
  add(reading: Reading): void;
  samples(metric: MetricId): readonly Sample[];
}

interface Series {
  readonly labels: Labels;
  sum: number;
  count: number;
  /** Number of observations up to each of `durationBuckets`. */
  readonly buckets: number[];
}

/** Creates an empty registry. */
export function createRegistry(): Registry {
  const metrics = new Map<MetricId, Map<string, Series>>();

  function seriesOf({ metric, labels }: Reading): Series {
    const all = metrics.get(metric) ?? new Map<string, Series>();
    const key = JSON.stringify(labels);
    const series = all.get(key) ?? { labels, sum: 0, count: 0, buckets: durationBuckets.map(() => 0) };
    metrics.set(metric, all.set(key, series));
    return series;
  }

  return {
    add(reading) {
      const { value } = reading;
      const series = seriesOf(reading);
      series.sum += value;
      series.count += 1;
      for (const [index, bound] of durationBuckets.entries()) if (value <= bound) series.buckets[index]! += 1;
    },
    samples(metric) {
      const all = [...(metrics.get(metric)?.values() ?? [])];
      return catalog[metric].type === "histogram"
        ? all.flatMap(histogramSamples)
        : all.map(({ labels, sum }) => ({ labels, value: sum }));
    },
  };
}

function histogramSamples({ labels, sum, count, buckets }: Series): readonly Sample[] {
  const bucket = (bound: number, value: number): Sample => ({
    suffix: "_bucket",
    labels: { ...labels, le: numberText(bound) },
    value,
  });
  return [
    ...durationBuckets.map((bound, index) => bucket(bound, buckets[index]!)),
    bucket(Infinity, count),
    { suffix: "_sum", labels, value: sum },
    { suffix: "_count", labels, value: count },
  ];
}
