import { ApiError, createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, http: { retry: 0 } });
const organization_id = 7;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("lists", () => {
  test("come page by page, whole, whatever the size of a page", async () => {
    const query = { page_limit: 2, include: ["users"] as const };
    const pages = await all(
      hubstaff.pages("GET /v2/organizations/{organization_id}/members", { organization_id, query }),
    );
    expect(pages.map(({ members }) => members.length)).toEqual([2, 1]);
    expect(pages[0]!.users!.map(({ name }) => name)).toEqual(["Ada Lovelace", "Grace Hopper"]);
    expect(mock.requests().map(({ url }) => new URL(url).search)).toEqual([
      "?page_limit=2&include=users",
      "?page_limit=2&include=users&page_start_id=13",
    ]);
  });

  test("whose rows have another name than their path", async () => {
    const members = await all(hubstaff.items("GET /v2/teams/{team_id}/members", { team_id: 51 }));
    expect(members.map(({ user_id, lead }) => [user_id, lead])).toEqual([
      [11, true],
      [12, false],
      [13, false],
    ]);
  });

  test("end where pagination is null", async () => {
    server.use(
      http.get("https://api.hubstaff.com/v2/organizations", () =>
        HttpResponse.json({ organizations: [{ id: 1 }], pagination: { next_page_start_id: null } }),
      ),
    );
    expect(await all(hubstaff.items("GET /v2/organizations"))).toEqual([{ id: 1 }]);
  });

  test("whose cursor does not advance end with an error, not a loop", async () => {
    server.use(
      http.get("https://api.hubstaff.com/v2/organizations", () =>
        HttpResponse.json({ organizations: [], pagination: { next_page_start_id: 5 } }),
      ),
    );
    await expect(all(hubstaff.items("GET /v2/organizations"))).rejects.toThrow(/do not advance/);
  });

  test("take array parameters as csv, or in brackets when told", async () => {
    const query = { user_ids: [12, 13], "search[email]": undefined };
    expect(
      (await all(hubstaff.items("GET /v2/organizations/{organization_id}/members", { organization_id, query }))).length,
    ).toBe(2);
    const bracketed = createHubstaff({ organizationToken: mock.organizationToken, arrays: "brackets" });
    expect(
      (await all(bracketed.items("GET /v2/organizations/{organization_id}/members", { organization_id, query })))
        .length,
    ).toBe(2);
    expect(mock.requests().map(({ url }) => decodeURIComponent(new URL(url).search))).toEqual([
      "?user_ids=12,13",
      "?user_ids[]=12&user_ids[]=13",
    ]);
  });
});

describe("single operations", () => {
  test("create, read, update and delete a task", async () => {
    const { task } = await hubstaff.request("POST /v2/projects/{project_id}/tasks", {
      project_id: 101,
      body: { summary: "Oil the gears" },
    });
    const { id: task_id } = task;
    const lock_version = task.lock_version!;
    const updated = await hubstaff.request("PUT /v2/tasks/{task_id}", {
      task_id,
      body: { lock_version, status: "completed" },
    });
    expect(updated.task).toMatchObject({ status: "completed", lock_version: lock_version + 1 });
    const stale = hubstaff.request("PUT /v2/tasks/{task_id}", { task_id, body: { lock_version, status: "active" } });
    await expect(stale).rejects.toMatchObject({ status: 400, detail: "Validation failed; lock_version is stale" });
    const entry = [{ key: "size", value: "xl" }];
    await hubstaff.request("PUT /v2/tasks/{task_id}/update_metadata", {
      task_id,
      body: { lock_version: lock_version + 1, metadata: entry },
    });
    expect((await hubstaff.request("GET /v2/tasks/{task_id}", { task_id })).task.metadata).toEqual({ size: "xl" });
    expect(await hubstaff.request("DELETE /v2/tasks/{task_id}", { task_id })).toBeUndefined();
    await expect(hubstaff.request("GET /v2/tasks/{task_id}", { task_id })).rejects.toMatchObject({
      status: 404,
      providerCode: 12_000,
    });
  });

  test("members and projects change", async () => {
    const change = { members: [{ user_id: 13, role: "remove" as const }] };
    expect(
      await hubstaff.request("PUT /v2/organizations/{organization_id}/update_members", {
        organization_id,
        body: change,
      }),
    ).toEqual({ success: true });
    expect(mock.state.members.map(({ user_id }) => user_id)).toEqual([11, 12]);
    const { project } = await hubstaff.request("POST /v2/organizations/{organization_id}/projects", {
      organization_id,
      body: { name: "Loom" },
    });
    await hubstaff.request("PUT /v2/projects/{project_id}", { project_id: project.id, body: { status: "archived" } });
    const active = await hubstaff.request("GET /v2/organizations/{organization_id}/projects", { organization_id });
    expect(active.projects.map(({ name }) => name)).toEqual(["Analytical Engine", "Compiler"]);
  });

  test("a placeholder that cannot stand in a path is refused, an odd one encoded", async () => {
    for (const user_id of ["", ".", ".."]) {
      await expect(hubstaff.request("GET /v2/users/{user_id}", { user_id })).rejects.toThrow(TypeError);
    }
    await expect(hubstaff.request("GET /v2/users/{user_id}", { user_id: "1/../me?x#y" })).rejects.toMatchObject({
      status: 404,
    });
    expect(new URL(mock.requests()[0]!.url).pathname).toBe("/v2/users/1%2F..%2Fme%3Fx%23y");
  });

  test("what is not in the table goes through http", async () => {
    expect(await hubstaff.http.get("v2/users/me").json()).toMatchObject({ user: { id: 11 } });
  });
});

describe("errors", () => {
  async function failure(response: () => Response): Promise<ApiError> {
    server.use(http.get("https://api.hubstaff.com/v2/users/me", response));
    return (await hubstaff.request("GET /v2/users/me").catch((error: unknown) => error)) as ApiError;
  }

  test("of the API's shape", async () => {
    const body = {
      code: "invalid_params",
      error_code: 11_000,
      error: "Bad",
      details: [{ attribute: "name", error: "is missing" }],
    };
    const error = await failure(() => HttpResponse.json(body, { status: 400 }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "api_error",
      status: 400,
      providerCode: 11_000,
      detail: "Bad; name is missing",
      body,
      retryable: false,
    });
    expect(error.message).toBe("Hubstaff responded with 400 to GET /v2/users/me (11000: Bad; name is missing).");
  });

  test("of OAuth's shape", async () => {
    const error = await failure(() =>
      HttpResponse.json({ error: "insufficient_scope", error_description: "write needed" }, { status: 403 }),
    );
    expect(error).toMatchObject({ providerCode: "insufficient_scope", detail: "write needed" });
  });

  test("of no shape", async () => {
    expect(await failure(() => new HttpResponse("<html>", { status: 502 }))).toMatchObject({
      status: 502,
      body: "<html>",
      retryable: true,
    });
    expect(await failure(() => new HttpResponse("<html>"))).toMatchObject({
      status: 200,
      detail: "the response is not JSON",
    });
  });

  test("tell when to come again, by either generation of headers", async () => {
    const older = await failure(() => new HttpResponse("", { status: 429, headers: { "retry-after": "30" } }));
    expect(older).toMatchObject({
      retryAfterMs: 30_000,
      retryable: true,
      message: expect.stringContaining("Try again in 30 s.") as string,
    });
    const resetAt = (Math.floor(Date.now() / 1000) + 60) * 1000;
    const headers = {
      "x-rate-limit-limit": "120",
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": String(resetAt / 1000),
    };
    const newer = await failure(() => new HttpResponse("", { status: 429, headers }));
    expect(newer.rateLimit).toEqual({ limit: 120, remaining: 0, resetAt });
    expect(newer.retryAfterMs).toBeGreaterThan(50_000);
  });

  test("of the network are typed too, and an abort is the caller's own", async () => {
    expect(await failure(() => HttpResponse.error())).toMatchObject({
      code: "provider_unavailable",
      outcomeUnknown: true,
    });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(hubstaff.request("GET /v2/users/me", { signal })).rejects.toThrow("enough");
  });

  test("that pass are tried again by ky", async () => {
    mock.failNext({ route: "GET /v2/users/me", status: 503, headers: { "retry-after": "0" } });
    const patient = createHubstaff({ organizationToken: mock.organizationToken });
    expect((await patient.request("GET /v2/users/me")).user.id).toBe(11);
    expect(mock.requests("GET /v2/users/me")).toHaveLength(2);
  });
});
