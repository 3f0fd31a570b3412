import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createErgani } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openJournal } from "../src/journal.ts";
import { readPunches } from "../src/punches.ts";
import { submitPunches, type Result } from "../src/submit.ts";

const mock = createErganiMock();
const server = setupServer(...mock.handlers);
const { username, password } = mock;
const route = "POST /Documents/WRKCardSE";
const csv = `afm,lastName,firstName,type,at,referenceDate
888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,in,2026-09-25T08:00:00+03:00
888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,out,2026-09-26T00:10:00+03:00,2026-09-25
`;
let directory: string;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  directory = mkdtempSync(join(tmpdir(), "ergani-workcard-"));
});
afterEach(() => rmSync(directory, { recursive: true }));
afterAll(() => server.close());

async function run(text: string = csv, retryUnknown: boolean = false): Promise<Result["outcome"][]> {
  using journal = openJournal(join(directory, "journal"));
  const ergani = createErgani({ environment: "production", username, password });
  const outcomes: Result["outcome"][] = [];
  const options = { employerAfm: "999999993", branch: "0", retryUnknown };
  for await (const { outcome } of submitPunches(ergani, journal, readPunches(text), options)) outcomes.push(outcome);
  return outcomes;
}

test("punches are recorded once, however often the program runs", async () => {
  expect(await run()).toEqual(["recorded", "recorded"]);
  expect(await run()).toEqual(["already", "already"]);
  expect(mock.requests(route)).toHaveLength(2);
  expect(mock.world.documents).toHaveLength(2);
});

test("a lost answer is not sent again unless asked for, and then Ergani says that it has it", async () => {
  mock.failNext({ route, loseAnswer: true });
  expect(await run()).toEqual(["unknown", "recorded"]);
  expect(await run()).toEqual(["unknown", "already"]);
  expect(mock.requests(route)).toHaveLength(2);
  expect(await run(csv, true)).toEqual(["already", "already"]);
  expect(mock.world.documents).toHaveLength(2);
});

test("a journal that a crash cut off is read up to there", async () => {
  await run();
  const path = join(directory, "journal");
  writeFileSync(path, readFileSync(path, "utf8").slice(0, -20));
  expect(await run()).toEqual(["already", "unknown"]);
  expect(mock.world.documents).toHaveLength(2);
});

test("a punch that is wrong is refused before the first is sent", async () => {
  await expect(run(csv.replace("888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,out", "1,Α,Β,out"))).rejects.toThrow(
    /f_afm: takes 9 digits/,
  );
  expect(mock.requests()).toHaveLength(0);
});
