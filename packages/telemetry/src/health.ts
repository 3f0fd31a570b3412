import { systemClock, type Clock } from "@tokens/core";
import { textFormat } from "./exposition.ts";
import type { Metrics } from "./metrics.ts";
import { sharedCall } from "./shared-call.ts";

/** Options of `createHealthHandler`. */
export interface HealthOptions {
  readonly metrics: Pick<Metrics, "text">;
  /** Passes with `true`; fails with `false`, when it throws, and after `timeoutMs`. The response has its name, and not its error. */
  readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  /**
   * Timeout of each check, in milliseconds.
   *
   * @default 5,000
   */
  readonly timeoutMs?: number;
  /** @default systemClock */
  readonly clock?: Clock;
}

type CheckResult = "ok" | "failed" | "timed out";

const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/**
 * Creates a fetch handler for `GET /metrics` and `GET /healthz`, which responds with 200 or, when a check fails, 503. It has no
 * authentication: serve it on loopback or to a private network.
 */
export function createHealthHandler(options: HealthOptions): (request: Request) => Promise<Response> {
  const { metrics, checks, timeoutMs = 5000, clock = systemClock } = options;
  const shared = Object.entries(checks).map(([name, check]) => [name, sharedCall(clock, timeoutMs, check)] as const);

  async function metricsPage(): Promise<Response> {
    return new Response(await metrics.text(), { headers: { ...headers, "content-type": textFormat } });
  }

  async function healthPage(): Promise<Response> {
    const results = await Promise.all(shared.map(async ([name, check]) => [name, await resultOf(check)] as const));
    const isOk = results.every(([, result]) => result === "ok");
    const body = { status: isOk ? "ok" : "failing", checks: Object.fromEntries(results) };
    return Response.json(body, { status: isOk ? 200 : 503, headers });
  }

  const pages = new Map([
    ["/metrics", metricsPage],
    ["/healthz", healthPage],
  ]);
  return async ({ method, url }) => {
    const page = pages.get(new URL(url).pathname);
    if (!page) return new Response("Not found. There are /metrics and /healthz.\n", { status: 404, headers });
    if (method !== "GET" && method !== "HEAD")
      return new Response("Use GET.\n", { status: 405, headers: { ...headers, allow: "GET, HEAD" } });
    const response = await page();
    return method === "HEAD" ? new Response(undefined, response) : response;
  };
}

async function resultOf(check: () => Promise<boolean>): Promise<CheckResult> {
  try {
    return (await check()) ? "ok" : "failed";
  } catch (error) {
    return (error as Partial<Error> | undefined)?.name === "TimeoutError" ? "timed out" : "failed";
  }
}
