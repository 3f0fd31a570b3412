import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

test("gets users/me with a personal access token, one token request for many calls", async () => {
  const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken });
  const answers = await Promise.all(Array.from({ length: 20 }, () => hubstaff.request("GET /v2/users/me")));
  expect(answers.every(({ user }) => user.name === "Ada Lovelace")).toBe(true);
  expect(mock.requests("POST /access_tokens")).toHaveLength(1);
  mock.expireAccessTokens();
  await hubstaff.request("GET /v2/users/me");
  expect(mock.requests("POST /access_tokens")).toHaveLength(2);
  expect(mock.reuses()).toBe(0);
});

test("walks a list page by page", async () => {
  const hubstaff = createHubstaff({ organizationToken: mock.organizationToken });
  const names: string[] = [];
  for await (const project of hubstaff.items("GET /v2/organizations/{organization_id}/projects", {
    organization_id: 7,
    query: { page_limit: 1 },
  })) {
    names.push(project.name);
  }
  expect(names).toEqual(["Analytical Engine", "Compiler"]);
});
