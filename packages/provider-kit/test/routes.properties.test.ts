import { memorySessions, newSession, sessionKey, TokenManager } from "@tokens/core";
import { Client, encodeQuery, singlePage, type ArrayForm } from "@tokens/provider-kit";
import fc from "fast-check";
import { expect, test } from "vitest";

interface Endpoints {
  "GET /things/{id}/parts/{part}.json": { query?: object; headers?: object; output: unknown };
}

const route = "GET /things/{id}/parts/{part}.json";
const hostile = ["..", ".", "/", "\\", "%2e%2e", "%2f", "?", "#", "&", "=", "\r\n", "\0", "@", ":", ";", " ", "{part}"];
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 3 })), { maxLength: 6 })
    .map((it) => it.join("")),
);

const sent: Request[] = [];
const provider = {
  name: "example",
  realm: [],
  origins: ["https://api.example.com"],
  authorize: () => ({ authorization: "Bearer secret" }),
  isExpiredToken: () => false,
};
const entries = [[sessionKey("example", "default"), newSession({ accessToken: "secret", obtainedAt: 0 })] as const];
const client = new Client<Endpoints>(
  {
    provider: "Example",
    baseUrl: "https://api.example.com/base",
    paging: singlePage(),
    readError: () => ({}),
  },
  TokenManager.create(provider, {
    sessions: memorySessions({ entries }),
    fetch: async (input, init) => {
      sent.push(new Request(input, init));
      return Response.json({});
    },
  }),
  { retry: 0 },
);

/** The request of a call; undefined when it is refused as a `TypeError`, which sends nothing. */
async function requestOf(input: object): Promise<Request | undefined> {
  sent.length = 0;
  try {
    await client.request(route, { id: 1, part: 1, ...input });
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
    return undefined;
  }
  expect(sent).toHaveLength(1);
  return sent[0]!;
}

// A call goes through ky and the token manager.
const fewer = { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 4) };

test("a parameter of a path stays one segment of it, whatever it is", async () => {
  const loneSurrogate = fc.constantFrom("\ud800", "a\udc00b");
  const value = fc.oneof({ weight: 3, arbitrary: text }, loneSurrogate, fc.anything() as fc.Arbitrary<string | number>);
  const seen = { sent: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(value, text, async (id, part) => {
      const request = await requestOf({ id, part });
      seen[request ? "sent" : "refused"] += 1;
      if (!request) return;
      const { origin, pathname, search, hash } = new URL(request.url);
      expect([origin, search, hash]).toEqual(["https://api.example.com", "", ""]);
      const [empty, base, things, ...rest] = pathname.split("/");
      expect([empty, base, things]).toEqual(["", "base", "things"]);
      expect(rest.map(decodeURIComponent)).toEqual([String(id), "parts", `${part}.json`]);
    }),
    fewer,
  );
  expect(Math.min(seen.sent, seen.refused)).toBeGreaterThan(0);
});

test("a query holds what it was given and nothing else", () => {
  const scalar = fc.oneof(text, fc.double(), fc.bigInt(), fc.boolean());
  const query = fc.dictionary(text, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.constant(undefined)));
  fc.assert(
    fc.property(query, fc.constantFrom<ArrayForm>("repeat", "csv", "brackets"), (given, arrays) => {
      const expected = Object.entries(given).flatMap(([name, value]): [string, string][] => {
        if (value === undefined) return [];
        if (!Array.isArray(value)) return [[name, String(value)]];
        if (arrays === "csv" && !name.endsWith("[]")) return [[name, value.join(",")]];
        return value.map((one) => [arrays === "brackets" && !name.endsWith("[]") ? `${name}[]` : name, String(one)]);
      });
      expect([...new URLSearchParams(encodeQuery(given, { arrays }).toString())]).toEqual(expected);
    }),
  );
});

test("a query changes neither the path nor the host", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, text), async (query) => {
      const { origin, pathname, hash, searchParams } = new URL((await requestOf({ query }))!.url);
      expect([origin, pathname, hash]).toEqual(["https://api.example.com", "/base/things/1/parts/1.json", ""]);
      expect([...searchParams]).toEqual(Object.entries(query));
    }),
    fewer,
  );
});

test("a header is sent as it is or refused, and never adds another one or replaces the token", async () => {
  const name = fc.oneof(text, fc.constantFrom("X-Name", "Authorization", "authorization", "accept"));
  const usual = new Set((await requestOf({}))!.headers.keys());
  await fc.assert(
    fc.asyncProperty(name, text, async (header, value) => {
      const request = await requestOf({ headers: { [header]: value } });
      if (!request) return;
      const names = [...request.headers.keys()].filter((one) => !usual.has(one));
      expect(names.every((one) => one === header.toLowerCase())).toBe(true);
      expect(request.headers.get("authorization")).toBe("Bearer secret");
      expect([...request.headers.values()].join("")).not.toMatch(/[\r\n\0]/);
    }),
    fewer,
  );
});
