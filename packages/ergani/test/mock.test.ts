import { createErgani, documentCodes, writeDocument } from "@tokens/ergani";
import { createErganiMock, employeeAfm, employerAfm } from "@tokens/ergani/msw";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { card } from "./support.ts";

const clock = testClock();
const minute = 60_000;
const mock = createErganiMock({ clock });
const timed = createErganiMock({ clock, apiUrl: "https://timed.example/api", cardWindowMs: 15 * minute });
const server = setupServer(...mock.handlers, ...timed.handlers);
const { username, password } = mock;
const base = "https://eservices.yeka.gr/WebservicesAPI/api";
let ergani = createErgani({ environment: "production", username, password, clock });

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  timed.reset();
  ergani = createErgani({ environment: "production", username, password, clock });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Posts a body as it is, past everything that the client checks. */
async function post(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(base + path, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await ergani.tokens.accessToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const refused = (message: string): Answer => ({ status: 400, body: { message } });
const datatype = (name: string, value: string, type: string, why: string): Answer =>
  refused(
    `The '${name}' element is invalid - The value '${value}' is invalid according to its datatype '${type}' - ${why}`,
  );
const pattern = (name: string, value: string): Answer =>
  datatype(name, value, "String", "The Pattern constraint failed.");
const enumeration = (name: string, value: string): Answer =>
  datatype(name, value, "String", "The Enumeration constraint failed.");

const punch = { ...card.Details.CardDetails, f_aitiologia: null };

function cardBody(details: object, row: object = {}): unknown {
  const { f_afm_ergodoti, f_aa } = card;
  const CardDetails = [{ ...punch, ...details }];
  return { Cards: { Card: [{ f_afm_ergodoti, f_aa, f_comments: "", ...row, Details: { CardDetails } }] } };
}

const postCard = (details: object, row?: object): Promise<Answer> =>
  post("/Documents/WRKCardSE", cardBody(details, row));

const isoDate = "http://www.w3.org/2001/XMLSchema:date";
const dateTime = "http://www.w3.org/2001/XMLSchema:dateTime";

describe("a value that its type refuses", () => {
  test.for([
    [{ f_afm: "12345678" }, pattern("f_afm", "12345678")],
    [{ f_afm: "1234567890" }, pattern("f_afm", "1234567890")],
    [{ f_afm: 888_888 }, pattern("f_afm", "888888")],
    [{ f_type: "2" }, enumeration("f_type", "2")],
    [{ f_type: true }, enumeration("f_type", "true")],
    [
      { f_reference_date: "01/01/2026" },
      datatype("f_reference_date", "01/01/2026", isoDate, "The string '01/01/2026' is not a valid Date value."),
    ],
    [
      { f_reference_date: "2026-02-30" },
      datatype("f_reference_date", "2026-02-30", isoDate, "The string '2026-02-30' is not a valid Date value."),
    ],
    [
      { f_date: "2026-01-01T08:00:00+0200" },
      datatype(
        "f_date",
        "2026-01-01T08:00:00+0200",
        dateTime,
        "The string '2026-01-01T08:00:00+0200' is not a valid DateTime value.",
      ),
    ],
    [
      { f_date: "2026-01-01 08:00:00" },
      datatype(
        "f_date",
        "2026-01-01 08:00:00",
        dateTime,
        "The string '2026-01-01 08:00:00' is not a valid DateTime value.",
      ),
    ],
    [{ f_aitiologia: "POWER_OUTAGE" }, pattern("f_aitiologia", "POWER_OUTAGE")],
    [
      { f_onoma: "Α".repeat(31) },
      datatype("f_onoma", "Α".repeat(31), "String", "The actual length is greater than the MaxLength value."),
    ],
    [{ f_afm: "" }, datatype("f_afm", "", "String", "The actual length is less than the MinLength value.")],
    [
      { f_afm: { x: 1 } },
      refused(
        "The element 'f_afm' cannot contain child element 'x' because the parent element's content model is text only.",
      ),
    ],
  ] as const)("%o of a work card", async ([details, answer]) => {
    expect(await postCard(details)).toEqual(answer);
    expect(mock.state.documents).toHaveLength(0);
  });

  test.for([
    [{ f_afm_ergodoti: "99999999" }, pattern("f_afm_ergodoti", "99999999")],
    [{ f_aa: "main" }, pattern("f_aa", "main")],
    [{ f_aa: "123456" }, pattern("f_aa", "123456")],
    [
      { f_comments: "x".repeat(201) },
      datatype("f_comments", "x".repeat(201), "String", "The actual length is greater than the MaxLength value."),
    ],
  ] as const)("%o of its row", async ([row, answer]) => {
    expect(await postCard({}, row)).toEqual(answer);
  });

  const hours = { f_type: "ΕΡΓ", f_from: "08:00", f_to: "16:00" };
  const employee = { f_afm: employeeAfm, f_eponymo: "ΠΑΠΑΔΟΠΟΥΛΟΣ", f_onoma: "ΓΕΩΡΓΙΟΣ" };
  const daily = (changes: object, day: object = { f_date: "05/01/2026" }, more: object = {}): unknown => ({
    WTOS: {
      WTO: {
        f_aa_pararthmatos: "0",
        f_rel_protocol: "",
        f_rel_date: "",
        f_comments: "",
        f_from_date: "",
        f_to_date: "",
        Ergazomenoi: {
          ErgazomenoiWTO: {
            ...employee,
            ...day,
            ErgazomenosAnalytics: { ErgazomenosWTOAnalytics: { ...hours, ...changes, ...more } },
          },
        },
      },
    },
  });

  test.for([
    ["WTODaily", daily({}, { f_date: "2026-01-05" }), pattern("f_date", "2026-01-05")],
    ["WTODaily", daily({}, { f_date: "31/02/2026" }), pattern("f_date", "31/02/2026")],
    ["WTODaily", daily({ f_from: "8:00" }), pattern("f_from", "8:00")],
    ["WTODaily", daily({ f_to: "24:00" }), pattern("f_to", "24:00")],
    ["WTODaily", daily({ f_type: "EPΓ" }), enumeration("f_type", "EPΓ")],
    [
      "WTOLeave",
      daily({ f_type: "ΑΔ.ΚΑΝ" }, undefined, { f_year: "", f_req_days: "" }),
      enumeration("f_type", "ΑΔ.ΚΑΝ"),
    ],
    ["WTOLeave", daily({ f_type: "ΑΔΚΑΝ" }, undefined, { f_year: "26", f_req_days: "" }), pattern("f_year", "26")],
    [
      "WTOLeave",
      daily({ f_type: "ΑΔΚΑΝ" }, undefined, { f_year: "2026", f_req_days: "20" }),
      pattern("f_req_days", "20"),
    ],
    ["WTOWeek", daily({}, { f_day: "7" }), enumeration("f_day", "7")],
  ] as const)("of %s: %#", async ([code, body, answer]) => {
    expect(await post(`/Documents/${code}`, body)).toEqual(answer);
  });

  test.for([
    ["WTODaily", daily({}, { f_date: "5/1/2026" })],
    ["WTOWeek", daily({}, { f_day: 0 })],
  ] as const)("but %s takes a day without leading zeros, and a bare integer", async ([code, body]) => {
    expect((await post(`/Documents/${code}`, body)).status).toBe(200);
  });

  const exemption = (f_month: unknown) => ({ f_aa_pararthmatos: 0, f_is_excluded: 1, f_month, f_year: 2026 });
  const census = (f_month: unknown) => ({
    f_aa_pararthmatos: 0,
    f_ypiresia_sepe: "10001",
    f_year: "2026",
    f_month,
    f_kallikratis_pararthmatos: "10010101",
    Ergazomenoi: {
      AmoeErgazomenosDate: {
        f_afm: employeeAfm,
        f_amka: "01011990123",
        f_ama: "1",
        f_eponymo: "Α",
        f_onoma: "Β",
        f_onoma_patera: "Γ",
        f_days_worked: 5,
        f_step: "1",
      },
    },
  });
  const months = { ExProan: exemption, E12Apogr: census } as const;

  /** A document of a January with another text for its month. */
  const withMonth = (code: keyof typeof months, month: string): unknown =>
    JSON.parse(
      JSON.stringify(writeDocument(code, months[code](1))).replace(/"f_month":"\d+"/, `"f_month":"${month}"`),
    ) as unknown;

  test.for([
    ["ExProan", "1"],
    ["ExProan", "13"],
    ["ExProan", "00"],
    ["E12Apogr", "01"],
    ["E12Apogr", "13"],
    ["E12Apogr", "0"],
  ] as const)("%s with f_month %j", async ([code, month]) => {
    expect(await post(`/Documents/${code}`, withMonth(code, month))).toEqual(pattern("f_month", month));
  });

  test.for([
    ["ExProan", "01"],
    ["ExProan", "12"],
    ["E12Apogr", "1"],
    ["E12Apogr", "12"],
  ] as const)("but %s takes f_month %j", async ([code, month]) => {
    expect((await post(`/Documents/${code}`, withMonth(code, month))).status).toBe(200);
  });

  test.for([[1], ["1"], ["01"]])("so the client writes a month given as %j as each document takes it", ([month]) => {
    expect(JSON.stringify(writeDocument("ExProan", exemption(month)))).toContain('"f_month":"01"');
    expect(JSON.stringify(writeDocument("E12Apogr", census(month)))).toContain('"f_month":"1"');
  });

  test("an empty array is a missing element", async () => {
    const { f_afm_ergodoti, f_aa } = card;
    const body = { Cards: { Card: [{ f_afm_ergodoti, f_aa, f_comments: "", Details: { CardDetails: [] } }] } };
    expect(await post("/Documents/WRKCardSE", body)).toEqual(
      refused("The element 'Details' has incomplete content. List of possible elements expected: 'CardDetails'."),
    );
  });
});

const branch = "Για το Παράρτημα: 0 \\n";
const notEmployed = "Δεν υπάρχει σχέση εργασίας στις ημερομηνίες που δηλώθηκαν.";

describe("an AFM", () => {
  test.for([
    ["123456783", true],
    ["234567897", true],
    ["099999999", true],
    [employerAfm, true],
    [employeeAfm, true],
    ["123456789", false],
    ["888888888", false],
    ["000000000", false],
  ] as const)("%s has a right check digit: %s", async ([f_afm, right]) => {
    mock.state.employees.length = 0;
    const problems = right ? [notEmployed] : ["Το ΑΦΜ δεν είναι έγκυρο.", notEmployed];
    expect(await postCard({ f_afm })).toEqual(refused(branch + problems.join("\\n")));
  });

  test("of another employer is refused", async () => {
    for (const f_afm_ergodoti of ["111111114", "111111111"])
      expect(await postCard({}, { f_afm_ergodoti })).toEqual(
        refused(`${branch}Το ΑΦΜ δεν αντιστοιχεί στον συνδεδεμένο εργοδότη.`),
      );
  });

  test("of an employee and of another company is checked in other documents, too", async () => {
    const transfer = (f_afm: string, f_transfer_company_afm: string): object => ({
      f_aa_pararthmatos: 0,
      f_ypiresia_sepe: "10001",
      f_ypiresia_oaed: "100001",
      f_kad_pararthmatos: "6201",
      f_kallikratis_pararthmatos: "10010101",
      f_eponymo: "Α",
      f_onoma: "Β",
      f_onoma_patros: "Γ",
      f_onoma_mitros: "Δ",
      f_birthdate: "1990-01-01",
      f_sex: 0,
      f_yphkoothta: "048",
      f_typos_taytothtas: "ΔΑΤ",
      f_ar_taytothtas: "ΑΒ123456",
      f_marital_status: 0,
      f_arithmos_teknon: 0,
      f_afm,
      f_epipedo_morfosis: "11",
      f_date_metabibashs: "2026-01-01",
      f_transfer_company_afm,
    });
    expect(await ergani.submit("WebE6M", transfer(employeeAfm, "123456783") as never)).toHaveLength(1);
    for (const [own, other] of [
      ["123456789", "123456783"],
      [employeeAfm, "123456789"],
    ] as const)
      await expect(ergani.submit("WebE6M", transfer(own, other) as never)).rejects.toMatchObject({
        status: 400,
        detail: "Για το Παράρτημα: 0\nΤο ΑΦΜ δεν είναι έγκυρο.",
      });
  });
});

describe("work cards", () => {
  const at = (f_type: "0" | "1", time: string): Promise<Answer> =>
    postCard({ f_type, f_date: `2026-01-01T${time}:00+02:00` });

  test("an employee goes out and comes back on one day", async () => {
    for (const [type, time] of [
      ["0", "08:00"],
      ["1", "12:00"],
      ["0", "13:00"],
      ["1", "17:00"],
    ] as const)
      expect((await at(type, time)).status).toBe(200);
    expect(mock.state.documents).toHaveLength(4);
    for (const [type, time, word] of [
      ["0", "13:00", "είσοδος"],
      ["1", "17:00", "έξοδος"],
    ] as const)
      expect(await at(type, time)).toEqual(refused(`${branch}Υπάρχει ήδη ${word} για τον εργαζόμενο.`));
    // The same instant in another form is the same punch; without an offset it is the clock in Athens.
    for (const f_date of ["2026-01-01T06:00:00Z", "2026-01-01T08:00:00.0000000"])
      expect((await postCard({ f_date })).status).toBe(400);
    expect(mock.state.documents).toHaveLength(4);
  });

  test("need an employee who is declared with a card", async () => {
    mock.state.employees.push({ afm: "123456783", WorkingCard: "ΟΧΙ (0)" });
    expect(await postCard({ f_afm: "123456783" })).toEqual(refused(`${branch}Χωρίς Ένδειξη Κάρτας Εργασίας.`));
  });

  test("take a reason of the list only", async () => {
    expect(await postCard({ f_aitiologia: "999" })).toEqual(refused(`${branch}Δεν βρέθηκε ο λόγος καθυστέρησης.`));
    expect((await postCard({ f_aitiologia: "003" })).status).toBe(200);
  });

  test("with a window, a reason is demanded after it and forbidden within it", async () => {
    const late = createErgani({ apiUrl: "https://timed.example/api", username, password, clock });
    const submit = (f_date: Date, f_aitiologia: string | null): Promise<unknown> =>
      late.submit("WRKCardSE", { ...card, Details: { CardDetails: { ...punch, f_date, f_aitiologia } } });
    const [then, now] = [new Date(clock.now() - 16 * minute), new Date(clock.now() - 14 * minute)];
    await expect(submit(then, null)).rejects.toThrow("εκτός του επιτρεπόμενου χρονικού ορίου");
    await expect(submit(now, "001")).rejects.toThrow("Δεν πρέπει να δηλώνεται λόγος καθυστέρησης");
    expect(await submit(then, "001")).toHaveLength(1);
    expect(await submit(now, null)).toHaveLength(1);
  });
});

describe("overtime and hiring", () => {
  const overtime = (f_afm: string, f_date: string) =>
    ({
      f_aa_pararthmatos: 0,
      Ergazomenoi: {
        ErgazomenoiWTO: {
          f_afm,
          f_eponymo: "Α",
          f_onoma: "Β",
          f_date,
          ErgazomenosAnalytics: { ErgazomenosWTOAnalytics: { f_type: "ΥΠ", f_from: "18:00", f_to: "20:00" } },
        },
      },
    }) as const;

  test("overtime is declared before it starts, or afterwards as such", async () => {
    await expect(ergani.submit("WTOOv", overtime(employeeAfm, "2025-12-31"))).rejects.toThrow(
      "Η υποβολή σας θεωρείται εκπρόθεσμη",
    );
    expect(await ergani.submit("WTOOv", overtime(employeeAfm, "2026-01-01"))).toHaveLength(1);
    expect(await ergani.submit("WTOOvA", overtime(employeeAfm, "2025-12-31"))).toHaveLength(1);
  });

  test("only of those who are employed", async () => {
    await expect(ergani.submit("WTOOv", overtime("123456783", "2026-01-01"))).rejects.toThrow(notEmployed);
    mock.state.employees.push({ afm: "123456783" });
    expect(await ergani.submit("WTOOv", overtime("123456783", "2026-01-01"))).toHaveLength(1);
  });
});

describe("services", () => {
  const call = (ServiceCode: string, parameters: Record<string, unknown> = {}): Promise<Answer> =>
    post("/WebServices/ExecuteService", {
      ServiceCode,
      Parameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
      })),
    });
  const malformed = refused("Service Code is not authenticate to specific User");

  test.for([
    ["EX_BASE_03", {}],
    ["EX_BASE_03", { Parameter: "" }],
    ["EX_BASE_03", { Parameter: null }],
    ["EX_BASE_03", { Parameter: "Nonsense" }],
    ["EX_BASE_04", { ReportYear: "2026" }],
    ["EX_BASE_04", { ReportYear: "2026", ReportMonth: "13" }],
    ["EX_BASE_04", { ReportYear: "26", ReportMonth: "1" }],
    ["EX_BASE_06", { afm: employeeAfm, protocol: "Α 1" }],
    ["EX_BASE_07", { Date: "01/12/2025" }],
    ["EX_BASE_07", { PararthmaAa: "main", Date: "01/12/2025" }],
    ["EX_BASE_09", {}],
  ] as const)("%s with %o is a malformed call", async ([code, parameters]) => {
    mock.state.granted.add("EX_BASE_04");
    expect(await call(code, parameters)).toEqual(malformed);
  });

  test.for([["20251201"], ["2025-12-01"], ["31/02/2025"]])(
    "EX_BASE_07 on %s is asked in the wrong form",
    async ([Date]) => {
      expect(await call("EX_BASE_07", { PararthmaAa: 0, Date })).toEqual(refused("Parameter Date Invalid Form"));
    },
  );

  test.for([["EX_BASE_07"], ["EX_BASE_08"]])("%s knows the months that are over, in Athens", async ([code]) => {
    const until = clock.now();
    // 22:00 UTC on New Year's Eve is midnight in Athens.
    const tooRecent = refused("Criteria doesn't meet requirements");
    try {
      clock.set(Date.UTC(2025, 11, 31, 21, 59));
      expect(await call(code!, { PararthmaAa: "0", Date: "31/12/2025" })).toEqual(tooRecent);
      clock.set(Date.UTC(2025, 11, 31, 22));
      expect((await call(code!, { PararthmaAa: "0", Date: "31/12/2025" })).status).toBe(200);
      expect(await call(code!, { PararthmaAa: "0", Date: "01/01/2026" })).toEqual(tooRecent);
    } finally {
      clock.set(until);
    }
  });

  test("one row is an object, many are an array, none is an empty one", async () => {
    const pararthma = async (): Promise<unknown> =>
      ((await call("EX_BASE_02")).body as { EX_BASE_02: { Pararthma: unknown } }).EX_BASE_02.Pararthma;
    expect(await pararthma()).toMatchObject({ Aa: "0" });
    expect(await ergani.service("EX_BASE_02")).toMatchObject([{ Aa: "0" }]);
    mock.state.branches.push({ Aa: "1", Address: null });
    expect(await pararthma()).toMatchObject([{ Aa: "0" }, { Aa: "1" }]);
    mock.state.branches.length = 0;
    expect(await pararthma()).toEqual([]);
    expect(await ergani.service("EX_BASE_02")).toEqual([]);
  });

  test("the diary pairs punches, over midnight too, and keeps those that have no other", async () => {
    const until = clock.now();
    const punches = [
      ["0", "2026-01-01T08:00:00+02:00"],
      ["1", "2026-01-01T12:00:00+02:00"],
      ["0", "2026-01-01T20:00:00+02:00"],
      ["1", "2026-01-02T00:30:00+02:00"],
      ["1", "2026-01-02T01:00:00+02:00"],
    ] as const;
    for (const [f_type, f_date] of punches) expect((await postCard({ f_type, f_date })).status).toBe(200);
    try {
      clock.set(Date.UTC(2026, 1, 10));
      const row = { Aa: "0", Afm: employeeAfm, Date: "2026-01-01T00:00:00+02:00" };
      expect(await ergani.service("EX_BASE_07", { PararthmaAa: 0, Date: "2026-01-01" })).toEqual([
        { ...row, HourFrom: "08:00", HourTo: "12:00", IsEndDateDifferentThanDate: "0" },
        { ...row, HourFrom: "20:00", HourTo: "00:30", IsEndDateDifferentThanDate: "1" },
        { ...row, HourFrom: null, HourTo: "01:00", IsEndDateDifferentThanDate: "1" },
      ]);
      expect(await ergani.service("EX_BASE_07", { PararthmaAa: 1, Date: "2026-01-01" })).toEqual([]);
      expect(await ergani.service("EX_BASE_07", { PararthmaAa: 0, Date: "2026-01-02" })).toEqual([]);
    } finally {
      clock.set(until);
    }
  });

  test("the lists of codes that the client knows are those that Ergani knows", async () => {
    const types = await ergani.service("EX_BASE_03", { Parameter: "WorkTimeType" });
    expect(types.map(({ Code }) => Code)).toContain("ΑΔΚΑΝ");
    expect(await ergani.service("EX_BASE_03", { Parameter: "Bank" })).toEqual([]);
  });
});

test("types of submissions have the ids of the test service", async () => {
  const types = await ergani.request("GET /Lookup/Submissions");
  expect(types).toHaveLength(documentCodes.length + 1);
  expect(types.find(({ code }) => code === "WRKCardSE")).toMatchObject({ id: 82 });
});
