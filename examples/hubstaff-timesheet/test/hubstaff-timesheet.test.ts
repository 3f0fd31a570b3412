import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { csvLine, timesheetLines } from "../src/timesheet.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

describe("a timesheet", () => {
  test("of a year has every tracked second, by name", async () => {
    const hubstaff = createHubstaff({ organizationToken: mock.organizationToken });
    const range = { organizationId: 7, from: "2025-06-01", to: "2026-05-31" };
    const lines = await Array.fromAsync(timesheetLines(hubstaff, range));
    const tracked = mock.state.activities.reduce((sum, activity) => sum + activity.tracked, 0);
    expect(lines.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(tracked / 3600);
    expect(csvLine(lines[0]!)).toBe("2026-01-05,Ada Lovelace,Analytical Engine,0.33,0.50");
    expect(mock.requests("GET /v2/organizations/{organization_id}/activities/daily")).toHaveLength(12);
  });

  test("quotes what CSV and spreadsheets would take for their own", () => {
    const line = { date: "2026-01-05", person: 'Ada "Byron", Lovelace', project: "=1+1", hours: 1, activity: 0.5 };
    expect(csvLine(line)).toBe(`2026-01-05,"Ada ""Byron"", Lovelace",'=1+1,1.00,0.50`);
  });
});

describe("the command", () => {
  async function run(
    args: string[],
    env: Record<string, string> = {},
  ): Promise<[code: number, out: string, err: string]> {
    const directory = await mkdtemp(join(tmpdir(), "hubstaff-timesheet-"));
    const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["-C", "@tokens/source", program, ...args], {
      env: { PATH: process.env["PATH"], TOKENS_DIRECTORY: directory, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    await rm(directory, { recursive: true });
    return [code as number, out, err];
  }
  const range = ["--organization", "7", "--from", "2026-01-01", "--to", "2026-01-31"];

  test("explains itself, and what it lacks", async () => {
    expect(await run(["--help"])).toEqual([0, expect.stringContaining("--organization"), ""]);
    expect(await run([])).toEqual([1, "", expect.stringContaining("Give --organization, --from and --to")]);
  });

  test("without a token exits with 2 and says where to get one", async () => {
    expect(await run(range)).toEqual([2, expect.any(String), expect.stringContaining("personal_access_tokens")]);
  });
});
