import {
  athensInstant,
  createErgani,
  isTokensError,
  messageLines,
  OutcomeUnknownError,
  writeDocument,
  type ErganiOptions,
} from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { testClock } from "@tokens/core/testing";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { card } from "./support.ts";

const clock = testClock();
const mock = createErganiMock({ clock });
const server = setupServer(...mock.handlers);
const { username, password } = mock;
const base = "https://eservices.yeka.gr/WebservicesAPI/api";
const create = (more: Partial<ErganiOptions> = {}) =>
  createErgani({
    environment: "production",
    username,
    password,
    clock,
    http: { retry: { limit: 5, methods: ["get", "post"], delay: () => 1 } },
    ...more,
  });
let ergani = create();

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  ergani = create();
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("a submission", () => {
  test.for([
    ["500", { status: 500 }],
    ["503 of HTML", { status: 503, body: "<html>" }],
    ["no answer", { drop: true }],
    ["a lost answer", { loseAnswer: true }],
  ] as const)("after %s has an unknown outcome and is never repeated", async ([, failure]) => {
    await ergani.tokens.accessToken();
    mock.failNext({ route: "POST /Documents/WRKCardSE", ...failure });
    const error = await ergani.submit("WRKCardSE", card).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({
      outcomeUnknown: true,
      retryable: false,
      message: expect.stringContaining("outcome unknown") as string,
    });
    expect(mock.requests("POST /Documents/WRKCardSE")).toHaveLength(1);
  });

  test("is repeated after an expired token, because nothing was recorded", async () => {
    await ergani.tokens.accessToken();
    mock.expireAccessTokens();
    expect(await ergani.submit("WRKCardSE", card)).toHaveLength(1);
    expect(mock.requests("POST /Documents/WRKCardSE")).toHaveLength(2);
    expect(mock.state.documents).toHaveLength(1);
  });

  test("without a login has a known outcome", async () => {
    mock.failNext({ route: "POST /Authentication", drop: true, times: 2 });
    const impatient = create({ deadlineMs: 100 });
    const error = await impatient.submit("WRKCardSE", card).catch((caught: unknown) => caught);
    expect(isTokensError(error)).toBe(true);
    expect(error).not.toBeInstanceOf(OutcomeUnknownError);
  });

  test("that is refused has the reason in Greek, line by line", async () => {
    await expect(ergani.submit("WRKCardSE", { ...card, f_afm_ergodoti: "111111114" })).rejects.toMatchObject({
      status: 400,
      detail: "Για το Παράρτημα: 0\nΤο ΑΦΜ δεν αντιστοιχεί στον συνδεδεμένο εργοδότη.",
    });
    await ergani.submit("WRKCardSE", card);
    await expect(ergani.submit("WRKCardSE", card)).rejects.toMatchObject({
      detail: expect.stringContaining("Υπάρχει ήδη είσοδος") as string,
    });
  });

  test("confirmed by a single object returns one receipt", async () => {
    const answer = { id: "1", protocol: "ΕΥΣ1", submitDate: "01/01/2026 02:00" };
    server.use(http.post(`${base}/Documents/WRKCardSE`, () => HttpResponse.json(answer)));
    expect(await ergani.submit("WRKCardSE", card)).toEqual([
      { ...answer, submittedAt: new Date(Date.UTC(2026, 0, 1)) },
    ]);
  });

  test("is dated by the day in Athens, which starts before that in UTC", async () => {
    clock.set(Date.UTC(2026, 6, 1, 21, 30));
    const leave = { f_aa_pararthmatos: 0, Ergazomenoi: {} };
    const [receipt] = await ergani.submit("WTOLeave", leave);
    expect(receipt).toMatchObject({
      submitDate: "02/07/2026 00:30",
      submittedAt: new Date(Date.UTC(2026, 6, 1, 21, 30)),
    });
    expect(await ergani.cancel("WTOLeave", receipt!)).toBe("Η ακύρωση ολοκληρώθηκε επιτυχώς");
    expect(mock.requests("POST /Documents/CancelSubmittedDocument")[0]!.body).toContain('"SubmittedDate":"20260702"');
    await expect(
      ergani.cancel("WTOLeave", { protocol: receipt!.protocol, submitDate: receipt!.submittedAt }),
    ).rejects.toMatchObject({ status: 400, detail: "No objects found" });
  });
});

test.for([
  ["28/03/2026 12:00", "2026-03-28T10:00:00.000Z"],
  ["29/03/2026 02:59", "2026-03-29T00:59:00.000Z"],
  ["29/03/2026 04:00", "2026-03-29T01:00:00.000Z"],
  ["25/10/2026 02:59", "2026-10-24T23:59:00.000Z"],
  ["25/10/2026 03:30", "2026-10-25T00:30:00.000Z"],
  ["25/10/2026 04:00", "2026-10-25T02:00:00.000Z"],
] as const)("%s in Athens is %s", ([text, instant]) => {
  expect(new Date(athensInstant(text)!).toISOString()).toBe(instant);
});

test("the repeated hour in October is the one closer to now", () => {
  const later = Date.UTC(2026, 9, 25, 1, 30);
  expect(athensInstant("25/10/2026 03:30", later + 5000)).toBe(later);
});

test("messages are split at a literal backslash and n", () => {
  expect(messageLines("Για το Παράρτημα: 0 \\nΛάθος\nΤέλος")).toEqual(["Για το Παράρτημα: 0", "Λάθος", "Τέλος"]);
});

const punch = card.Details.CardDetails;
const written = (details: object): string =>
  JSON.stringify(writeDocument("WRKCardSE", { ...card, Details: { CardDetails: { ...punch, ...details } } }));

test.for([
  [{ f_date: new Date("2026-09-25T18:16:00.231Z") }, '"f_date":"2026-09-25T21:16:00.231+03:00"'],
  [{ f_date: { epochMilliseconds: Date.UTC(2026, 0, 1, 6) } }, '"f_date":"2026-01-01T08:00:00.000+02:00"'],
  [{ f_reference_date: { year: 2026, month: 9, day: 5 } }, '"f_reference_date":"2026-09-05"'],
  [{ f_reference_date: "5/9/2026" }, '"f_reference_date":"2026-09-05"'],
] as const)("%o is written as %s", ([details, text]) => {
  expect(written(details)).toContain(text);
});

test.for([
  [{ f_date: "2026-09-25T21:16:00+0300" }, /f_date: takes an instant.*with the colon/],
  [{ f_afm: "12345678" }, /f_afm: takes 9 digits/],
  [{ f_afm: 12345678 }, /f_afm: takes 9 digits/],
  [{ f_reference_date: "31/02/2026" }, /f_reference_date: takes a day/],
  [{ f_type: "2" }, /f_type: takes one of 0, 1/],
  [{ f_typo: 1 }, /f_typo: is not a field/],
] as const)("%o is refused before anything is sent", ([details, message]) => {
  expect(() => written(details)).toThrow(message);
});

test("services: ordered parameters, Greek dates, always rows", async () => {
  expect(await ergani.service("EX_BASE_06", { date: "2026-01-05", protocol: "Α 1", afm: "888888880" })).toBeUndefined();
  expect(JSON.parse(mock.requests("POST /WebServices/ExecuteService")[0]!.body)).toMatchObject({
    Parameters: [
      { ParameterName: "afm" },
      { ParameterName: "protocol" },
      { ParameterName: "date", ParameterValue: "05/01/2026" },
    ],
  });
  expect(await ergani.service("EX_BASE_07", { PararthmaAa: 0, Date: "2025-12-05" })).toEqual([]);
  expect(await ergani.service("EX_BASE_03", { Parameter: "WorkCardDelayReason" })).toHaveLength(3);
  expect(await ergani.service("EX_BASE_05")).toHaveLength(1);
  await expect(ergani.service("EX_BASE_04", { ReportYear: 2026, ReportMonth: 1 })).rejects.toMatchObject({
    detail: "Service Code is not authenticate to specific User",
  });
});

test("the mock accepts what published clients send: other case, double slashes", async () => {
  const login = await fetch("https://eservices.yeka.gr/WebServicesAPI/api//authentication", {
    method: "POST",
    body: JSON.stringify({ username, Password: password, UserType: "01" }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const claims = JSON.parse(atob(accessToken.split(".")[1]!)) as object;
  expect(Object.keys(claims)).not.toContain("iat");
  const listed = await fetch("https://eservices.yeka.gr/webservicesapi/API//lookup/submissions", {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(listed.status).toBe(200);
  const denied = await fetch(`${base}/Lookup/Submissions`, { headers: { authorization: "Bearer garbled" } });
  expect([denied.status, denied.headers.get("api-token-expired"), await denied.json()]).toEqual([
    401,
    null,
    { Message: "Authorization has been denied for this request." },
  ]);
});
