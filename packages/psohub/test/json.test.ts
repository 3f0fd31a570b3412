import { createPsohub, id, type ProjectId } from "@tokens/psohub";
import { createPsohubMock, ids } from "@tokens/psohub/msw";
import fc from "fast-check";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const redirectUri = "https://app.example.com/callback";
const mock = createPsohubMock();
const server = setupServer(...mock.handlers);
const psohub = createPsohub(mock);
const api = `${mock.apiUrl}/rest/psohubapi/v1`;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  mock.reset();
  await psohub.tokens.save(mock.session(redirectUri));
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** What the client makes of a body. */
async function read(text: string): Promise<unknown> {
  server.use(
    http.get(`${api}/projects`, () => new HttpResponse(text, { headers: { "content-type": "application/json" } })),
  );
  const rows = await psohub.request("GET /projects");
  server.resetHandlers();
  return rows;
}

describe("13229323915872053, which a number cannot hold", () => {
  test("is read, filters, and is written", async () => {
    const project = id<ProjectId>("13229323915872053");
    const rows = await psohub.request("GET /projects");
    expect(rows.map(({ ProjectID }) => ProjectID)).toEqual([project, "13229323915872052"]);

    const hours = await psohub.request("GET /timesheets", { query: { projectid: project } });
    expect(hours.map(({ ProjectName }) => ProjectName)).toEqual(["Analytical Engine", "Analytical Engine"]);
    expect(new URL(mock.requests("GET /timesheets")[0]!.url).search).toBe("?projectid=13229323915872053");

    await psohub.request("PATCH /project", { body: { ProjectID: rows[0]!.ProjectID, Name: "Renamed" } });
    expect(mock.requests("PATCH /project")[0]!.body).toBe('{"ProjectID":13229323915872053,"Name":"Renamed"}');
    expect(mock.state.projects.map(({ Name }) => Name)).toEqual(["Renamed", "Difference Engine"]);
  });

  test("is a bare integer in the mock's responses, as PSOhub sends it", async () => {
    const text = await psohub.http.get("projects").text();
    expect(text).toContain('"ProjectID":13229323915872053,');
  });

  test('is written as text with ids: "string"', async () => {
    const texts = createPsohub({ ...mock, ids: "string" });
    await texts.tokens.save(mock.session(redirectUri));
    await texts.request("PATCH /project", { body: { ProjectID: ids.project } });
    expect(mock.requests("PATCH /project")[0]!.body).toBe('{"ProjectID":"13229323915872053"}');
  });
});

test("an id is read as text whether PSOhub writes a number or a string, however small it is", async () => {
  const [project] = await psohub.request("GET /projects");
  expect(project).toMatchObject({
    ProjectTypeID: "27584547717644289",
    ExternalDealID: "0",
    TotalProjectValue: 991.73553719,
  });
  expect(await psohub.http.get("projects").text()).toContain('"ProjectTypeID":"27584547717644289"');
});

test("digits inside a string stay as they are", async () => {
  expect(await read('[{"Name":"39406496739494241, \\"1\\":39406496739494241"}]')).toEqual([
    { Name: '39406496739494241, "1":39406496739494241' },
  ]);
  await psohub.request("POST /contact", { body: { FirstName: "39406496739494241" } });
  expect(mock.requests("POST /contact")[0]!.body).toBe('{"FirstName":"39406496739494241"}');
});

test("every 64-bit id is read and written without loss, at any depth", async () => {
  const bigId = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
  await fc.assert(
    fc.asyncProperty(bigId, fc.string(), async (value, name) => {
      const row = `{"Name":${JSON.stringify(name)},"ProjectID":${value},"Deep":[{"AccountID":${value}}]}`;
      expect(await read(`[${row}]`)).toEqual([
        { Name: name, ProjectID: String(value), Deep: [{ AccountID: String(value) }] },
      ]);
      await psohub.request("POST /timesheet", { body: { ProjectID: id<ProjectId>(value), Description: name } });
      expect(mock.requests("POST /timesheet").at(-1)!.body).toBe(
        `{"ProjectID":${value},"Description":${JSON.stringify(name)}}`,
      );
    }),
    { numRuns: 60 },
  );
});

test("JSON without long integers is read as JSON.parse reads it", async () => {
  const plain = fc.array(
    fc.dictionary(
      fc.string().filter((key) => !key.endsWith("ID")),
      fc.jsonValue({ maxDepth: 2 }).filter((value) => !/\d{16}|ID"/.test(JSON.stringify(value))),
    ),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(plain, async (rows) => {
      const text = JSON.stringify(rows);
      expect(await read(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 60 },
  );
});

test("id() rejects numbers, and text that is not an id", () => {
  expect(id(13229323915872053n)).toBe("13229323915872053");
  for (const bad of ["", "1e3", "-1", "01", "12 ", "99999999999999999999"]) expect(() => id(bad)).toThrow(TypeError);
  expect(() => id(7 as never)).toThrow(/not 7/);
});

test("a runtime that would change ids is rejected", () => {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(JSON, "rawJSON")!;
  Object.defineProperty(JSON, "rawJSON", { ...rest, value: undefined });
  try {
    expect(() => createPsohub(mock)).toThrow(/ids beyond 2\^53 would be changed: use Node 22/);
  } finally {
    Object.defineProperty(JSON, "rawJSON", { ...rest, value: value as unknown });
  }
});
