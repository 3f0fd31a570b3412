import {
  InvalidTokenResponseError,
  LockTimeoutError,
  ProviderConfigurationError,
  ReauthorizationRequiredError,
  type ReauthorizationReason,
  type TokensError,
  type TokensEvent,
} from "@tokens/core";
import { createMetrics, processEvents, type EventSource, type Metrics } from "@tokens/telemetry";
import { describe, expect, test } from "vitest";
import { cutOff, down, hour, refused, scene, seriesOf } from "./scene.ts";

/** The series with this name that are not 0. */
async function counted(metrics: Metrics, name: string): Promise<Readonly<Record<string, number>>> {
  const series = Object.entries(seriesOf(await metrics.text()));
  return Object.fromEntries(series.filter(([key, value]) => key.startsWith(name) && value !== 0));
}

/** A source of events that a test makes up. */
function made() {
  const listeners = new Set<(event: TokensEvent) => void>();
  const source: EventSource = {
    on(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => listeners.delete(listener) };
    },
  };
  return {
    source,
    fail(error: TokensError) {
      const type = error.code === "reauthorization_required" ? "reauthorization-required" : "refresh-failed";
      for (const listener of listeners) listener({ type, provider: "example", key: "canary-key", at: 0, error });
    },
  };
}

describe("token requests", () => {
  test("are counted by outcome", async () => {
    const { tokens, answers, clock } = await scene({ authenticates: true });
    const metrics = createMetrics({ clock });
    using _ = metrics.observe(tokens);
    answers.push({ error: cutOff() }, {});
    await clock.runUntil(tokens.refresh());
    answers.push({ error: refused() }, {});
    await clock.runUntil(tokens.refresh());
    answers.push({ error: refused() }, { error: refused() });
    await expect(clock.runUntil(tokens.refresh())).rejects.toMatchObject({ reason: "refused" });
    expect(await counted(metrics, "tokens_requests_total")).toEqual({
      'tokens_requests_total{provider="example",outcome="retried"}': 1,
      'tokens_requests_total{provider="example",outcome="refreshed"}': 1,
      'tokens_requests_total{provider="example",outcome="authenticated"}': 1,
      'tokens_requests_total{provider="example",outcome="refused"}': 1,
    });
  });

  test.each([
    ["unavailable", down()],
    ["invalid_response", new InvalidTokenResponseError("No token.")],
    ["misconfigured", new ProviderConfigurationError("Wrong secret.")],
    ["unavailable", Object.assign(down(), { code: "code_of_the_future" })],
    ["refused", new ReauthorizationRequiredError("Lost.", { reason: "interrupted" })],
  ])("that fail count as %s", async (outcome, error) => {
    const { source, fail } = made();
    const metrics = createMetrics();
    using _ = metrics.observe(source);
    fail(error as TokensError);
    expect(await counted(metrics, "tokens_")).toEqual({
      [`tokens_requests_total{provider="example",outcome="${outcome}"}`]: 1,
    });
  });

  test.each<[string, TokensError]>([
    ["lock", new LockTimeoutError("Stuck.")],
    ...(["no_session", "expired", "not_refreshable", "logged_out"] satisfies ReauthorizationReason[]).map(
      (reason): [string, TokensError] => ["login", new ReauthorizationRequiredError("Log in.", { reason })],
    ),
  ])("that are never sent count as refreshes blocked by the %s", async (reason, error) => {
    const { source, fail } = made();
    const metrics = createMetrics();
    using _ = metrics.observe(source);
    fail(error);
    expect(await counted(metrics, "tokens_")).toEqual({
      [`tokens_blocked_refreshes_total{provider="example",reason="${reason}"}`]: 1,
    });
  });

  test("have a histogram of their duration, in seconds", async () => {
    const { tokens, answers, clock } = await scene();
    const metrics = createMetrics({ clock });
    using _ = metrics.observe(tokens);
    for (const afterMs of [50, 300, 9000]) {
      answers.push({ afterMs });
      await clock.runUntil(tokens.refresh());
    }
    const series = await counted(metrics, "tokens_request_duration_seconds");
    const bucket = (le: string): string => `tokens_request_duration_seconds_bucket{provider="example",le="${le}"}`;
    expect(series).toEqual({
      [bucket("0.05")]: 1,
      [bucket("0.1")]: 1,
      [bucket("0.25")]: 1,
      [bucket("0.5")]: 2,
      [bucket("1")]: 2,
      [bucket("2.5")]: 2,
      [bucket("5")]: 2,
      [bucket("10")]: 3,
      [bucket("20")]: 3,
      [bucket("+Inf")]: 3,
      'tokens_request_duration_seconds_sum{provider="example"}': 9.35,
      'tokens_request_duration_seconds_count{provider="example"}': 3,
    });
  });

  test("are no longer counted once the observation is disposed", async () => {
    const { tokens, clock } = await scene();
    const metrics = createMetrics({ clock });
    metrics.observe(tokens)[Symbol.dispose]();
    await clock.runUntil(tokens.refresh());
    expect(await metrics.text()).toBe("");
  });
});

test("the counters of a provider start at 0 when one of its accounts is known", async () => {
  const metrics = createMetrics({ accounts: () => [{ provider: "podio", state: "valid", count: 1 }] });
  const series = seriesOf(await metrics.text());
  expect(Object.keys(series).filter((key) => key.startsWith("tokens_requests_total"))).toHaveLength(8);
  for (const name of ["save_failures_total", "waits_total", "adopted_sessions_total", "unsaved_sessions"])
    expect(series[`tokens_${name}{provider="podio"}`]).toBe(0);
});

test("a process that waits for another and uses its session counts a wait and an adopted session", async () => {
  const { tokens, process, answers, clock } = await scene();
  const other = process();
  const metrics = createMetrics({ clock });
  using _ = metrics.observe(other);
  answers.push({ afterMs: 300 });
  const first = tokens.accessToken();
  expect(await clock.runUntil(other.accessToken())).toBe(await first);
  expect(await counted(metrics, "tokens_")).toEqual({
    'tokens_waits_total{provider="example"}': 1,
    'tokens_adopted_sessions_total{provider="example"}': 1,
  });
});

describe("a store that fails", () => {
  test("blocks refreshes", async () => {
    const { tokens, breakStore, clock } = await scene();
    const metrics = createMetrics({ clock });
    using _ = metrics.observe(tokens);
    breakStore("claim");
    await expect(clock.runUntil(tokens.accessToken())).rejects.toMatchObject({ code: "session_store" });
    expect(await counted(metrics, "tokens_")).toEqual({
      'tokens_blocked_refreshes_total{provider="example",reason="store"}': 1,
    });
  });

  test("leaves tokens in memory, which are counted until they are stored", async () => {
    const { tokens, breakStore, clock } = await scene();
    const metrics = createMetrics({ clock });
    using _ = metrics.observe(tokens);
    breakStore("commit");
    await expect(clock.runUntil(tokens.accessToken())).rejects.toMatchObject({ code: "session_save" });
    const series = seriesOf(await metrics.text());
    expect(series['tokens_requests_total{provider="example",outcome="not_saved"}']).toBe(1);
    expect(series['tokens_unsaved_sessions{provider="example"}']).toBe(1);
    expect(series['tokens_save_failures_total{provider="example"}']).toBeGreaterThan(1);

    breakStore();
    await clock.runUntil(tokens.accessToken());
    expect(await counted(metrics, "tokens_unsaved_sessions")).toEqual({});
  });

  test("has no tokens in memory of an account that was logged out", async () => {
    const { tokens, sessions, breakStore, clock } = await scene();
    const metrics = createMetrics({ clock });
    using _ = metrics.observe(tokens);
    breakStore("commit");
    await expect(clock.runUntil(tokens.accessToken())).rejects.toMatchObject({ code: "session_save" });
    breakStore();
    await sessions.set(tokens.key, undefined);
    await expect(clock.runUntil(tokens.accessToken())).rejects.toMatchObject({ reason: "logged_out" });
    expect(await counted(metrics, "tokens_unsaved_sessions")).toEqual({});
  });
});

test("one call observes every app of the process", async () => {
  const metrics = createMetrics();
  {
    using _ = metrics.observe(processEvents());
    for (const name of ["hubstaff", "podio"]) {
      const { tokens, clock } = await scene({ name });
      await clock.runUntil(tokens.refresh());
    }
  }
  const { tokens, clock } = await scene({ name: "gitlab" });
  await clock.runUntil(tokens.refresh());
  expect(await counted(metrics, "tokens_requests_total")).toEqual({
    'tokens_requests_total{provider="hubstaff",outcome="refreshed"}': 1,
    'tokens_requests_total{provider="podio",outcome="refreshed"}': 1,
  });
});

test("the text has no account, key, token, secret or message", async () => {
  const { tokens, answers, breakStore, clock } = await scene({ authenticates: true });
  const metrics = createMetrics({
    clock,
    accounts: () => {
      throw new Error("canary-message");
    },
  });
  using _ = metrics.observe(tokens);
  answers.push({ error: cutOff() });
  await clock.runUntil(tokens.accessToken());
  await clock.advance(hour);
  answers.push({ error: refused() }, { error: refused() });
  await clock.runUntil(tokens.accessToken()).catch(() => undefined);
  breakStore("commit");
  await clock.runUntil(tokens.refresh()).catch(() => undefined);
  const text = await metrics.text();
  expect(text).toContain("tokens_unsaved_sessions");
  expect(text).not.toMatch(/canary|example\.com/);
});

test("label values are escaped", async () => {
  const metrics = createMetrics({ notices: () => [{ kind: 'a"b\\c\nd', count: 2 }] });
  expect(await metrics.text()).toContain('tokens_open_notices{kind="a\\"b\\\\c\\nd"} 2\n');
});
