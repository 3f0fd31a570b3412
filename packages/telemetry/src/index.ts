/**
 * Metrics and health checks of accounts, for Prometheus. Nothing is sent anywhere: a program serves the text, or lets its OpenTelemetry SDK
 * export what `@tokens/telemetry/opentelemetry` records.
 *
 * @example
 * ```ts
 * import { createHealthHandler, createMetrics, processEvents } from "@tokens/telemetry";
 *
 * const metrics = createMetrics({ accounts: () => [{ provider: "hubstaff", state: "valid", count: 3 }] });
 * metrics.observe(processEvents());
 *
 * const fetch = createHealthHandler({ metrics, checks: { started: () => performance.now() > 1000 } });
 * const response = await fetch(new Request("http://127.0.0.1:9464/metrics"));
 * console.log(await response.text());
 * ```
 *
 * @module
 */
export type { AccountCount, Collectors, NoticeCount } from "./collect.ts";
export { createHealthHandler, type HealthOptions } from "./health.ts";
export { createMetrics, type EventSource, type Metrics, type MetricsOptions } from "./metrics.ts";
export { processEvents } from "./process-events.ts";
