/**
 * Spans and metrics of token requests through `@opentelemetry/api`, which the program installs together with its SDK.
 *
 * @example
 * ```ts
 * import { processEvents } from "@tokens/telemetry";
 * import { instrument } from "@tokens/telemetry/opentelemetry";
 *
 * instrument(processEvents());
 * ```
 *
 * @module
 */
import { metrics, trace, type MeterProvider, type TracerProvider } from "@opentelemetry/api";
import { systemClock } from "@tokens/core";
import { createCollect } from "../collect.ts";
import type { EventSource, MetricsOptions } from "../metrics.ts";
import { createInstruments } from "./instruments.ts";
import { createSpans } from "./spans.ts";

/** Options of `instrument`. */
export interface InstrumentOptions extends MetricsOptions {
  /** @default the global provider */
  readonly tracerProvider?: TracerProvider;
  /** @default the global provider */
  readonly meterProvider?: MeterProvider;
  /**
   * Whether spans contain the account's name, as `tokens.account`, and the messages of errors, which may name it. Metrics never do.
   *
   * @default false
   */
  readonly accountNames?: boolean;
}

const scope = "@tokens/telemetry";

/** Records a span for each token request of `source`, and the metrics of its accounts, until it is disposed. */
export function instrument(source: EventSource, options: InstrumentOptions = {}): Disposable {
  const { tracerProvider = trace, meterProvider = metrics, accountNames = false, clock = systemClock } = options;
  const span = createSpans(tracerProvider.getTracer(scope), accountNames);
  const instruments = createInstruments(meterProvider.getMeter(scope), createCollect(options, clock));
  const subscription = source.on((event) => {
    span(event);
    instruments.observe(event);
  });
  return {
    [Symbol.dispose]() {
      subscription[Symbol.dispose]();
      instruments[Symbol.dispose]();
    },
  };
}
