import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { fileSessions } from "@tokens/session-file";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { report } from "./report.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
let directory: string;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(async () => {
  mock.reset();
  directory = await mkdtemp(join(tmpdir(), "report-"));
  return () => rm(directory, { recursive: true });
});

/** A run of the program, as a new process would start it. */
async function run(): Promise<string[]> {
  const lines: string[] = [];
  const { personalAccessToken } = mock;
  await report({ personalAccessToken, sessions: fileSessions({ directory }) }, (line) => lines.push(line));
  return lines;
}

test("the first run uses the personal token, the next ones what it was exchanged for", async () => {
  expect((await run())[0]).toBe("token: authenticated");
  expect((await run())[0]).toBe("Ada Lovelace");
  mock.expireAccessTokens();
  expect(await run()).toContain("token: refreshed");
  expect(mock.requests("POST /access_tokens")).toHaveLength(2);
});

test("an outage of the token endpoint does not reach the program", async () => {
  mock.failNext({ route: "POST /access_tokens", status: 503 });
  expect(await run()).toContain("token: retrying");
});

test("a revoked account asks for a new token", async () => {
  await run();
  mock.revoke();
  await expect(run()).rejects.toMatchObject({ code: "reauthorization_required" });
});
