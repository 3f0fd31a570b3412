import { expect, test } from "vitest";
import { brokenLinks } from "./written.ts";

test("a written page may link to another one and to its headings, and to nothing else", () => {
  const pages = [
    { path: "api/a", title: "A", text: "# A\n\n[b](./b.md) [B](./b.md#b) [web](https://example.com)\n\n[c](./c.md)\n" },
    { path: "api/b", title: "B", text: "# B\n\n[gone](./a.md#gone)\n" },
  ];
  expect(brokenLinks(pages)).toEqual(["api/a.md:5: ./c.md leads nowhere.", "api/b.md:3: ./a.md#gone leads nowhere."]);
});
