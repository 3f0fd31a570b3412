import { inspect } from "node:util";
import { createErgani, isApiError, OutcomeUnknownError } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { testClock } from "@tokens/core/testing";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { card, serveRaw } from "./support.ts";

const clock = testClock();
const mock = createErganiMock({ clock });
const server = setupServer(...mock.handlers);
const { username, password } = mock;
const base = "https://eservices.yeka.gr/WebservicesAPI/api";
const cancelRoute = "POST /Documents/CancelSubmittedDocument";
const reference = { protocol: "ΑΚ - ΟΡ1", submitDate: "01/01/2026 02:00" };
const create = () => createErgani({ environment: "production", username, password, clock, http: { retry: 0 } });
let ergani = create();

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  ergani = create();
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const json = (body: unknown) => () => HttpResponse.json(body as object);
const page = () => HttpResponse.html("<!DOCTYPE html><title>Σύνδεση</title>");

/** Answers with success that none of the API's operations gives. */
const strangers: readonly [string, () => Response][] = [
  ["an empty body", () => new Response(null, { status: 200 })],
  ["a 204", () => new Response(null, { status: 204 })],
  ["a web page", page],
  ["a number", json(7)],
  ["true", json(true)],
  ["an object of another kind", json({ accessToken: "canary" })],
  ["a message with a capital", json({ Message: "Authorization has been denied for this request." })],
];

const receiptStrangers: readonly [string, () => Response][] = [
  ...strangers,
  ["null", json(null)],
  ["no rows", json([])],
  ["a message", json({ message: "Η υπηρεσία δεν είναι διαθέσιμη" })],
  ["text", json("ΕΥΣ92")],
  ["a receipt without its protocol", json([{ id: "92", submitDate: "01/01/2026 02:00" }])],
  ["a receipt with a blank protocol", json([{ id: "92", protocol: " ", submitDate: "01/01/2026 02:00" }])],
  ["two receipts, one without its protocol", json([{ id: "1", protocol: "ΕΥΣ1" }, { id: "2" }])],
  ["rows that are no objects", json(["ΕΥΣ1"])],
];

const unknownOutcome = {
  code: "provider_unavailable",
  outcomeUnknown: true,
  retryable: false,
  message: expect.stringMatching(/outcome unknown.*look it up before you send it again\.$/) as string,
};

async function caught(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a submission answered with success, but not confirmed", () => {
  test.for(receiptStrangers)("%s", async ([, answer]) => {
    server.use(http.post(`${base}/Documents/WRKCardSE`, answer));
    const error = await caught(ergani.submit("WRKCardSE", card));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ ...unknownOutcome, route: "POST /Documents/WRKCardSE", status: answer().status });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
  });

  test("has Ergani's message, if there is one", async () => {
    server.use(http.post(`${base}/Documents/WRKCardSE`, json({ message: "Προσπαθήστε\\nξανά" })));
    expect(await caught(ergani.submit("WRKCardSE", card))).toMatchObject({
      detail: "Προσπαθήστε\nξανά",
      message: expect.stringContaining(
        "responded with 200 to POST /Documents/WRKCardSE without confirming it",
      ) as string,
    });
  });

  test("applies to a document without a published schema too", async () => {
    server.use(http.post(`${base}/Documents/FastAna`, json({})));
    expect(await caught(ergani.submit("FastAna", {}))).toBeInstanceOf(OutcomeUnknownError);
  });
});

test.for([[302], [304], [408], [500], [502]])("a %i neither refuses nor confirms", async ([status]) => {
  server.use(http.post(`${base}/Documents/WRKCardSE`, () => new Response(null, { status: status! })));
  expect(await caught(ergani.submit("WRKCardSE", card))).toMatchObject({ ...unknownOutcome, status });
});

test.for([[400], [403], [404], [429]])("a %i is a refusal", async ([status]) => {
  server.use(http.post(`${base}/Documents/WRKCardSE`, () => new Response(null, { status: status! })));
  const error = await caught(ergani.submit("WRKCardSE", card));
  expect(isApiError(error) && error.status).toBe(status);
});

test("a response that is cut off has an unknown outcome", async () => {
  server.close();
  const served = await serveRaw((incoming, outgoing) => {
    if (incoming.url!.endsWith("/Authentication")) {
      outgoing.end(JSON.stringify({ accessToken: "a", refreshToken: "r", accessTokenExpired: 10_800 }));
      return;
    }
    outgoing.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    outgoing.write("[{", () => outgoing.destroy());
  });
  try {
    const cut = createErgani({ apiUrl: served.url, username, password, http: { retry: 0 } });
    expect(await caught(cut.submit("WRKCardSE", card))).toMatchObject(unknownOutcome);
  } finally {
    await served.close();
    server.listen({ onUnhandledFrame: "error" });
  }
});

describe("a cancellation", () => {
  test.for([
    ...strangers,
    ["null", json(null)],
    ["no rows", json([])],
    ["blank text", json(" ")],
    ["an empty object", json({})],
  ] as [string, () => Response][])("answered by %s has an unknown outcome", async ([, answer]) => {
    server.use(http.post(`${base}/Documents/CancelSubmittedDocument`, answer));
    const error = await caught(ergani.cancel("WTOLeave", reference));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ ...unknownOutcome, route: cancelRoute });
  });

  test.for([["text"], [{ message: "text" }]])("answered by %j is confirmed", async ([answer]) => {
    server.use(http.post(`${base}/Documents/CancelSubmittedDocument`, json(answer)));
    expect(await ergani.cancel("WTOLeave", reference)).toBe("text");
  });

  test("whose response is lost is resolved by isOnRecord()", async () => {
    const [receipt] = await ergani.submit("WTOLeave", { f_aa_pararthmatos: 0, Ergazomenoi: {} });
    mock.failNext({ route: cancelRoute, drop: true });
    expect(await caught(ergani.cancel("WTOLeave", receipt!))).toBeInstanceOf(OutcomeUnknownError);
    expect(await ergani.isOnRecord("WTOLeave", receipt!)).toBe(true);
    mock.failNext({ route: cancelRoute, loseAnswer: true });
    expect(await caught(ergani.cancel("WTOLeave", receipt!))).toBeInstanceOf(OutcomeUnknownError);
    expect(await ergani.isOnRecord("WTOLeave", receipt!)).toBe(false);
    expect(mock.requests(cancelRoute)).toHaveLength(2);
  });
});

/** A read that does not get what it asked for is an `ApiError` with the answer's status, never an error of JavaScript's own. */
describe.for([
  ["PDF", "get", "/Documents/WTOLeave", () => ergani.pdf("WTOLeave", reference)],
  ["template", "get", "/Documents/WTOLeave", () => ergani.template("WTOLeave")],
  ["on record", "get", "/Documents/WTOLeave", () => ergani.isOnRecord("WTOLeave", reference)],
] as const)("a read: %s", ([, method, path, call]) => {
  test.for([
    ...strangers,
    ["null", json(null)],
    ["no rows", json([])],
    ["text", json("JVBERi0=")],
    ["a message", json({ message: "Σφάλμα", document: null })],
    ["a PDF that is no text", json({ message: null, document: 7 })],
    ["a PDF that is no base64", json({ message: null, document: "*" })],
    ["no PDF", json({ message: null, document: "" })],
  ] as [string, () => Response][])("%s", async ([, answer]) => {
    server.use(http[method](base + path, answer));
    const error = await caught(call());
    expect(error).toMatchObject({ code: "api_error", status: answer().status, route: "GET /Documents/{code}" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
  });
});

describe("a service", () => {
  const answering = (answer: () => Response): void =>
    server.use(http.post(`${base}/WebServices/ExecuteService`, answer));

  test.for([
    ...strangers.filter(([name]) => name !== "a 204"),
    ["a message", json({ message: "Η υπηρεσία δεν είναι διαθέσιμη" })],
    ["another service's rows", json({ EX_BASE_01: { Ergodotis: {} } })],
    ["text for rows", json({ EX_BASE_02: "Pararthma" })],
    ["rows that are no objects", json({ EX_BASE_02: { Pararthma: ["0"] } })],
    ["rows of another place", json({ EX_BASE_02: [{ Aa: "0" }] })],
  ] as [string, () => Response][])("answered by %s is an error, not an empty list", async ([, answer]) => {
    answering(answer);
    const error = await caught(ergani.service("EX_BASE_02"));
    expect(error).toMatchObject({ code: "api_error", status: 200, route: "POST /WebServices/ExecuteService" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
  });

  test("that sends a message instead of rows throws it", async () => {
    answering(json({ message: "Η υπηρεσία δεν είναι διαθέσιμη" }));
    await expect(ergani.service("EX_BASE_02")).rejects.toThrow(
      "not the requested EX_BASE_02: Η υπηρεσία δεν είναι διαθέσιμη",
    );
  });

  test.for([
    ["one row", { EX_BASE_02: { Pararthma: { Aa: "0" } } }, [{ Aa: "0" }]],
    ["many rows", { EX_BASE_02: { Pararthma: [{ Aa: "0" }, { Aa: "1" }] } }, [{ Aa: "0" }, { Aa: "1" }]],
    ["no rows", { EX_BASE_02: { Pararthma: [] } }, []],
    ["null for rows", { EX_BASE_02: { Pararthma: null } }, []],
    ["no element", { EX_BASE_02: {} }, []],
    ["null for the service", { EX_BASE_02: null }, []],
    ["no key", {}, []],
    ["a null body", null, []],
    ["an empty array", [], []],
  ] as const)("answered by %s gives a list", async ([, answer, rows]) => {
    answering(json(answer));
    expect(await ergani.service("EX_BASE_02")).toEqual(rows);
  });
});

describe("looking work cards up", () => {
  const punch = card.Details.CardDetails;
  const departure = { ...punch, f_type: "1", f_date: "2026-01-01T16:30:00.000+02:00" } as const;
  const again = { ...punch, f_date: "2026-01-01T18:00:00.000+02:00" } as const;
  const rows = { ...card, Details: { CardDetails: [punch, departure, again] } };

  test("finds no diary before the month is over, and sends nothing", async () => {
    mock.failNext({ route: "POST /Documents/WRKCardSE", loseAnswer: true });
    await caught(ergani.submit("WRKCardSE", rows));
    expect((await ergani.lookUpCards(rows)).map(({ outcome }) => outcome)).toEqual([
      "not-listed",
      "not-listed",
      "not-listed",
    ]);
    expect(mock.requests("POST /Documents/WRKCardSE")).toHaveLength(1);
  });

  test("finds recorded punches in the diary afterwards, and no others", async () => {
    const until = clock.now();
    mock.failNext({ route: "POST /Documents/WRKCardSE", loseAnswer: true });
    await caught(ergani.submit("WRKCardSE", { ...card, Details: { CardDetails: [punch, departure] } }));
    mock.failNext({ route: "POST /Documents/WRKCardSE", drop: true });
    await caught(ergani.submit("WRKCardSE", { ...card, Details: { CardDetails: again } }));
    clock.set(Date.UTC(2026, 1, 1));
    try {
      const found = { afm: punch.f_afm, referenceDate: "2026-01-01" };
      expect(await ergani.lookUpCards(rows)).toEqual([
        { ...found, type: "0", outcome: "recorded" },
        { ...found, type: "1", outcome: "recorded" },
        { ...found, type: "0", outcome: "absent" },
      ]);
      // Three punches of one branch and day are one question.
      expect(mock.requests("POST /WebServices/ExecuteService")).toHaveLength(1);
    } finally {
      clock.set(until);
    }
  });

  test("throws when the account may not call the service", async () => {
    mock.state.granted.delete("EX_BASE_07");
    await expect(ergani.lookUpCards(card)).rejects.toMatchObject({
      status: 400,
      detail: "Service Code is not authenticate to specific User",
    });
  });
});
