import { readFile } from "node:fs/promises";
import { createErgani, documentCodes, InvalidDocumentError, writeDocument, type DocumentCode } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { card } from "./support.ts";

const clock = testClock();
const mock = createErganiMock({ clock });
const server = setupServer(...mock.handlers);
const { username, password } = mock;
let ergani = createErgani({ environment: "production", username, password, clock });

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  ergani = createErgani({ environment: "production", username, password, clock });
});
afterAll(() => server.close());

interface Line {
  readonly depth: number;
  readonly name: string;
  readonly many: boolean;
  readonly mark: string;
}

/** The committed list of fields, by document: an independent account of the schemas. */
const list = (await readFile(new URL("documents.txt", import.meta.url), "utf8")).trimEnd().split("\n");
const sheet = new Map<string, { root: string; lines: Line[] }>();
for (const line of list) {
  const [, indent = "", name = "", many, mark = ""] = /^( *)(\w+)(\[\])?([!?]?)/.exec(line)!;
  if (indent === "") sheet.set(name, { root: line.split(" ")[1]!, lines: [] });
  else [...sheet.values()].at(-1)!.lines.push({ depth: indent.length / 2, name, many: many !== undefined, mark });
}

const candidates = [
  "0",
  "1",
  "2",
  "5",
  "11",
  "01",
  "1111",
  "111",
  "11111",
  "111111",
  "11111111",
  "888888880",
  "11111111411",
  "2026",
  "ΕΡΓ",
  "01/02/2026",
  "2026-02-01",
  "08:00",
  "1,00",
  "40,0",
  "2026-02-01T08:00:00+02:00",
  "AAAA",
];

type Row = { [name: string]: unknown };

/** A row with a fitting value in every field, in the order of the list, or reversed. */
function example(code: string, reversed: boolean): Row {
  const { lines } = sheet.get(code)!;
  let at = 0;
  const group = (depth: number): Row => {
    const entries: [string, unknown][] = [];
    while (lines[at]?.depth === depth) {
      const { name, many } = lines[at++]!;
      if (lines[at]?.depth === depth + 1) {
        const inner = group(depth + 1);
        entries.push([name, many ? [inner] : inner]);
      } else entries.push([name, undefined]);
    }
    return Object.fromEntries(reversed ? entries.toReversed() : entries);
  };
  const [rows] = Object.values(group(1)) as Row[][];
  return rows![0]!;
}

/** Fills a row with values that the document takes, found by trying. */
function filled(code: DocumentCode, row: Row): Row {
  let pending = candidates.length;
  const visit = (
    node: unknown,
    set: (value: string) => void,
    path: string,
    wrong: ReadonlySet<string>,
    index: number,
  ): void => {
    if (node === undefined || typeof node === "string") {
      if (node === undefined || wrong.has(path)) set(candidates[index]!);
    } else if (Array.isArray(node))
      node.forEach((member, at) => visit(member, () => undefined, `${path}[${at}]`, wrong, index));
    else
      for (const [name, member] of Object.entries(node as Row))
        visit(member, (value) => ((node as Row)[name] = value), `${path}.${name}`, wrong, index);
  };
  const { root, lines } = sheet.get(code)!;
  for (let index = 0; pending-- > 0; index++) {
    let wrong = new Set<string>();
    try {
      writeDocument(code, row);
      if (index > 0) return row;
    } catch (error) {
      wrong = new Set(
        (error as InvalidDocumentError).problems.map((problem) => problem.slice(0, problem.indexOf(": "))),
      );
    }
    visit(row, () => undefined, `${root}.${lines[0]!.name}[0]`, wrong, index);
  }
  writeDocument(code, row);
  return row;
}

function names(value: unknown): string[] {
  if (Array.isArray(value)) return names(value[0]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...names(member)]);
}

test("35 of 35 documents are known", () => {
  expect(documentCodes).toHaveLength(35);
  expect(documentCodes.toSorted()).toEqual([...sheet.keys()].toSorted());
});

test("the types have the same fields", async () => {
  const files = ["models-shared", "models", "models-starts", "models-ends", "models-changes"].map(
    (name) => new URL(`../src/documents/${name}.ts`, import.meta.url),
  );
  const source = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
  const interfaces = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of source.split("\n")) {
    const start = /^export interface (\w+)(?: extends (.+))? \{/.exec(line);
    if (start)
      interfaces.set(start[1]!, (current = (start[2] ?? "").split(", ").flatMap((name) => interfaces.get(name) ?? [])));
    const field = /^ +readonly (\w+)\??:/.exec(line);
    if (field) current.push(field[1]!);
  }
  const documents = source.slice(source.indexOf("export interface Documents"));
  for (const [code, { lines }] of sheet) {
    const name = new RegExp(`readonly "?${code}"?: (\\w+);`).exec(documents)![1]!;
    // Parts that several documents share stand first in a type, whatever their place on the wire.
    expect(interfaces.get(name)!.toSorted()).toEqual(
      lines
        .slice(1)
        .map((line) => line.name)
        .toSorted(),
    );
  }
});

describe.for(documentCodes.map((code) => [code] as const))("%s", ([code]) => {
  test("keys are in the order of the schema, whatever the caller's order, blanks included", async () => {
    const { root, lines } = sheet.get(code)!;
    const row = filled(code, example(code, true));
    expect(names(writeDocument(code, row))).toEqual([root, ...lines.map(({ name }) => name)]);
    if (code === "WRKCardSE") return;
    await ergani.submit(code, row as never);
    expect(
      names(
        mock.requests(`POST /Documents/${code}`)[0] && JSON.parse(mock.requests(`POST /Documents/${code}`)[0]!.body),
      ),
    ).toEqual([root, ...lines.map(({ name }) => name)]);
  });

  test("a missing required field is named, and nothing is sent", async () => {
    await expect(ergani.submit(code, {} as never)).rejects.toThrow(InvalidDocumentError);
    await expect(ergani.submit(code, {} as never)).rejects.toThrow(/is required|takes an object/);
    expect(mock.requests()).toHaveLength(0);
  });

  test("the mock refuses keys in another order, and missing keys", async () => {
    const token = await ergani.tokens.accessToken();
    const { root, lines } = sheet.get(code)!;
    const row = filled(code, example(code, false));
    const post = async (sent: object): Promise<string> =>
      (
        await fetch(`https://eservices.yeka.gr/WebservicesAPI/api/Documents/${code}`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ [root]: { [lines[0]!.name]: [sent] } }),
        })
      ).text();
    expect(await post(Object.fromEntries(Object.entries(row).toReversed()))).toContain("has invalid child element");
    expect(await post({})).toContain("has incomplete content");
  });
});

test("a work card without f_aitiologia is sent with null, and refused without the key", async () => {
  await ergani.submit("WRKCardSE", card);
  const [request] = mock.requests("POST /Documents/WRKCardSE");
  expect(request!.body).toContain('"f_aitiologia":null');
  expect(request!.body).toContain('"f_comments":""');
  const body = JSON.parse(request!.body.replace(',"f_aitiologia":null', "")) as object;
  await expect(ergani.request("POST /Documents/WRKCardSE", { body: body as never })).rejects.toMatchObject({
    status: 400,
    detail: "The element 'CardDetails' has incomplete content. List of possible elements expected: 'f_aitiologia'.",
  });
});
