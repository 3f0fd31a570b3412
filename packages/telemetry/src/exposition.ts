import type { Labels, Metric } from "./catalog.ts";

/** A line of a metric. */
export interface Sample {
  /** Follows the name of a histogram: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
  readonly labels: Labels;
  readonly value: number;
}

/** Media type of the text. */
export const textFormat = "text/plain; version=0.0.4; charset=utf-8";

/** The name of a metric for Prometheus, as an OpenTelemetry collector would translate it. */
function prometheusName({ name, type, unit }: Metric): string {
  return [name.replaceAll(".", "_"), unit === "s" && "seconds", type === "counter" && "total"]
    .filter(Boolean)
    .join("_");
}

/** Writes a metric in Prometheus' text format 0.0.4; nothing for one without samples. */
export function expose(metric: Metric, samples: readonly Sample[]): string {
  if (samples.length === 0) return "";
  const name = prometheusName(metric);
  const lines = samples.map(
    ({ suffix = "", labels, value }) => `${name}${suffix}${labelText(labels)} ${numberText(value)}`,
  );
  return [`# HELP ${name} ${metric.help}`, `# TYPE ${name} ${metric.type}`, ...lines, ""].join("\n");
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(",")}}` : "";
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

/** Prometheus reads numbers as Go writes them. */
export function numberText(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value);
  return value > 0 ? "+Inf" : "-Inf";
}
