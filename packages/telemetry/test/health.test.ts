import { createHealthHandler, createMetrics, type HealthOptions } from "@tokens/telemetry";
import { testClock } from "@tokens/core/testing";
import { expect, test } from "vitest";

const request = (path: string, method = "GET"): Request => new Request(`http://127.0.0.1:9464${path}`, { method });

function handler(checks: HealthOptions["checks"], clock = testClock()) {
  const metrics = createMetrics({ clock, notices: () => [{ kind: "needs-login", count: 1 }] });
  return createHealthHandler({ metrics, checks, clock });
}

test("/metrics is text that Prometheus reads", async () => {
  const response = await handler({})(request("/metrics"));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(await response.text()).toContain('tokens_open_notices{kind="needs-login"} 1\n');
});

test("/healthz names the checks that pass", async () => {
  const response = await handler({ store: async () => true, sweep: () => true })(request("/healthz"));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok", checks: { store: "ok", sweep: "ok" } });
});

test("/healthz is ok without checks", async () => {
  const response = await handler({})(request("/healthz"));
  expect([response.status, await response.json()]).toEqual([200, { status: "ok", checks: {} }]);
});

test("/healthz says which check fails, and not why", async () => {
  const clock = testClock();
  const fetch = handler(
    {
      store: () => Promise.reject(new Error("canary-password at canary-host")),
      disk: () => {
        throw new Error("canary-path");
      },
      sweep: () => false,
      provider: () => new Promise(() => undefined),
      clock: () => true,
    },
    clock,
  );
  const response = await clock.runUntil(fetch(request("/healthz")));
  const body = await response.text();
  expect(response.status).toBe(503);
  expect(JSON.parse(body)).toEqual({
    status: "failing",
    checks: { store: "failed", disk: "failed", sweep: "failed", provider: "timed out", clock: "ok" },
  });
  expect(body).not.toContain("canary");
});

test("probes that arrive together share one call of a check", async () => {
  let calls = 0;
  const check = async (): Promise<boolean> => {
    calls += 1;
    return true;
  };
  const fetch = handler({ store: check });
  await Promise.all([fetch(request("/healthz")), fetch(request("/healthz"))]);
  expect(calls).toBe(1);
  await fetch(request("/healthz"));
  expect(calls).toBe(2);
});

test.each([
  ["/metrics", 200],
  ["/healthz", 503],
])("HEAD %s has the status and headers of GET, and no body", async (path, status) => {
  const fetch = handler({ store: () => false });
  const [head, get] = [await fetch(request(path, "HEAD")), await fetch(request(path))];
  expect([head.status, get.status]).toEqual([status, status]);
  expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  expect(head.body).toBeNull();
});

test.each([
  ["GET", "/", 404],
  ["GET", "/metrics/", 404],
  ["GET", "/constructor", 404],
  ["POST", "/metrics", 405],
  ["DELETE", "/healthz", 405],
])("%s %s is refused with %i", async (method, path, status) => {
  const response = await handler({})(request(path, method));
  expect(response.status).toBe(status);
  expect(response.headers.get("allow")).toBe(status === 405 ? "GET, HEAD" : null);
});

test("responses are not cached, and not read as another type", async () => {
  const fetch = handler({});
  for (const path of ["/metrics", "/healthz", "/else"]) {
    const { headers } = await fetch(request(path));
    expect([headers.get("cache-control"), headers.get("x-content-type-options")]).toEqual(["no-store", "nosniff"]);
  }
});
