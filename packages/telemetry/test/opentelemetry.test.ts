import { context, SpanKind, SpanStatusCode, trace, type Attributes } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace";
import { processEvents } from "@tokens/telemetry";
import { instrument, type InstrumentOptions } from "@tokens/telemetry/opentelemetry";
import { describe, expect, test } from "vitest";
import { cutOff, day, down, hour, refused, scene } from "./scene.ts";

/** A real SDK that keeps what it gets in memory. */
function sdk() {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  return {
    tracerProvider,
    meterProvider,
    spans: () => exporter.getFinishedSpans(),
    async metrics(): Promise<Readonly<Record<string, MetricData>>> {
      await meterProvider.forceFlush();
      const all =
        metricExporter
          .getMetrics()
          .at(-1)
          ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
      return Object.fromEntries(all.map((metric) => [metric.descriptor.name, metric]));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([meterProvider.shutdown(), tracerProvider.shutdown()]);
    },
  };
}

/** The points of a metric that are not 0. */
function points(metric: MetricData | undefined): readonly (readonly [Attributes, unknown])[] {
  return (metric?.dataPoints ?? [])
    .map(({ attributes, value }) => [attributes, value] as const)
    .filter(([, v]) => v !== 0);
}

function summary({ name, kind, startTime, endTime, attributes, status, events }: ReadableSpan) {
  const ms = ([seconds, nanos]: readonly [number, number]): number => seconds * 1000 + nanos / 1e6;
  return {
    name,
    kind,
    start: ms(startTime),
    end: ms(endTime),
    attributes,
    status,
    events: events.map((event) => event.name),
  };
}

async function instrumented(options: InstrumentOptions = {}) {
  const telemetry = sdk();
  const { tracerProvider, meterProvider } = telemetry;
  const one = await scene({ authenticates: true });
  const instrumentation = instrument(one.tokens, { tracerProvider, meterProvider, clock: one.clock, ...options });
  return {
    ...one,
    ...telemetry,
    instrumentation,
    async [Symbol.asyncDispose]() {
      instrumentation[Symbol.dispose]();
      await telemetry[Symbol.asyncDispose]();
    },
  };
}

describe("a span", () => {
  test("lasts as long as the token request, and has its retries", async () => {
    await using all = await instrumented();
    const { tokens, answers, clock, spans } = all;
    const start = clock.now();
    answers.push({ afterMs: 100, error: cutOff() }, { afterMs: 200, error: cutOff() }, { afterMs: 300 });
    await clock.runUntil(tokens.refresh());
    expect(spans().map(summary)).toEqual([
      {
        name: "tokens.refresh",
        kind: SpanKind.INTERNAL,
        start,
        end: Math.floor(clock.now()),
        attributes: { "tokens.provider": "example", "tokens.outcome": "refreshed" },
        status: { code: SpanStatusCode.UNSET },
        events: ["retry", "retry"],
      },
    ]);
    expect(spans()[0]!.events.map(({ attributes }) => attributes)).toEqual([
      { "tokens.attempt": 1, "error.type": "provider_unavailable" },
      { "tokens.attempt": 2, "error.type": "provider_unavailable" },
    ]);
  });

  test("of a failure has its error, and names no account", async () => {
    await using all = await instrumented();
    const { tokens, answers, clock, spans } = all;
    answers.push({ error: down() });
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    expect(spans().map(summary)).toMatchObject([
      {
        attributes: {
          "tokens.provider": "example",
          "tokens.outcome": "unavailable",
          "error.type": "provider_unavailable",
          "http.response.status_code": 503,
        },
        status: { code: SpanStatusCode.ERROR },
      },
    ]);
    expect(JSON.stringify(spans().map(summary))).not.toContain("canary");
  });

  test("names the account, and repeats the message, when asked to", async () => {
    await using all = await instrumented({ accountNames: true });
    const { tokens, answers, clock, spans } = all;
    answers.push({ error: refused() }, { error: refused() });
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    expect(spans().map(summary)).toMatchObject([
      {
        attributes: { "tokens.account": "canary-account", "tokens.outcome": "refused" },
        status: { code: SpanStatusCode.ERROR, message: "canary-account: refused." },
      },
    ]);
    expect(JSON.stringify(spans().map(summary))).not.toMatch(/canary-(access|refresh|password|client)/);
  });

  test("begins with the first retry when the request fails in the end", async () => {
    await using all = await instrumented();
    const { tokens, answers, clock, spans } = all;
    answers.push({ afterMs: 100, error: cutOff() }, { afterMs: 200, error: down() });
    const start = clock.now() + 100;
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    expect(spans().map(summary)).toMatchObject([{ start, end: start + 200, events: ["retry"] }]);
  });

  test("of tokens that were not saved has the attempts, and the next one is another span", async () => {
    await using all = await instrumented();
    const { tokens, breakStore, clock, spans } = all;
    breakStore("commit");
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    breakStore();
    await clock.runUntil(tokens.refresh());
    const [failed, saved] = spans().map(summary);
    expect(failed!.attributes["tokens.outcome"]).toBe("not_saved");
    expect(new Set(failed!.events)).toEqual(new Set(["save_failed"]));
    expect(saved).toMatchObject({ attributes: { "tokens.outcome": "refreshed" }, events: [] });
  });

  test("is a child of the caller's span", async () => {
    await using all = await instrumented();
    const { tokens, clock, tracerProvider, spans } = all;
    const manager = new AsyncLocalStorageContextManager();
    context.setGlobalContextManager(manager.enable());
    try {
      const parent = tracerProvider.getTracer("test").startSpan("parent");
      await context.with(trace.setSpan(context.active(), parent), () => clock.runUntil(tokens.refresh()));
      expect(spans()[0]!.parentSpanContext).toEqual(parent.spanContext());
    } finally {
      context.disable();
    }
  });

  test("is not recorded for a refresh without a request, or by another process", async () => {
    await using all = await instrumented();
    const { tokens, process, breakStore, clock, spans } = all;
    breakStore("claim");
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    breakStore();
    await clock.runUntil(process().refresh());
    await clock.runUntil(tokens.accessToken());
    expect(spans()).toEqual([]);
  });
});

describe("metrics", () => {
  test("count token requests and their seconds", async () => {
    await using all = await instrumented();
    const { tokens, answers, clock, metrics } = all;
    answers.push({ afterMs: 100, error: cutOff() }, { afterMs: 200 });
    await clock.runUntil(tokens.refresh());
    const found = await metrics();
    const provider = { "tokens.provider": "example" };
    expect(points(found["tokens.requests"])).toEqual([
      [{ ...provider, "tokens.outcome": "refreshed" }, 1],
      [{ ...provider, "tokens.outcome": "retried" }, 1],
    ]);
    expect(found["tokens.request.duration"]!.descriptor.unit).toBe("s");
    expect(points(found["tokens.request.duration"])).toMatchObject([
      [provider, { count: 1, sum: 0.3, buckets: { boundaries: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] } }],
    ]);
  });

  test("read gauges when the SDK collects", async () => {
    const clock = { at: Date.UTC(2026, 0, 1, 1) };
    await using all = await instrumented({
      accounts: () => [{ provider: "podio", state: "valid", count: 3, loginEndsAt: clock.at + day }],
      notices: async () => [{ kind: "needs-login", count: 2 }],
      lastSweepAt: () => clock.at,
    });
    const found = await all.metrics();
    const podio = { "tokens.provider": "podio" };
    expect(points(found["tokens.accounts"])).toEqual([[{ ...podio, "tokens.state": "valid" }, 3]]);
    expect(points(found["tokens.logins_ending"])).toEqual([
      [{ ...podio, "tokens.within": "7d" }, 3],
      [{ ...podio, "tokens.within": "30d" }, 3],
    ]);
    expect(points(found["tokens.login_end.timestamp"])).toEqual([[podio, (clock.at + day) / 1000]]);
    expect(points(found["tokens.open_notices"])).toEqual([[{ "tokens.kind": "needs-login" }, 2]]);
    expect(points(found["tokens.last_sweep.timestamp"])).toEqual([[{}, clock.at / 1000]]);
    expect(found["tokens.collector_success"]!.dataPoints).toHaveLength(3);
    expect(found["tokens.unsaved_sessions"]!.dataPoints).toMatchObject([{ attributes: podio, value: 0 }]);
    expect(found["tokens.save_failures"]!.dataPoints).toMatchObject([{ attributes: podio, value: 0 }]);
  });

  test("name no account, not even when spans do", async () => {
    await using all = await instrumented({ accountNames: true });
    const { tokens, breakStore, clock, metrics } = all;
    breakStore("commit");
    await clock.runUntil(tokens.refresh()).catch(() => undefined);
    const found = await metrics();
    expect(points(found["tokens.unsaved_sessions"])).toHaveLength(1);
    expect(JSON.stringify(Object.values(found))).not.toContain("canary");
  });

  test("stop when the instrumentation is disposed", async () => {
    let reads = 0;
    await using all = await instrumented({ lastSweepAt: () => (reads += 1) });
    const { tokens, clock, instrumentation, metrics, spans } = all;
    await metrics();
    instrumentation[Symbol.dispose]();
    await clock.runUntil(tokens.refresh());
    expect(points((await metrics())["tokens.requests"])).toEqual([]);
    expect([reads, spans()]).toEqual([1, []]);
  });
});

test("the global providers are used by default, for every app of the process", async () => {
  await using telemetry = sdk();
  trace.setGlobalTracerProvider(telemetry.tracerProvider);
  try {
    using _ = instrument(processEvents());
    for (const name of ["hubstaff", "podio"]) {
      const { tokens, clock } = await scene({ name });
      await clock.runUntil(tokens.refresh());
      await clock.advance(hour);
    }
    const providers = telemetry.spans().map(({ attributes }) => attributes["tokens.provider"]);
    expect(providers).toEqual(["hubstaff", "podio"]);
  } finally {
    trace.disable();
  }
});
