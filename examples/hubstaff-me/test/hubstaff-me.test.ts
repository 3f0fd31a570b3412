import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readCredential } from "../src/credential.ts";
import { connect, fetchMe } from "../src/me.ts";
import { describeError, describeEvent, describeUser } from "../src/output.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const credential = { personalAccessToken: mock.personalAccessToken };
let directory: string;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(async () => {
  mock.reset();
  directory = await mkdtemp(join(tmpdir(), "hubstaff-me-"));
  return () => rm(directory, { recursive: true });
});

describe("users/me", () => {
  test("is answered, and the second run makes no token request", async () => {
    const user = await fetchMe(connect(credential, directory));
    expect(describeUser(user)).toBe("Ada Lovelace <ada@example.com>  Europe/London  id 11");
    await fetchMe(connect(credential, directory));
    expect(mock.requests("POST /access_tokens")).toHaveLength(1);
    expect(mock.requests("GET /v2/users/me")).toHaveLength(2);
  });

  test("survives an expiry and an outage of the token endpoint while the token lives", async () => {
    const hubstaff = connect(credential, directory);
    await fetchMe(hubstaff);
    mock.failNext({ route: "POST /access_tokens", status: 503 });
    await hubstaff.tokens.refresh().catch(() => undefined);
    await fetchMe(hubstaff);
    mock.expireAccessTokens();
    const later = connect(credential, directory);
    const events: string[] = [];
    later.tokens.on((event) => events.push(describeEvent(event)));
    await fetchMe(later);
    expect(events).toEqual([expect.stringMatching(/token: refreshed by this process in \d+ ms, valid for 86400 s$/)]);
  });

  test("a revoked token exits with 2 and says what to do", async () => {
    const hubstaff = connect(credential, directory);
    await fetchMe(hubstaff);
    mock.revoke();
    const error: unknown = await fetchMe(hubstaff).catch((reason: unknown) => reason);
    expect(describeError(error)).toEqual({
      text: expect.stringMatching(/Log in again or supply a new credential/),
      exitCode: 2,
    });
  });
});

describe("the credential", () => {
  test("comes from the environment, or from standard input", async () => {
    expect(await readCredential({ stdin: false, env: { HUBSTAFF_PAT: "pat" } })).toEqual({
      personalAccessToken: "pat",
    });
    const input = Readable.from(["pat-from-stdin\n"]);
    expect(await readCredential({ stdin: true, env: { HUBSTAFF_PAT: "pat" }, input })).toEqual({
      personalAccessToken: "pat-from-stdin",
    });
  });
});

describe("the command", () => {
  async function run(
    args: string[],
    env: Record<string, string>,
    input = "",
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["-C", "@tokens/source", program, ...args], {
      env: { PATH: process.env["PATH"], TOKENS_DIRECTORY: directory, ...env },
    });
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    return { code: code as number, stdout, stderr };
  }

  test("without a token and without a sandbox says where to get either", async () => {
    const { code, stderr } = await run([], { TOKENS_SANDBOX: "http://127.0.0.1:9" });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/No HUBSTAFF_PAT.*\n.*personal_access_tokens.*pnpm sandbox/),
    ]);
  });

  test("with a token of the wrong kind exits with 2", async () => {
    const { code, stderr } = await run(["--pat-stdin"], {}, "hsoat_abc\n");
    expect([code, stderr]).toEqual([2, expect.stringContaining("pass it as organizationToken")]);
  });

  test("explains itself", async () => {
    const { code, stdout } = await run(["--help"], {});
    expect([code, stdout]).toEqual([0, expect.stringContaining("--pat-stdin")]);
  });
});
