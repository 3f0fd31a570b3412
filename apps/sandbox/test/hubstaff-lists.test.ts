import { createHubstaff } from "@tokens/hubstaff";
import { demoListInputs } from "@tokens/hubstaff/msw";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.close());

test.for(Object.entries<{ readonly query?: object | undefined }>(demoListInputs))(
  "page by page over HTTP: %s",
  async ([name, input]) => {
    const { organizationToken, apiUrl, authUrl } = sandbox.server("hubstaff").credentials as Record<
      "organizationToken" | "apiUrl" | "authUrl",
      string
    >;
    const hubstaff = createHubstaff({ organizationToken, apiUrl, authUrl });
    const route = name as keyof typeof demoListInputs;
    const ask = (page_limit: number): Promise<unknown[][]> =>
      Array.fromAsync(hubstaff.pages(route, { ...input, query: { ...input.query, page_limit } } as never), (page) =>
        rows(page, name),
      );
    const [whole, ...more] = await ask(500);
    expect(more).toEqual([]);
    const single = await ask(1);
    expect(single.every((page) => page.length === 1)).toBe(true);
    expect(single.flat()).toEqual(whole);
  },
);

function rows(page: unknown, route: string): unknown[] {
  const found = Object.values(page as object).find(Array.isArray);
  if (!found) throw new Error(`No rows in a page of ${route}.`);
  return found as unknown[];
}
