import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createErgani, type ErganiOptions } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openJournal } from "../src/journal.ts";
import { readPunches } from "../src/punches.ts";
import { resolvePunches, submitPunches, type Result } from "../src/submit.ts";

const september = Date.UTC(2026, 8, 26);
const october = Date.UTC(2026, 9, 1);
let now = september;
/** Stands still; nobody's deadline passes. */
const clock = {
  now: () => now,
  sleep: (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve())),
};
const mock = createErganiMock({ clock });
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
  now = september;
  directory = mkdtempSync(join(tmpdir(), "ergani-workcard-"));
});
afterEach(() => {
  server.resetHandlers();
  rmSync(directory, { recursive: true });
});
afterAll(() => server.close());

const employer = { employerAfm: "999999993", branch: "0" };
const create = (options?: Pick<ErganiOptions, "deadlineMs">) =>
  createErgani({ environment: "production", username, password, clock, ...options });

async function run(text: string = csv, retryUnknown: boolean = false): Promise<Result["outcome"][]> {
  using journal = openJournal(join(directory, "journal"));
  const outcomes: Result["outcome"][] = [];
  const options = { ...employer, retryUnknown };
  for await (const { outcome } of submitPunches(create(), journal, readPunches(text), options)) outcomes.push(outcome);
  return outcomes;
}

async function resolveUnknown(): Promise<Pick<Result, "outcome" | "detail">[]> {
  using journal = openJournal(join(directory, "journal"));
  const results: Pick<Result, "outcome" | "detail">[] = [];
  for await (const { outcome, detail } of resolvePunches(create(), journal, readPunches(csv), employer))
    results.push({ outcome, detail });
  return results;
}

/** What the journal says in the end of each punch of the CSV. */
function states(): (string | undefined)[] {
  using journal = openJournal(join(directory, "journal"));
  return readPunches(csv).map(({ id }) => journal.state(id));
}

test("punches are recorded once, however often the program runs", async () => {
  expect(await run()).toEqual(["recorded", "recorded"]);
  expect(await run()).toEqual(["already", "already"]);
  expect(mock.requests(route)).toHaveLength(2);
  expect(mock.state.documents).toHaveLength(2);
});

test("a lost answer is not sent again unless asked for, and then Ergani says that it has it", async () => {
  mock.failNext({ route, loseAnswer: true });
  expect(await run()).toEqual(["unknown", "recorded"]);
  expect(await run()).toEqual(["unknown", "already"]);
  expect(mock.requests(route)).toHaveLength(2);
  expect(await run(csv, true)).toEqual(["already", "already"]);
  expect(mock.state.documents).toHaveLength(2);
});

describe("a punch of unknown outcome", () => {
  test.for([
    ["an empty 200", () => new HttpResponse(null)],
    ["a 200 without a protocol", () => HttpResponse.json([{ id: "1" }])],
    ["a message under 200", () => HttpResponse.json({ message: "Δοκιμάστε αργότερα" })],
    ["a web page under 200", () => HttpResponse.html("<html>")],
  ] as const)("is journalled as such after %s, and not sent again", async ([, answer]) => {
    server.use(http.post("https://eservices.yeka.gr/WebservicesAPI/api/Documents/WRKCardSE", answer));
    expect(await run()).toEqual(["unknown", "unknown"]);
    expect(states()).toEqual(["unknown", "unknown"]);
    server.resetHandlers();
    expect(await run()).toEqual(["unknown", "unknown"]);
    expect(mock.requests(route)).toHaveLength(0);
  });

  test("stays so until ERGANI opens the diary of its month, then is resolved without sending anything", async () => {
    mock.failNext({ route, loseAnswer: true });
    expect(await run()).toEqual(["unknown", "recorded"]);
    expect(await resolveUnknown()).toEqual([
      { outcome: "unknown", detail: "ERGANI opens the diary of actual work when the month is over: ask again then" },
    ]);
    expect(states()).toEqual(["unknown", "recorded"]);
    now = october;
    expect(await resolveUnknown()).toEqual([{ outcome: "recorded", detail: "in the diary of actual work" }]);
    expect(states()).toEqual(["recorded", "recorded"]);
    expect(await resolveUnknown()).toEqual([]);
    expect(await run()).toEqual(["already", "already"]);
    expect(mock.requests(route)).toHaveLength(2);
    expect(mock.state.documents).toHaveLength(2);
  });

  test("that ERGANI does not have is absent, and the next run submits it, once", async () => {
    mock.failNext({ route, drop: true });
    expect(await run()).toEqual(["unknown", "recorded"]);
    now = october;
    expect(await resolveUnknown()).toMatchObject([{ outcome: "absent" }]);
    expect(states()).toEqual(["absent", "recorded"]);
    expect(mock.requests(route)).toHaveLength(2);
    expect(await run()).toEqual(["recorded", "already"]);
    expect(await run()).toEqual(["already", "already"]);
    expect(mock.state.documents).toHaveLength(2);
  });

  test("that is absent from the diary but recorded all the same is refused by ERGANI, not recorded twice", async () => {
    mock.failNext({ route, loseAnswer: true });
    await run();
    now = october;
    server.use(
      http.post("https://eservices.yeka.gr/WebservicesAPI/api/WebServices/ExecuteService", () =>
        HttpResponse.json({ EX_BASE_07: { RealWorking: [] } }),
      ),
    );
    expect(await resolveUnknown()).toMatchObject([{ outcome: "absent" }]);
    expect(await run()).toEqual(["already", "already"]);
    expect(states()).toEqual(["recorded", "recorded"]);
    expect(mock.state.documents).toHaveLength(2);
  });

  test("stays so when ERGANI does not say", async () => {
    mock.state.granted.delete("EX_BASE_07");
    mock.failNext({ route, loseAnswer: true });
    await run();
    now = october;
    expect(await resolveUnknown()).toEqual([
      { outcome: "unknown", detail: "Service Code is not authenticate to specific User" },
    ]);
    expect(states()).toEqual(["unknown", "recorded"]);
  });

  test("stays so when sending it again is refused for another reason", async () => {
    mock.failNext({ route, loseAnswer: true });
    await run();
    mock.failNext({ route, status: 400, body: { message: "εκτός του επιτρεπόμενου χρονικού ορίου" } });
    expect(await run(csv, true)).toEqual(["unknown", "already"]);
    expect(states()).toEqual(["unknown", "recorded"]);
  });

  test("stays so when no token can be had to send it again", async () => {
    mock.failNext({ route, loseAnswer: true });
    await run();
    const ergani = create({ deadlineMs: 100 });
    await ergani.tokens.accessToken();
    mock.expireAccessTokens();
    mock.failNext({ route: "POST /Authentication/Refresh", status: 503 });
    using journal = openJournal(join(directory, "journal"));
    const again = submitPunches(ergani, journal, readPunches(csv), { ...employer, retryUnknown: true });
    await expect(again.next()).rejects.toMatchObject({ code: "provider_unavailable", status: 503 });
    expect(journal.state(readPunches(csv)[0]!.id)).toBe("unknown");
  });
});

test("a journal that a crash cut off is read up to there", async () => {
  await run();
  const path = join(directory, "journal");
  writeFileSync(path, readFileSync(path, "utf8").slice(0, -20));
  expect(await run()).toEqual(["already", "unknown"]);
  expect(mock.state.documents).toHaveLength(2);
});

test("a punch that is wrong is refused before the first is sent", async () => {
  await expect(run(csv.replace("888888880,ΠΑΠΑΔΟΠΟΥΛΟΣ,ΓΕΩΡΓΙΟΣ,out", "1,Α,Β,out"))).rejects.toThrow(
    /f_afm: takes 9 digits/,
  );
  expect(mock.requests()).toHaveLength(0);
});
