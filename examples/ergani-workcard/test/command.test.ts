import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createErganiMock, type ErganiMock } from "@tokens/ergani/msw";
import { getResponse } from "msw";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const route = "POST /Documents/WRKCardSE";
const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const csv = `afm,lastName,firstName,type,at,referenceDate
888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,in,2026-09-25T08:00:00+03:00
888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,out,2026-09-25T16:00:00+03:00
`;
let now = Date.UTC(2026, 8, 26);
let mock: ErganiMock;
let environment: string;
let directory: string;

const server = createServer((incoming, outgoing) => {
  const answer = async (): Promise<void> => {
    const { method = "GET", url, headers } = incoming;
    const body = await text(incoming);
    const request = new Request(`http://${headers.host}${url}`, {
      method,
      headers: headers as Record<string, string>,
      ...(method !== "GET" && { body }),
    });
    const response = (await getResponse([...mock.handlers], request))!;
    if (response.type === "error") outgoing.destroy();
    else outgoing.writeHead(response.status, [...response.headers].flat()).end(await response.text());
  };
  answer().catch(() => outgoing.destroy());
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  environment = `http://127.0.0.1:${(server.address() as AddressInfo).port}/WebservicesAPI/api`;
});
beforeEach(async () => {
  now = Date.UTC(2026, 8, 26);
  // Without a `Date`, the program uses its own clock alone.
  mock = createErganiMock({ apiUrl: environment, clock: { now: () => now, sleep: async () => {} }, dated: false });
  directory = await mkdtemp(join(tmpdir(), "ergani-workcard-"));
  await writeFile(join(directory, "punches.csv"), csv);
  return () => rm(directory, { recursive: true });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function run(...flags: string[]): Promise<{ code: number; lines: string[]; stderr: string }> {
  const child = spawn(process.execPath, ["-C", "@tokens/source", program, join(directory, "punches.csv"), ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ERGANI_USERNAME: mock.username,
      ERGANI_PASSWORD: mock.password,
      ERGANI_API_URL: environment,
      TOKENS_DIRECTORY: join(directory, "sessions"),
    },
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: code as number, lines: stdout.trim().split("\n"), stderr };
}

test("--resolve settles what an earlier run could not know, and sends nothing", async () => {
  mock.failNext({ route, loseAnswer: true });
  const first = await run();
  expect(first.code).toBe(3);
  expect(first.lines[0]).toMatch(/^line 2 {2}unknown {2}Ergani did not respond to .*outcome unknown/);
  expect(first.lines).toContain("1 recorded, 0 already recorded, 0 refused, 1 of unknown outcome");
  now = Date.UTC(2026, 9, 1);
  expect(await run("--resolve")).toEqual({
    code: 0,
    lines: [
      "line 2  recorded  in the diary of actual work",
      "1 recorded, 0 already recorded, 0 refused, 0 of unknown outcome",
    ],
    stderr: "",
  });
  expect(await run()).toMatchObject({
    code: 0,
    lines: ["0 recorded, 2 already recorded, 0 refused, 0 of unknown outcome"],
  });
  expect(mock.requests(route)).toHaveLength(2);
  expect(mock.state.documents).toHaveLength(2);
});

test("--resolve does not go with --retry-unknown", async () => {
  expect(await run("--resolve", "--retry-unknown")).toEqual({
    code: 1,
    lines: [""],
    stderr: "--resolve sends nothing and --retry-unknown does: give one of them.\n",
  });
  expect(mock.requests()).toHaveLength(0);
});
