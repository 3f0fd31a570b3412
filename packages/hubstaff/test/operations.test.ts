import { readFile } from "node:fs/promises";
import type { ListRoute } from "@tokens/provider-kit";
import { createHubstaff, type Endpoints } from "@tokens/hubstaff";
import { createHubstaffMock, demoListInputs } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ranges } from "./ranges.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, http: { retry: 0 } });

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const operations = (await readFile(new URL("operations.txt", import.meta.url), "utf8")).trim().split("\n");

test("the table of routes has every operation of the vendor's document, and no other", () => {
  expect(operations).toHaveLength(138);
  expect(mock.routes.toSorted()).toEqual(operations.toSorted());
});

describe("items() finds the rows that are served", () => {
  test.for(Object.entries(demoListInputs))("%s", async ([route, input]) => {
    const page = (await hubstaff.request(route as ListRoute<Endpoints>, input as never)) as Record<string, unknown>;
    const [served] = Object.values(page).filter(Array.isArray);
    const found = await Array.fromAsync(hubstaff.items(route as ListRoute<Endpoints>, input as never));
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(served);
  });

  test.for([
    { rates: [{ user_id: 1 }] },
    { organization_rates: [{ user_id: 1 }], users: [{ id: 9 }] },
    { users: [{ id: 9 }], rows: [{ user_id: 1 }] },
    [{ user_id: 1 }],
    { rate: { user_id: 1 } },
  ])("under whatever name an undeclared list has them: %j", async (answer) => {
    mock.failNext({ status: 200, body: answer });
    const rates = hubstaff.items("GET /v2/organizations/{organization_id}/rates", { organization_id: 7 });
    expect(await Array.fromAsync(rates)).toEqual([{ user_id: 1 }]);
  });

  test("in work break projects as they are declared: one object under the singular", async () => {
    mock.failNext({ status: 200, body: { work_break_project: { id: 1 } } });
    const route = "GET /v2/organizations/{organization_id}/work_break_projects";
    expect(await Array.fromAsync(hubstaff.items(route, { organization_id: 7 }))).toEqual([{ id: 1 }]);
  });

  test("and takes nothing else for rows where the name is known", async () => {
    mock.failNext({ status: 200, body: { users: [{ id: 9 }] } });
    const route = "GET /v2/organizations/{organization_id}/projects";
    expect(await Array.fromAsync(hubstaff.items(route, { organization_id: 7 }))).toEqual([]);
  });
});

describe("a range above the cap is refused", () => {
  test.for(Object.entries(ranges))("%s", async ([route, [name, days]]) => {
    const start = "2026-01-05";
    const stop = (length: number): string =>
      new Date(Date.parse(start) + (name === "date" ? length - 1 : length) * 86_400_000).toISOString().slice(0, 10);
    const call = (length: number, more: object = {}): Promise<unknown> => {
      const query = { [`${name}[start]`]: start, [`${name}[stop]`]: stop(length), ...more };
      return hubstaff.request(route as ListRoute<Endpoints>, { organization_id: 7, project_id: 101, query } as never);
    };
    await expect(call(days)).resolves.toBeDefined();
    await expect(call(days + 1)).rejects.toMatchObject({ status: 400, providerCode: 11_000 });
    await expect(call(-1)).rejects.toMatchObject({ status: 400 });
    await expect(call(1, { [`${name}[start]`]: undefined })).rejects.toMatchObject({
      detail: `Validation failed; ${name}[start] is missing`,
    });
  });
});
