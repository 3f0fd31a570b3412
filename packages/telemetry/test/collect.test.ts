import { createMetrics, type AccountCount } from "@tokens/telemetry";
import { settle, testClock } from "@tokens/core/testing";
import { expect, test } from "vitest";
import { day, seriesOf } from "./scene.ts";

test("accounts are added up by provider and state, and their logins by their end", async () => {
  const clock = testClock();
  const now = clock.now();
  const row = (provider: string, state: string, count: number, inDays?: number): AccountCount => ({
    provider,
    state,
    count,
    ...(inDays !== undefined && { loginEndsAt: now + inDays * day }),
  });
  const metrics = createMetrics({
    clock,
    accounts: async () => [
      row("hubstaff", "valid", 2, 8),
      row("hubstaff", "valid", 1, 7),
      row("hubstaff", "expired", 5, 30),
      row("hubstaff", "valid", 10, 31),
      row("hubstaff", "needs-login", 1, -1),
      row("hubstaff", "needs-login", 1, 0),
      row("hubstaff", "failing", 0, 1),
      row("podio", "valid", 40),
    ],
  });
  const series = Object.entries(seriesOf(await metrics.text()));
  expect(Object.fromEntries(series.filter(([key]) => /^tokens_(accounts|login)/.test(key)))).toEqual({
    'tokens_accounts{provider="hubstaff",state="valid"}': 13,
    'tokens_accounts{provider="hubstaff",state="expired"}': 5,
    'tokens_accounts{provider="hubstaff",state="needs-login"}': 2,
    'tokens_accounts{provider="hubstaff",state="failing"}': 0,
    'tokens_accounts{provider="podio",state="valid"}': 40,
    'tokens_logins_ending{provider="hubstaff",within="7d"}': 1,
    'tokens_logins_ending{provider="hubstaff",within="30d"}': 8,
    'tokens_logins_ending{provider="podio",within="7d"}': 0,
    'tokens_logins_ending{provider="podio",within="30d"}': 0,
    'tokens_login_end_timestamp_seconds{provider="hubstaff"}': (now + 7 * day) / 1000,
  });
});

test("the last sweep has its time, and 0 before the first", async () => {
  let sweptAt: number | undefined;
  const metrics = createMetrics({ lastSweepAt: () => sweptAt });
  expect(seriesOf(await metrics.text())["tokens_last_sweep_timestamp_seconds"]).toBe(0);
  sweptAt = 1_700_000_000_500;
  expect(seriesOf(await metrics.text())["tokens_last_sweep_timestamp_seconds"]).toBe(1_700_000_000.5);
});

test("open notices are added up by kind", async () => {
  const kinds = ["needs-login", "login-ends", "needs-login"];
  const metrics = createMetrics({ notices: () => kinds.map((kind) => ({ kind, count: 2 })) });
  const series = seriesOf(await metrics.text());
  expect(series['tokens_open_notices{kind="needs-login"}']).toBe(4);
  expect(series['tokens_open_notices{kind="login-ends"}']).toBe(2);
});

test("a collector that fails leaves out its own metrics alone", async () => {
  const metrics = createMetrics({
    accounts: () => Promise.reject(new Error("The store is down.")),
    notices: () => [{ kind: "needs-login", count: 1 }],
  });
  expect(seriesOf(await metrics.text())).toEqual({
    'tokens_open_notices{kind="needs-login"}': 1,
    'tokens_collector_success{collector="accounts"}': 0,
    'tokens_collector_success{collector="notices"}': 1,
  });
});

test("a scrape leaves no timer behind", async () => {
  const clock = testClock();
  await createMetrics({
    clock,
    notices: () => [],
    accounts: () => Promise.reject(new Error("The store is down.")),
  }).text();
  await settle();
  expect(clock.sleeping).toBe(0);
});

test("a collector that hangs is given up after 5 s, is not called again meanwhile, and recovers", async () => {
  const clock = testClock();
  const waiting: ((rows: readonly AccountCount[]) => void)[] = [];
  const metrics = createMetrics({
    clock,
    accounts: () => new Promise((resolve) => waiting.push(resolve)),
    notices: () => [],
  });
  const success = 'tokens_collector_success{collector="accounts"}';
  const scrapes = [metrics.text(), metrics.text()];
  await clock.advance(4999);
  let ended = false;
  for (const scrape of scrapes) void scrape.then(() => (ended = true));
  await settle();
  expect(ended).toBe(false);
  await clock.advance(1);
  for (const text of await Promise.all(scrapes)) expect(seriesOf(text)[success]).toBe(0);

  const later = metrics.text();
  expect(waiting).toHaveLength(1);
  waiting[0]!([{ provider: "podio", state: "valid", count: 3 }]);
  expect(seriesOf(await later)).toMatchObject({ 'tokens_accounts{provider="podio",state="valid"}': 3, [success]: 1 });

  const last = metrics.text();
  await clock.advance(0);
  expect(waiting).toHaveLength(2);
  waiting[1]!([]);
  await last;
});
