import { createErgani, OutcomeUnknownError } from "@tokens/ergani";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox, ProviderServer } from "../src/index.ts";
import { phpClient, pythonClient, Refused, type Account, type Receipt } from "./ergani-clients.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;
let server: ProviderServer;
let account: Account;

beforeAll(async () => {
  sandbox = await start();
  server = sandbox.server("ergani");
  account = server.credentials as Record<keyof Account, string>;
});
beforeEach(() => server.reset());
afterAll(() => sandbox.close());

interface Company {
  readonly employer: string;
  readonly employee: { readonly afm: string; readonly Eponimo: string; readonly Onoma: string };
}

async function php(): Promise<ReturnType<typeof phpClient>> {
  const client = phpClient(account);
  await client.login();
  return client;
}

/** Who the account's employer is, and whom it employs. */
async function company(): Promise<Company> {
  const client = await php();
  const { Ergodotis } = (await client.service("EX_BASE_01")) as { Ergodotis: { Afm: string } };
  const { Cur } = (await client.service("EX_BASE_05")) as { Cur: Company["employee"] };
  return { employer: Ergodotis.Afm, employee: Cur };
}

const dayOf = ({ submitted: { year, month, day } }: Receipt): number => year * 10_000 + month * 100 + day;

async function refusal(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refused);
  const { status, message } = error as Refused;
  return { status, message };
}

/** A card with one punch, as both clients send it, in the order that the schema wants; `rest` is what they write differently. */
const cardOf = ({ employer, employee }: Company, f_type: "0" | "1", rest: object): unknown => ({
  Cards: {
    Card: [
      {
        f_afm_ergodoti: employer,
        f_aa: 0,
        f_comments: "",
        Details: {
          CardDetails: [
            {
              f_afm: employee.afm,
              f_eponymo: employee.Eponimo,
              f_onoma: employee.Onoma,
              f_type,
              f_reference_date: "2024-09-25",
              ...rest,
            },
          ],
        },
      },
    ],
  },
});

describe("oxygen-ergani", () => {
  /** A card as its documentation shows it: an offset with its colon, a blank reason. */
  const card = (staff: Company, f_type: "0" | "1", time: string, details: object = {}): unknown =>
    cardOf(staff, f_type, { f_date: `2024-09-25T${time}:00.000+03:00`, f_aitiologia: "", ...details });

  test("logs in as user type 01 and reads four fields; another type is refused in a bare string", async () => {
    const client = phpClient(account);
    expect(await client.login()).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      accessTokenExpired: 10_800,
      refreshToken: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) as string,
      refreshTokenExpired: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+0[23]:00$/) as string,
    });
    for (const userType of ["02", "03"] as const)
      expect(await refusal(client.login(userType))).toEqual({
        status: 401,
        message: expect.stringMatching(/\S/) as string,
      });
  });

  test("lists the types of submissions", async () => {
    const list = await (await php()).submissions();
    expect(list.find(({ code }) => code === "WRKCardSE")).toEqual({
      id: 82,
      code: "WRKCardSE",
      description: expect.any(String) as string,
    });
    expect(list.every(({ id }) => Number.isInteger(id))).toBe(true);
  });

  test("submits cards in, out and in again on one day; a repeat is refused", async () => {
    const client = await php();
    const staff = await company();
    const submit = (type: "0" | "1", time: string): Promise<Receipt[]> =>
      client.submit("WRKCardSE", card(staff, type, time));
    const receipts = [await submit("0", "08:00"), await submit("1", "12:00"), await submit("0", "13:00")].flat();
    expect(receipts.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(receipts.map(({ protocol }) => protocol)).toEqual(["ΕΥΣ1", "ΕΥΣ2", "ΕΥΣ3"]);
    expect(await refusal(submit("0", "13:00"))).toEqual({
      status: 400,
      message: "Για το Παράρτημα: 0 \\nΥπάρχει ήδη είσοδος για τον εργαζόμενο.",
    });
    expect(await refusal(submit("1", "12:00"))).toMatchObject({
      message: expect.stringContaining("Υπάρχει ήδη έξοδος"),
    });
  });

  test.for([
    ["of nobody here", "123456783", "Δεν υπάρχει σχέση εργασίας στις ημερομηνίες"],
    ["with a wrong check digit", "123456789", "Το ΑΦΜ δεν είναι έγκυρο."],
    ["of eight digits", "12345678", "The 'f_afm' element is invalid"],
  ] as const)("a card with an AFM %s is refused", async ([, f_afm, message]) => {
    const client = await php();
    const body = card(await company(), "0", "08:00", { f_afm });
    expect(await refusal(client.submit("WRKCardSE", body))).toEqual({
      status: 400,
      message: expect.stringContaining(message) as string,
    });
  });

  test("a card of another employer is refused in the Ministry's words", async () => {
    const client = await php();
    const body = card({ ...(await company()), employer: "111111114" }, "0", "08:00");
    expect(await refusal(client.submit("WRKCardSE", body))).toEqual({
      status: 400,
      message: "Για το Παράρτημα: 0 \\nΤο ΑΦΜ δεν αντιστοιχεί στον συνδεδεμένο εργοδότη.",
    });
  });

  test("reads the PDF of a card by its protocol and day, as JSON around base64", async () => {
    const client = await php();
    const [receipt] = await client.submit("WRKCardSE", card(await company(), "0", "08:00"));
    const contents = JSON.parse(await client.pdf("WRKCardSE", receipt!.protocol, dayOf(receipt!))) as {
      message: null;
      document: string;
    };
    expect(contents.message).toBeNull();
    expect(atob(contents.document)).toMatch(/^%PDF-/);
    expect(await refusal(client.pdf("WRKCardSE", receipt!.protocol, dayOf(receipt!) + 1))).toEqual({
      status: 400,
      message: "No objects found",
    });
  });

  /** A leave of one day: `WorkTimeLeave` writes dates as dd/mm/yyyy, and days as three digits. */
  const leave = ({ employee }: Company): unknown => ({
    WTOS: {
      WTO: [
        {
          f_aa_pararthmatos: 0,
          f_rel_protocol: "",
          f_rel_date: "",
          f_comments: "",
          f_from_date: "",
          f_to_date: "",
          Ergazomenoi: {
            ErgazomenoiWTO: [
              {
                f_afm: employee.afm,
                f_eponymo: employee.Eponimo,
                f_onoma: employee.Onoma,
                f_date: "28/09/2026",
                ErgazomenosAnalytics: {
                  ErgazomenosWTOAnalytics: [
                    { f_type: "ΑΔΚΑΝ", f_from: "", f_to: "", f_year: "2026", f_req_days: "020" },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
  });

  test("cancels a leave once: then neither its PDF nor another cancellation finds it", async () => {
    const client = await php();
    const [receipt] = await client.submit("WTOLeave", leave(await company()));
    const { protocol } = receipt!;
    expect(protocol).toBe("ΑΚ - ΟΡ1");
    expect(await client.pdf("WTOLeave", protocol, dayOf(receipt!))).toContain('"message":null');
    const notFound = { status: 400, message: "No objects found" };
    // The type is the code, not the id of the list.
    expect(await refusal(client.cancel("84", protocol, dayOf(receipt!)))).toEqual(notFound);
    expect(await client.cancel("WTOLeave", protocol, dayOf(receipt!))).toBe(true);
    expect(await refusal(client.cancel("WTOLeave", protocol, dayOf(receipt!)))).toEqual(notFound);
    expect(await refusal(client.pdf("WTOLeave", protocol, dayOf(receipt!)))).toEqual(notFound);
  });

  test("a card cannot be cancelled", async () => {
    const client = await php();
    const [receipt] = await client.submit("WRKCardSE", card(await company(), "0", "08:00"));
    expect(await refusal(client.cancel("WRKCardSE", receipt!.protocol, dayOf(receipt!)))).toEqual({
      status: 400,
      message: "No objects found",
    });
  });

  test("meets its known slips as at the Ministry", async () => {
    const client = await php();
    const staff = await company();
    // Its README leaves the key of the reason out.
    const { Cards } = card(staff, "0", "08:00", { f_aitiologia: undefined }) as { Cards: object };
    expect(await refusal(client.submit("WRKCardSE", { Cards }))).toEqual({
      status: 400,
      message: "The element 'CardDetails' has incomplete content. List of possible elements expected: 'f_aitiologia'.",
    });
    // It sends overtime in the envelope of a document that is gone.
    expect(await refusal(client.submit("WTOOv", { Overtimes: { Overtime: [] } }))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^The element 'Document' has/) as string,
    });
    // A single branch is no list, on which its branch service fails.
    expect(await client.service("EX_BASE_02")).toMatchObject({ Pararthma: { Aa: "0" } });
    // A code list needs its name; what is missing reads like a lack of rights.
    expect(await refusal(client.service("EX_BASE_03"))).toEqual({
      status: 400,
      message: "Service Code is not authenticate to specific User",
    });
    expect(await client.service("EX_BASE_03", { Parameter: "WorkCardDelayReason" })).toMatchObject({
      Param: [{ Code: "001" }, { Code: "002" }, { Code: "003" }],
    });
    // The diary: the branch is a number in JSON, the day dd/mm/yyyy, the month over.
    await client.submit("WRKCardSE", card(staff, "0", "08:00"));
    await client.submit("WRKCardSE", card(staff, "1", "16:00"));
    expect(await client.service("EX_BASE_07", { PararthmaAa: 0, Date: "25/09/2024" })).toEqual({
      RealWorking: {
        Aa: "0",
        Afm: staff.employee.afm,
        Date: "2024-09-25T00:00:00+03:00",
        HourFrom: "08:00",
        HourTo: "16:00",
        IsEndDateDifferentThanDate: "0",
      },
    });
  });

  test("refreshes when told that its token has expired, and logs out", async () => {
    const client = await php();
    server.expire();
    expect(await refusal(client.submissions())).toEqual({ status: 401, message: "token expired" });
    await client.refresh();
    expect(await client.submissions()).not.toHaveLength(0);
    expect(await client.logout()).toBe(true);
    expect(await refusal(client.refresh())).toMatchObject({ status: 401 });
    // The access token goes on working until it expires.
    expect(await client.submissions()).not.toHaveLength(0);
  });
});

describe("ergani-python-sdk", () => {
  /** A card as its models serialize it: datetimes without a zone have none, with one they lack the colon. */
  const card = (staff: Company, f_type: "0" | "1", time: string, zone = ""): unknown =>
    cardOf(staff, f_type, { f_date: `2024-09-25T${time}:00.000000${zone}`, f_aitiologia: null });

  test("submits cards in, out and in again on one day, logging in before each", async () => {
    const staff = await company();
    server.reset();
    const python = pythonClient(account);
    const submit = (type: "0" | "1", time: string): Promise<Receipt[]> =>
      python.submit("/Documents/WRKCardSE", card(staff, type, time));
    const receipts = [await submit("0", "08:00"), await submit("1", "12:00"), await submit("0", "13:00")].flat();
    expect(receipts.map(({ protocol }) => protocol)).toEqual(["ΕΥΣ1", "ΕΥΣ2", "ΕΥΣ3"]);
    expect(await refusal(submit("0", "13:00"))).toMatchObject({
      status: 400,
      message: expect.stringContaining("Υπάρχει ήδη είσοδος") as string,
    });
    expect(server.stats()).toEqual({ tokenRequests: { login: 4 }, reuses: 0, apiCalls: 4 });
  });

  test("several punches of several branches are one submission with a receipt for each branch", async () => {
    const staff = await company();
    const [one, two] = [card(staff, "0", "08:00"), card(staff, "1", "16:00")].map(
      (body) => (body as { Cards: { Card: object[] } }).Cards.Card[0]!,
    );
    const receipts = await pythonClient(account).submit("/Documents/WRKCardSE", {
      Cards: { Card: [one, two] },
    });
    expect(receipts.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("a rejected AFM is the message of its error", async () => {
    const { employer, employee } = await company();
    const python = pythonClient(account);
    const body = card({ employer, employee: { ...employee, afm: "123456789" } }, "0", "08:00");
    expect(await refusal(python.submit("/Documents/WRKCardSE", body))).toEqual({
      status: 400,
      message:
        "Για το Παράρτημα: 0 \\nΤο ΑΦΜ δεν είναι έγκυρο.\\nΔεν υπάρχει σχέση εργασίας στις ημερομηνίες που δηλώθηκαν.",
    });
  });

  test("a datetime with a zone is no xs:dateTime, since its offset has no colon", async () => {
    const python = pythonClient(account);
    const body = card(await company(), "0", "08:00", "+0300");
    expect(await refusal(python.submit("/Documents/WRKCardSE", body))).toEqual({
      status: 400,
      message: expect.stringMatching(
        /^The 'f_date' element is invalid - .* is not a valid DateTime value\.$/,
      ) as string,
    });
  });

  test("submits a schedule with dates as dd/mm/yyyy, and lists services", async () => {
    const { employee } = await company();
    const python = pythonClient(account);
    const day = {
      f_afm: employee.afm,
      f_eponymo: employee.Eponimo,
      f_onoma: employee.Onoma,
      f_date: "28/09/2026",
      ErgazomenosAnalytics: { ErgazomenosWTOAnalytics: [{ f_type: "ΤΗΛ", f_from: "09:00", f_to: "17:00" }] },
    };
    const schedule = {
      f_aa_pararthmatos: 0,
      f_rel_protocol: "",
      f_rel_date: "",
      f_comments: "",
      f_from_date: "",
      f_to_date: "",
      Ergazomenoi: { ErgazomenoiWTO: [day] },
    };
    const receipts = await python.submit("/Documents/WTODaily", { WTOS: { WTO: [schedule] } });
    expect(receipts).toHaveLength(1);
    expect(await python.get("/WebServices/ServicesList")).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: "EX_BASE_01", parameters: [] })]),
    );
  });

  test("a wrong password is the text of a bare string", async () => {
    const python = pythonClient({ ...account, password: "wrong" });
    expect(await refusal(python.get("/Lookup/Submissions"))).toEqual({
      status: 401,
      message: expect.stringMatching(/κωδικός/) as string,
    });
  });
});

describe("@tokens/ergani", () => {
  test("goes on with a pair of tokens of another program, and logs it out at Ergani", async () => {
    const other = await php();
    const { environment } = server.credentials as Record<"environment", string>;
    const { accessToken, refreshToken } = other.tokens;
    const ergani = createErgani({ apiUrl: environment, accessToken, refreshToken });
    expect(await ergani.service("EX_BASE_02")).toMatchObject([{ Aa: "0" }]);
    await ergani.tokens.logout();
    expect(server.log().at(-1)).toMatchObject({ method: "POST", path: "/WebservicesAPI/api/Authentication/Logout" });
    expect(await refusal(other.refresh())).toMatchObject({ status: 401 });
  });

  test("a submission that meets a fault has an unknown outcome, and is looked up afterwards", async () => {
    const { environment, username, password } = server.credentials as Record<
      "environment" | "username" | "password",
      string
    >;
    const { employer, employee } = await company();
    const ergani = createErgani({ apiUrl: environment, username, password });
    const card = (time: string) => ({
      f_afm_ergodoti: employer,
      f_aa: 0,
      Details: {
        CardDetails: {
          f_afm: employee.afm,
          f_eponymo: employee.Eponimo,
          f_onoma: employee.Onoma,
          f_type: "0" as const,
          f_reference_date: "2024-09-25",
          f_date: `2024-09-25T${time}:00+03:00`,
        },
      },
    });
    await ergani.submit("WRKCardSE", card("08:00"));
    for (const fault of [{ kind: "drop" }, { kind: "html", status: 502 }, { kind: "status" }] as const) {
      server.fault({ ...fault, on: "api" });
      await expect(ergani.submit("WRKCardSE", card("09:00"))).rejects.toBeInstanceOf(OutcomeUnknownError);
    }
    expect((await ergani.lookUpCards([card("08:00"), card("09:00")])).map(({ outcome }) => outcome)).toEqual([
      "recorded",
      "absent",
    ]);
  });
});
