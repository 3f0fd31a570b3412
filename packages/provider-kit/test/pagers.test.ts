import { cursorPager, linkPager, offsetPager, pageNumberPager, singlePage, type Paging } from "@tokens/provider-kit";
import { describe, expect, test } from "vitest";

const none = new Headers();
const link = (value: string): Headers => new Headers({ link: value });
const next = (paging: Paging, page: unknown, query = {}, headers = none): unknown => paging.next(page, query, headers);

interface Page {
  readonly rows: readonly number[];
  readonly after?: string | number | null;
}

test.for([
  singlePage(),
  cursorPager({ parameter: "after", cursor: () => "7" }),
  offsetPager(),
  pageNumberPager(),
  linkPager(),
])("a page is its own rows when it is an array", (paging) => {
  expect(paging.items([1, 2], "GET /things")).toEqual([1, 2]);
  expect(paging.items({ rows: [1, 2] }, "GET /things")).toEqual([]);
  expect(paging.items(undefined, "GET /things")).toEqual([]);
});

test("a single page has no next one", () => {
  expect(next(singlePage(), [1, 2])).toBeUndefined();
});

describe("a cursor", () => {
  const paging = cursorPager({
    parameter: "after",
    cursor: (page) => (page as Page).after,
    items: (page) => (page as Page).rows,
  });

  test.for([["b"], [0], [13]])("%j is sent in its parameter beside the rest of the query", ([after]) => {
    expect(next(paging, { rows: [1], after }, { size: 2, after: "a" })).toEqual({ size: 2, after });
  });

  test.for([[undefined], [null], [""]])("%j ends the list", ([after]) => {
    expect(next(paging, { rows: [1], after })).toBeUndefined();
  });

  test("is read beside the rows", () => {
    expect(paging.items({ rows: [1, 2] }, "GET /things")).toEqual([1, 2]);
  });
});

describe("a cursor given by its path", () => {
  test.for<[string, unknown, unknown]>([
    ["next", { next: "b" }, "b"],
    ["meta.next", { meta: { next: "b" } }, "b"],
    ["meta.next", { meta: { next: 0 } }, 0],
    ["@odata.nextLink", { "@odata.nextLink": "b" }, "b"],
    ["meta.@odata.nextLink", { meta: { "@odata.nextLink": "b" } }, "b"],
    ["links.0.next", { links: [{ next: "b" }] }, "b"],
  ])("%s is found in %j", ([cursor, page, after]) => {
    expect(next(cursorPager({ parameter: "after", cursor }), page, { size: 2 })).toEqual({ size: 2, after });
  });

  test.for<[unknown]>([
    [{}],
    [{ meta: null }],
    [{ meta: { next: null } }],
    [{ meta: { next: "" } }],
    [null],
    [[]],
    ["x"],
  ])("is absent from %j, which is the last page", ([page]) => {
    expect(next(cursorPager({ parameter: "after", cursor: "meta.next" }), page)).toBeUndefined();
  });

  test.for<[string, unknown, readonly number[]]>([
    ["rows", { rows: [1] }, [1]],
    ["data.rows", { data: { rows: [1, 2] } }, [1, 2]],
    ["data.rows", { data: {} }, []],
    ["data.rows", {}, []],
    ["data.rows", undefined, []],
  ])("comes with rows at %s of %j", ([items, page, rows]) => {
    expect(cursorPager({ parameter: "after", cursor: "next", items }).items(page, "GET /things")).toEqual(rows);
  });
});

describe("a cursor that is a URL", () => {
  const paging = cursorPager({ parameter: "after", cursor: "next" });

  test.for([
    ["https://a.example/things?after=b&size=2"],
    ["http://127.0.0.1/things?after=b&size=2"],
    ["/things?after=b&size=2"],
    ["?after=b&size=2"],
  ])("%s is the query of the next page", ([url]) => {
    expect(next(paging, { next: url }, { size: 2, old: true })).toEqual({ after: "b", size: "2" });
  });

  test.for([["https"], ["httpx://b"], ["/b64+/=="], ["a?b"]])("differs from the cursor %s", ([after]) => {
    expect(next(paging, { next: after })).toEqual({ after });
  });
});

describe("an offset", () => {
  test("moves by the rows that came, also when fewer came than were asked for", () => {
    expect(next(offsetPager(), [1, 2], { limit: 5 })).toEqual({ limit: 5, offset: 2 });
    expect(next(offsetPager(), [1, 2], { limit: 5, offset: 10 })).toEqual({ limit: 5, offset: 12 });
    expect(next(offsetPager(), [1, 2], { offset: "10" })).toEqual({ offset: 12 });
  });

  test("ends at an empty page", () => {
    expect(next(offsetPager(), [], { offset: 12 })).toBeUndefined();
  });

  test("may have another name and rows inside the page", () => {
    const paging = offsetPager({ parameter: "skip", items: (page) => (page as Page).rows });
    expect(next(paging, { rows: [1, 2, 3] }, { skip: 3 })).toEqual({ skip: 6 });
    expect(next(paging, { rows: [] }, { skip: 6 })).toBeUndefined();
  });
});

describe("a page number", () => {
  test("grows by one, from 1 when the query names none", () => {
    expect(next(pageNumberPager(), [1, 2])).toEqual({ page: 2 });
    expect(next(pageNumberPager(), [1, 2], { page: 0, size: 2 })).toEqual({ page: 1, size: 2 });
    expect(next(pageNumberPager({ parameter: "p" }), [1], { p: 4 })).toEqual({ p: 5 });
  });

  test("ends at an empty page", () => {
    expect(next(pageNumberPager(), [], { page: 3 })).toBeUndefined();
  });
});

describe("a Link header", () => {
  test.for([
    ["alone", '<https://a.example/things?page=2&size=5>; rel="next"'],
    [
      "among others",
      '<https://a.example/things?page=1>; rel="prev", <https://a.example/things?page=2&size=5>; rel="next"',
    ],
    ["with a bare relation", "<https://a.example/things?page=2&size=5>;rel=next"],
    ["with several relations", '<https://a.example/things?page=2&size=5>; rel="last NEXT"'],
    ["with a parameter in upper case", '<https://a.example/things?page=2&size=5>; REL="next"'],
    ["after another parameter", '<https://a.example/things?page=2&size=5>; title="a, <b>; rel=prev \\" c"; rel="next"'],
    ["relative", '</things?page=2&size=5>; rel="next"'],
    ["with only a query", '<?page=2&size=5>; rel="next"'],
  ] as const)("%s names the query of the next page", ([, header]) => {
    expect(next(linkPager(), [1], { page: 1, old: true }, link(header))).toEqual({ page: "2", size: "5" });
  });

  test.for([
    ["absent", undefined],
    ["without a next page", '<https://a.example/things?page=1>; rel="first"'],
    ["with the word elsewhere", '<https://a.example/things?rel=next>; title="; rel=next"; rel="last"'],
    ["whose first relation counts", '<https://a.example/things?page=2>; rel="prev"; rel="next"'],
    ["without a target", 'rel="next"'],
    ["whose target is no URL", '<http://[>; rel="next"'],
  ] as const)("%s ends the list", ([, header]) => {
    expect(next(linkPager(), [1], {}, header === undefined ? none : link(header))).toBeUndefined();
  });

  test("keeps repeated parameters", () => {
    const header = '<https://a.example/things?labels%5B%5D=a&labels%5B%5D=b&q=x%20y&page=2>; rel="next"';
    expect(next(linkPager(), [1], {}, link(header))).toEqual({ "labels[]": ["a", "b"], q: "x y", page: "2" });
  });
});
