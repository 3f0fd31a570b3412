import { expect, test } from "vitest";
import { anchorsOf, githubSlug, rewrite, titleOf } from "./markdown.ts";

test.each([
  ["What to do", "what-to-do"],
  ["`lock_timeout` under load", "lock_timeout-under-load"],
  ["Node 20, Bun & Deno", "node-20-bun--deno"],
  ["[Concepts](concepts.md): the words", "concepts-the-words"],
  ["**Strict** providers", "strict-providers"],
  ["Größe in ΕΡΓΑΝΗ", "größe-in-εργανη"],
  ["GET /v2/users/{id}", "get-v2usersid"],
])("the heading %s has the anchor that GitHub gives it", (heading, anchor) => {
  expect([...anchorsOf(`## ${heading}`)]).toEqual([anchor]);
});

test("headings of the same text are numbered", () => {
  expect([...anchorsOf("# Why\n\n## Why\n\n## Why")]).toEqual(["why", "why-1", "why-2"]);
});

test("a number does not take the anchor of another heading", () => {
  expect([...anchorsOf("# Why 1\n\n# Why\n\n# Why")]).toEqual(["why-1", "why", "why-2"]);
});

test("explicit anchors count", () => {
  expect(anchorsOf('<a id="older"></a>\n\nText').has("older")).toBe(true);
});

test("lines of code and comments are no headings", () => {
  const page = "# Page\n\n```sh\n# a comment\n```\n\n<!--\n# hidden\n-->\n\n    # indented\n";
  expect([...anchorsOf(page)]).toEqual(["page"]);
});

test("the title is read without its marks", () => {
  expect(titleOf("# The `tokens` *command*\n")).toBe("The tokens command");
});

test("every kind of link is replaced, with the number of its line", () => {
  const page = `# Page

See [one](one.md), [\`two\`](two.md "Two") and ![three](three.svg).
<a href="four.md">four</a>

[five]: five.md
`;
  const seen: string[] = [];
  const text = rewrite(page, ({ target, line }) => {
    seen.push(`${line} ${target}`);
    return "x";
  });
  expect(seen).toEqual(["3 one.md", "3 two.md", "3 three.svg", "4 four.md", "6 five.md"]);
  expect(text).toContain('[one](x), [`two`](x "Two") and ![three](x)');
});

test("code stays as it is, also where it looks like a link", () => {
  const page = "Write `[a](b.md)`.\n\n````md\n```ts\n[c](d.md)\n```\n````\n\n~~~\n[e](f.md)\n~~~\n";
  expect(rewrite(page, () => "x")).toBe(page);
});

test("comments are left out, and braces are not computed", () => {
  expect(rewrite("<!-- with\nimport x from 'x';\n-->\n\n{{ x }} and `{{ y }}`", () => "")).toBe(
    "\n&#123;&#123; x }} and `{{ y }}`",
  );
});

test("the anchor of a symbol is its name in lower case", () => {
  expect(githubSlug("TokenManagerOptions")).toBe("tokenmanageroptions");
});
