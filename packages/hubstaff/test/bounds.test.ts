import type { ListRoute } from "@tokens/provider-kit";
import { createHubstaff, isApiError, type Endpoints } from "@tokens/hubstaff";
import { createHubstaffMock, demoListInputs } from "@tokens/hubstaff/msw";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createHubstaffMock({ clock });
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, clock, http: { retry: 0 } });
const organization_id = 7;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const refusal = (...wrong: readonly string[]): object => ({
  status: 400,
  providerCode: 11_000,
  detail: ["Validation failed", ...wrong].join("; "),
});

describe("the mock refuses in a query", () => {
  test.for(Object.entries(demoListInputs))("a page of more than 500 rows: %s", async ([route, input]) => {
    const call = (page_limit: number): Promise<unknown> =>
      hubstaff.request(route as ListRoute<Endpoints>, { ...input, query: { ...input.query, page_limit } } as never);
    await expect(call(501)).rejects.toMatchObject(refusal("page_limit does not have a valid value"));
    await expect(call(0)).rejects.toMatchObject(refusal("page_limit does not have a valid value"));
    await expect(call(500)).resolves.toBeDefined();
  });

  test.for<[string, string, string]>([
    ["organizations", "page_limit=many", "page_limit is invalid"],
    ["organizations", "page_start_id=-1", "page_start_id does not have a valid value"],
    ["organizations/7/projects", "status=deleted", "status does not have a valid value"],
    ["organizations/7/projects", "include=users", "include does not have a valid value"],
    ["organizations/7/projects", "project_ids=1,two", "project_ids is invalid"],
    ["organizations/7/tasks", "status[]=active&status[]=gone", "status does not have a valid value"],
    ["organizations/7/tasks", "only_global_todos=maybe", "only_global_todos is invalid"],
    ["organizations/7/members", "membership_roles=viewer", "membership_roles does not have a valid value"],
    ["organizations/7/time_off_balances", "year=next", "year is invalid"],
  ])("%s?%s", async ([path, query, wrong]) => {
    const error: unknown = await hubstaff.http
      .get(`v2/${path}?${query}`)
      .json()
      .catch((reason: unknown) => reason);
    const { data } = error as { readonly data: { readonly details: readonly Record<string, string>[] } };
    expect(data).toMatchObject({ code: "invalid_params", error_code: 11_000 });
    expect(data.details.map(({ attribute, error: what }) => `${attribute} ${what}`)).toEqual([wrong]);
  });

  test("nothing that is documented", async () => {
    const route = "GET /v2/organizations/{organization_id}/tasks";
    const query = {
      status: ["active", "completed"],
      include: ["users", "projects"],
      only_global_todos: false,
    } as const;
    await expect(hubstaff.request(route, { organization_id, query })).resolves.toBeDefined();
    const brackets = createHubstaff({ organizationToken: mock.organizationToken, clock, arrays: "brackets" });
    await expect(brackets.request(route, { organization_id, query })).resolves.toBeDefined();
  });
});

describe("the mock refuses in a body", () => {
  const schedule = {
    user_id: 11,
    start_date: "2026-01-12",
    start_time: "9:00",
    minimum_time: 3600,
    use_time_zone: "user",
    repeat_schedule: "never",
  } as const;
  const site = { name: "Works", address: "1 Mill Lane", latitude: 51.5, longitude: -0.1, rules: [] };
  const wrongValue = (attribute: string): object => refusal(`${attribute} does not have a valid value`);

  test.for([[1799], [86_401]])("a schedule of %i seconds", async ([duration]) => {
    const route = "POST /v2/organizations/{organization_id}/attendance_schedules";
    const body = { ...schedule, duration: duration! };
    await expect(hubstaff.request(route, { organization_id, body })).rejects.toMatchObject(wrongValue("duration"));
    await expect(
      hubstaff.request(route, { organization_id, body: { ...schedule, duration: 1800 } }),
    ).resolves.toBeDefined();
  });

  test.for([[49], [3001]])("a job site of %i metres", async ([radius]) => {
    const route = "POST /v2/organizations/{organization_id}/job_sites";
    const call = (metres: number): Promise<unknown> =>
      hubstaff.request(route, { organization_id, body: { ...site, radius: metres } });
    await expect(call(radius!)).rejects.toMatchObject(wrongValue("radius"));
    await expect(call("60" as never)).rejects.toMatchObject(refusal("radius is invalid"));
    await expect(call(3000)).resolves.toBeDefined();
  });

  test("days of a pay period that no week and no month has, where they stand", async () => {
    const payment = { period_week_day: 7, period_start_day: 0, period_second_start_day: 32 };
    const call = hubstaff.request("PUT /v2/organizations/{organization_id}/update_members", {
      organization_id,
      body: { members: [{ user_id: 11 }, { user_id: 12, payment }] },
    });
    const at = (name: string): string => `members[1][payment][${name}] does not have a valid value`;
    await expect(call).rejects.toMatchObject(
      refusal(at("period_week_day"), at("period_start_day"), at("period_second_start_day")),
    );
  });

  test("metadata whose keys and values are too long, or of other characters", async () => {
    const update = (key: string, value: string | null): Promise<unknown> =>
      hubstaff.request("PUT /v2/projects/{project_id}/update_metadata", {
        project_id: 101,
        body: { metadata: [{ key, value }] },
      });
    for (const key of ["a", "a".repeat(31), "Size", "shoe-size"])
      await expect(update(key, "1")).rejects.toMatchObject(wrongValue("metadata[0][key]"));
    await expect(update("size", "x".repeat(201))).rejects.toMatchObject(wrongValue("metadata[0][value]"));
    for (const [key, value] of [
      ["ab", "1"],
      ["a".repeat(30), "x".repeat(200)],
      ["ab", null],
    ] as const)
      await expect(update(key, value)).resolves.toBeDefined();
  });
});

describe("GET /v2/docs", () => {
  const get = (headers: Record<string, string> = {}): Promise<Response> =>
    fetch("https://api.hubstaff.com/v2/docs", { headers });

  test("is the Swagger document, without a token", async () => {
    const document = (await (await get()).json()) as Document;
    expect(document).toMatchObject({ swagger: "2.0", info: { version: "2.0" }, host: "api.hubstaff.com" });
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.toSorted()).toEqual(mock.routes.toSorted());
    const daily = document.paths["/v2/organizations/{organization_id}/activities/daily"]!["get"]!;
    expect(daily.operationId).toBe("getV2OrganizationsOrganizationIdActivitiesDaily");
    expect(daily.parameters.map(({ name, required }) => [name, required])).toEqual([
      ["organization_id", true],
      ["date[start]", true],
      ["date[stop]", true],
      ["include", false],
      ["page_start_id", false],
      ["page_limit", false],
    ]);
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(138);
  });

  test("is not sent again to who has it", async () => {
    const first = await get();
    const again = await get({ "if-none-match": first.headers.get("etag")! });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await get({ "if-none-match": '"older"' })).status).toBe(200);
    expect(mock.requests("GET /v2/docs")).toHaveLength(3);
  });
});

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { operationId: string; parameters: readonly { name: string; required: boolean }[] }>>
    >
  >;
}

test("an exhausted rate limit refuses every call for a minute, and says so in headers and body", async () => {
  await expect(hubstaff.request("GET /v2/users/me")).resolves.toBeDefined();
  mock.exhaustRateLimit();
  await clock.advance(20_000);
  const error: unknown = await hubstaff.request("GET /v2/users/me").catch((reason: unknown) => reason);
  expect(isApiError(error)).toBe(true);
  expect(error).toMatchObject({
    status: 429,
    providerCode: 13_000,
    retryable: true,
    retryAfterMs: 40_000,
    rateLimit: { limit: 120, remaining: 0, resetAt: clock.now() + 40_000 },
  });
  const { status } = await fetch("https://api.hubstaff.com/v2/users/me", { headers: { authorization: "Bearer no" } });
  expect(status).toBe(401);
  await clock.advance(40_000);
  await expect(hubstaff.request("GET /v2/users/me")).resolves.toBeDefined();
  for (const end of [() => mock.restoreRateLimit(), () => mock.reset()]) {
    mock.exhaustRateLimit();
    await expect(hubstaff.request("GET /v2/users/me")).rejects.toMatchObject({ status: 429 });
    end();
    await expect(hubstaff.request("GET /v2/users/me")).resolves.toBeDefined();
  }
});
