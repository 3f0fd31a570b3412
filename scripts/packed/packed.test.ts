import { describe, expect, test } from "vitest";
import { entriesOf } from "../pack.ts";
import { publishedPackages } from "../published-packages.ts";
import { packagesIn } from "./consumers/footprint.ts";
import { importsOf } from "./everything.ts";
import { exampleUses } from "./examples.ts";
import { firstExample } from "./readmes.ts";
import { documentOf } from "./registry.ts";
import { problemsOf, tableOf } from "./table.ts";

describe("the first example of a page", () => {
  test("is its first block of TypeScript", () => {
    const page = '# Title\n\n```sh\nnpm install a\n```\n\n```ts\nimport "a";\n```\n\n```ts\nimport "b";\n```\n';
    expect(firstExample(page)).toBe('import "a";\nexport {};\n');
  });

  test("begins with the hidden lines right before it", () => {
    const page = "<!-- with declare const a: () => 1; -->\n\n```ts\na();\n```\n";
    expect(firstExample(page)).toBe("declare const a: () => 1;\na();\nexport {};\n");
  });

  test("has no hidden lines of another block", () => {
    const page = "<!-- with declare const a: 1; -->\n\nText.\n\n```ts\nb();\n```\n";
    expect(firstExample(page)).toBe("b();\nexport {};\n");
  });

  test("is undefined on a page of commands", () => {
    expect(firstExample("```sh\nls\n```\n")).toBeUndefined();
  });
});

test("every published package says what becomes of its first example", async () => {
  const names = (await publishedPackages()).map(({ manifest }) => manifest.name);
  expect(Object.keys(exampleUses).toSorted()).toEqual([...names, "tokens"].toSorted());
});

describe("entries", () => {
  const manifest = {
    name: "@tokens/a",
    version: "1.2.3",
    exports: { ".": { "@tokens/source": "./src/index.ts" } },
    publishConfig: { exports: { ".": "./a.js", "./servers/*": "./servers/*.js", "./package.json": "./package.json" } },
  };

  test("are those that are published, one for those behind a star", () => {
    expect(entriesOf(manifest)).toEqual(["@tokens/a", "@tokens/a/servers/github"]);
    expect(entriesOf({ ...manifest, exports: { "./package.json": "" }, publishConfig: {} })).toEqual([]);
  });

  test("are all imported by one module", () => {
    expect(importsOf([{ manifest }])).toBe(
      'export * as entry0 from "@tokens/a";\nexport * as entry1 from "@tokens/a/servers/github";\n',
    );
  });
});

test("the registry describes a package by its tarball", () => {
  const manifest = { name: "@tokens/a", version: "1.2.3" };
  expect(documentOf({ manifest, tarball: Buffer.from("") }, "http://127.0.0.1:1")).toEqual({
    name: "@tokens/a",
    "dist-tags": { latest: "1.2.3" },
    versions: {
      "1.2.3": {
        ...manifest,
        dist: {
          tarball: "http://127.0.0.1:1/@tokens/a/-/a-1.2.3.tgz",
          shasum: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          integrity: "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        },
      },
    },
  });
});

test("installed packages are counted without the project itself, nested ones too", () => {
  const printed = "/p\n/p/node_modules/ky\n/p/node_modules/@tokens/core\n/p/node_modules/ky/node_modules/jose\n";
  expect(packagesIn(printed)).toEqual(["@tokens/core", "jose", "ky"]);
});

test("the table has the first line of a remark, and the problems all of it", () => {
  const sections = [
    { title: "Types", rows: [{ what: "bundler", ok: false, remark: "a.ts: wrong\nb.ts: wrong" }] },
    { title: "npx", rows: [{ what: "cli", ok: true, remark: "prints its version" }] },
  ];
  expect(tableOf(sections)).toMatch(/^Types\n.*✗.* bundler {2}a\.ts: wrong\n\nnpx\n.*✓.* cli {6}prints its version$/);
  expect(problemsOf(sections)).toEqual([{ where: "Types, bundler", why: "a.ts: wrong\nb.ts: wrong" }]);
});
