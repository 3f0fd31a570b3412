import {
  createPodio,
  defineApp,
  f,
  itemsOf,
  printDefinition,
  writeFields,
  type AppField,
  type PodioClient,
} from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  podio = createPodio({ ...mock, http: { retry: 0 } }).app(111, mock.appTokens[111]);
});
afterAll(() => server.close());

const bugs = defineApp(111, {
  title: f.text({ required: true }),
  number: f.number(),
  category: f.category({ options: [1, 2] }),
  question: f.question(),
  date: f.date(),
  app: f.app(),
  contact: f.contact(),
  money: f.money(),
  progress: f.progress(),
  duration: f.duration(),
  location: f.location(),
  embed: f.embed(),
  image: f.image(),
  file: f.file(),
  phone: f.phone(),
  email: f.email(),
  tag: f.tag(),
  calculation: f.calculation(),
  state: f.state(),
  video: f.video(),
  media: f.media(),
  member: f.member(),
  separator: f.separator(),
});

/** A type of field that nobody knows yet. */
function addHologram(): void {
  const field = { field_id: 11_199, external_id: "hologram", type: "hologram", label: "Hologram", status: "active" };
  (mock.state.apps[0]!.fields as AppField[]).push(field);
  mock.state.items[0]!.fields.push({ ...field, values: [{ value: { depth: 3 } }] });
}

describe("reading fields", () => {
  test("decimals stay text, options keep their text, calculations are read", async () => {
    const { fields, title, revision, external_id } = await itemsOf(podio, bugs).get(555);
    expect([title, revision, external_id]).toEqual(["Wheel squeaks", 0, "ext-111"]);
    expect(fields.number).toEqual([{ value: "123.5600" }]);
    expect(fields.category?.[0]?.value.text).toBe("Open");
    expect(fields.calculation).toEqual([{ value: "1234.5600" }]);
    expect(fields.date?.[0]?.start_utc).toBe("2026-01-05 08:00:00");
    expect(fields.question).toBeUndefined();
  });

  test("a field of an unknown type stays in raw, and is no error", async () => {
    addHologram();
    const { raw } = await itemsOf(podio, bugs).get(555);
    expect(raw.fields.find(({ type }) => type === "hologram")?.values).toEqual([{ value: { depth: 3 } }]);
    const items = itemsOf(podio, bugs);
    await items.update(555, { title: "An item with unknown fields can be saved" });
    expect((await items.get(555)).raw.fields.some(({ type }) => type === "hologram")).toBe(true);
  });

  test("a field may be named by its id", async () => {
    const byId = itemsOf(podio, defineApp(111, { heading: f.text({ id: 11_100 }) }));
    expect((await byId.get(555)).fields.heading).toEqual([{ value: "Wheel squeaks" }]);
    await byId.update(555, { heading: "Changed" });
    expect(JSON.parse(mock.requests("PUT /item/{item_id}")[0]!.body)).toEqual({ fields: { 11100: "Changed" } });
  });
});

describe("writing fields", () => {
  test("every type of field is written and read back", async () => {
    const items = itemsOf(podio, bugs);
    const when = new Date("2026-03-04T05:06:07.890Z");
    const id = await items.create({
      title: "All",
      number: "12.5000",
      category: [1, 2],
      question: "Closed",
      date: { start: when, end: "2026-03-05 00:00:00" },
      app: 555,
      contact: [811, { type: "mail", id: "ada@example.com" }],
      money: { value: 0, currency: "EUR" },
      progress: 0,
      duration: 0,
      location: ["Copenhagen", { value: "Århus", lat: 56.1, lng: 10.2 }],
      embed: { embed: 91 },
      image: 701,
      file: [701],
      phone: [{ type: "mobile", value: "+45 1" }],
      email: [{ type: "home", value: "a@example.com" }],
      tag: [{ value: "urgent" }],
      state: "DK",
      video: 1,
      media: 2,
      member: 3,
    });
    const { fields } = await items.get(id);
    expect(when.toISOString()).toBe("2026-03-04T05:06:07.890Z");
    expect(fields.date?.[0]).toMatchObject({ start_utc: "2026-03-04 05:06:07", end_utc: "2026-03-05 00:00:00" });
    expect(fields.category?.map(({ value }) => value.id)).toEqual([1, 2]);
    expect(fields.question?.[0]?.value.id).toBe(2);
    expect(fields.money).toEqual([{ value: "0.0000", currency: "EUR" }]);
    expect(fields.location?.map(({ value }) => value)).toEqual(["Copenhagen", "Århus"]);
    expect(fields.app?.[0]?.value.item_id).toBe(555);
    expect(Object.keys(fields).toSorted()).toEqual(
      Object.keys(bugs.schema)
        .filter((name) => name !== "calculation" && name !== "separator")
        .toSorted(),
    );
  });

  test('0 and "0" are values, not a way to clear a field', () => {
    const zeros = { number: 0, progress: 0, duration: 0, title: "0", money: { value: "0", currency: "EUR" } };
    expect(writeFields(bugs, zeros)).toEqual(zeros);
  });

  test("a date that was read is written back unchanged, whatever zone it was read in", async () => {
    const items = itemsOf(podio, bugs);
    for (const date of [
      undefined,
      { start: "2026-07-01", end: null },
      { start: "2026-07-01", end: "2026-07-03" },
      { start: "2026-07-01 23:30:00", end: "2026-07-02 00:30:00" },
      { start: "2026-07-01 23:30:00", end: "2026-07-02" },
    ]) {
      if (date) await items.update(555, { date });
      const [read] = (await items.get(555)).fields.date!;
      await items.update(555, { date: read });
      expect((await items.get(555)).fields.date).toEqual([read]);
    }
  });

  test("null clears a field, undefined leaves it alone, and nothing else is sent", async () => {
    const items = itemsOf(podio, bugs);
    await items.update(555, { number: null, money: undefined, title: "New" });
    expect(JSON.parse(mock.requests("PUT /item/{item_id}")[0]!.body)).toEqual({ fields: { number: [], title: "New" } });
    const { fields } = await items.get(555);
    expect([fields.number, fields.money?.[0]?.value]).toEqual([undefined, "99.0000"]);
  });

  test("a calculation is rejected before Podio refuses the whole save", () => {
    expect(() => writeFields(bugs, { calculation: 3 })).toThrow(
      /"calculation" is a calculation, which cannot be written/,
    );
    expect(() => writeFields(bugs, { nope: 3 })).toThrow(/App 111 has no field "nope"/);
    expect(() => writeFields(bugs, { toString: 3 })).toThrow(/has no field "toString"/);
  });

  test.for([
    "2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05",
    "2026-1-2",
    "2026-02-30",
    "2026-01-02 25:00:00",
    "tomorrow",
    "",
    new Date("nonsense"),
    1_767_225_600_000,
    { end: "2026-01-01" },
    { start: "2026-01-02T03:04:05Z" },
    { start: "2026-01-02", end: "soon" },
  ])("the date %j is rejected, it does not clear the field", (date) => {
    expect(() => writeFields(bugs, { date })).toThrow(/"date" is a date field: give it a Date, "YYYY-MM-DD HH:MM:SS"/);
  });

  test.for<[unknown, object]>([
    [new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), { start_utc: "2026-01-02 03:04:05" }],
    ["2026-01-02 03:04:05", { start_utc: "2026-01-02 03:04:05" }],
    ["2026-01-02", { start_date: "2026-01-02" }],
    [
      { start: "2026-01-02", end: "2026-01-03" },
      { start_date: "2026-01-02", end_date: "2026-01-03" },
    ],
    [
      { start_date: "2026-01-02", end_date: null },
      { start_date: "2026-01-02", end_date: null },
    ],
    [{ start_utc: "2026-01-02 03:04:05" }, { start_utc: "2026-01-02 03:04:05" }],
  ])("the date %j is written", ([date, written]) => {
    expect(writeFields(bugs, { date })).toEqual({ date: written });
  });

  test.for<[string, unknown]>([
    ["number", Number.NaN],
    ["number", "12,5"],
    ["progress", 101],
    ["duration", 1.5],
    ["title", 7],
    ["money", { value: 1 }],
    ["money", 7],
    ["app", "ada@example.com"],
    ["contact", "ada@example.com"],
    ["contact", { type: "mail", id: 7 }],
    ["embed", { url: "https://example.com" }],
    ["phone", ["+45 1"]],
    ["location", ""],
  ])("%s rejects %j", ([name, value]) => {
    expect(() => writeFields(bugs, { [name]: value })).toThrow(new RegExp(`^"${name}" is a \\w+ field: give it`));
  });
});

describe("optimistic locking", () => {
  test("an update from a stale revision is a conflict, and changes nothing", async () => {
    const items = itemsOf(podio, bugs);
    const { revision } = await items.get(555);
    expect((await items.update(555, { title: "First" }, { revision })).revision).toBe(1);
    await expect(items.update(555, { title: "Second" }, { revision })).rejects.toMatchObject({
      name: "PodioError",
      status: 409,
    });
    expect((await items.get(555)).title).toBe("First");
  });
});

test("printDefinition() writes a definition from the app", async () => {
  addHologram();
  const text = printDefinition(await podio.request("GET /app/{app_id}", { app_id: 111 }));
  expect(text).toContain("export const bugs = defineApp(111, {");
  expect(text).toContain("  title: f.text({ required: true }),");
  expect(text).toContain("category: f.category({ options: [1, 2] }),");
  expect(text).toContain("; several values; 1: Open; 2: Closed */");
  expect(text).toContain("calculation: f.calculation(),");
  expect(text).toContain("// hologram (11199) has the type hologram: read it from raw.");
  expect(
    printDefinition({
      app_id: 7,
      config: { name: "*/ evil" },
      fields: [{ field_id: 1, external_id: "it's a-field", type: "tel", config: { label: "*/ a\nb" } }],
    }),
  ).toBe(`import { defineApp, f } from "@tokens/podio";

/** * / evil */
export const evil = defineApp(7, {
  /** * / a b */
  "it's a-field": f.phone(),
});
`);
});
