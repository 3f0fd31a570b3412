import { readFile } from "node:fs/promises";
import { createPodio, type PodioClient } from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  podio = createPodio({ ...mock, http: { retry: 0 } }).user(mock);
});
afterAll(() => server.close());

const here = (path: string): URL => new URL(path, import.meta.url);
const lines = async (file: string): Promise<string[]> => (await readFile(here(file), "utf8")).trim().split("\n");

/** podio-php's operations with their names, as it calls them. */
const ofPhp = async (): Promise<string[][]> => (await lines("./operations.txt")).map((line) => line.split(" "));

/** Method and path, whatever the placeholders are called. podio-php downloads by a file's link, which has no path. */
const shape = (route: string): string =>
  route.replace("GET {file.link}", "GET /file/{id}/raw").replaceAll(/\{[^}]+\}/g, "{}");

async function table(): Promise<string[]> {
  const source = await readFile(here("../src/endpoints.ts"), "utf8");
  return [...source.matchAll(/^ {2}"((?:GET|POST|PUT|DELETE) [^"]+)": \{/gm)].map(([, route]) => route!);
}

describe("the table of routes", () => {
  test("has podio-php's 278 operations at its exact paths, the useful ones of podio-rb and podio-js, and no other", async () => {
    const php = await ofPhp();
    expect([php.length, new Set(php.map(([name]) => name)).size]).toEqual([278, 278]);
    const known = new Set(await table());
    const exact = php.map(([, method, path]) => `${method} ${path}`).filter((route) => !route.includes("{file.link}"));
    expect(exact.filter((route) => !known.has(route))).toEqual([]);
    const listed = [...php.map(([, method, path]) => `${method} ${path}`), ...(await lines("./more-operations.txt"))];
    expect((await table()).map(shape).toSorted()).toEqual([...new Set(listed.map(shape))].toSorted());
  });

  test("is served completely, with and without a slash at the end", async () => {
    const samples: Record<string, string | number> = {
      app_id: 111,
      item_id: 555,
      external_id: "ext-111",
      app_item_id: 1,
      user_id: 999_999,
      user_ids: 999_999,
      space_id: 31,
      org_id: 21,
      file_id: 701,
      ref_type: "item",
      ref_id: 555,
      task_id: 61,
      comment_id: 71,
      profile_id: 811,
      profile_ids: 811,
      hook_id: 131,
      form_id: 121,
      view_id: 251,
      widget_id: 261,
      flow_id: 101,
      batch_id: 51,
      conversation_id: 81,
      status_id: 221,
      subscription_id: 231,
      label_id: 241,
      action_id: 41,
      notification_id: 171,
      field_id: "title",
      url_label: "bugs",
      org_label: "difference",
      space_label: "dev",
      app_label: "bugs",
      embed_id: 91,
      client_id: 1,
      rating_type: "like",
      name: "theme",
      role: "admin",
      revision: 0,
      revision_id: 0,
      question_id: 181,
      key: "mail",
      field: "mail",
      token: "t",
      plugin: "app_export",
      exporter: "xlsx",
      row: 1,
      share_id: 9,
      voting_id: 3,
      revision_from_id: 0,
      revision_to_id: 1,
    };
    const failed: string[] = [];
    for (const route of await table()) {
      mock.reset();
      const fresh = createPodio({ ...mock, http: { retry: 0 } }).user(mock);
      const input: Record<string, unknown> = { ...samples };
      if (/^POST \/file(\/|\/v2\/)?$/.test(route)) {
        const body = new FormData();
        body.set("source", new Blob(["x"]), "x.txt");
        body.set("filename", "x.txt");
        input["body"] = body;
      } else if (route === "POST /hook/{ref_type}/{ref_id}/")
        Object.assign(input, {
          ref_type: "app",
          ref_id: 111,
          body: { url: "https://example.com/hook", type: "item.create" },
        });
      else if (route === "POST /file/from_url/") input["body"] = { url: "https://example.com/a.txt" };
      else if (route.endsWith("/verify/validate")) input["body"] = { code: "code-131" };
      else if (route.endsWith("/attach")) input["body"] = { ref_type: "item", ref_id: 555 };
      else if (route.startsWith("POST /app/{app_id}/field/"))
        input["body"] = { type: "text", config: { label: "New" } };
      else if (route.startsWith("POST /app/")) input["body"] = { space_id: 31, config: {} };
      if (/flow|integration|form\/app|widget\/\{ref/.test(route))
        Object.assign(input, { ref_type: "app", ref_id: 111 });
      try {
        await fresh.request(route as "GET /user", input);
      } catch (error) {
        failed.push(`${route}: ${(error as Error).message}`);
      }
      if (mock.requests(route).length !== 1) failed.push(`${route}: served by another route`);
    }
    expect(failed).toEqual([]);
  });

  test("distinguishes /item/1 from /item/1/", async () => {
    expect((await podio.request("GET /item/{item_id}", { item_id: 555 })).item_id).toBe(555);
    const slashed = podio.request("GET /item/{item_id}/" as "GET /item/{item_id}", { item_id: 555 });
    await expect(slashed).rejects.toMatchObject({ status: 404, detail: "No matching operation could be found" });
    const comments = podio.request("POST /comment/{ref_type}/{ref_id}/" as "POST /comment/{ref_type}/{ref_id}", {
      ref_type: "item",
      ref_id: 555,
      body: {},
    });
    await expect(comments).rejects.toMatchObject({ status: 404 });
  });

  test("a conversation list is not mistaken for a batch", async () => {
    const found = await podio.request("GET /conversation/{ref_type}/{ref_id}/", { ref_type: "item", ref_id: 555 });
    expect(found.map(({ conversation_id }) => conversation_id)).toEqual([81]);
  });
});

describe("calls", () => {
  const last = () => mock.requests().at(-1)!;

  test("encode booleans, dates and arrays in queries as Podio reads them", async () => {
    const query = { due: new Date("2026-01-02T03:04:05.678Z"), ids: [1, 2], mine: true, none: undefined, nil: null };
    await podio.request("GET /contact/space/{space_id}/", { space_id: 31, query });
    expect(new URL(last().url).search).toBe("?due=2026-01-02+03%3A04%3A05&ids=1%2C2&mine=true");
    await podio.request("DELETE /item/{item_id}", { item_id: 555, query: { silent: true, hook: false } });
    expect(new URL(last().url).search).toBe("?silent=1&hook=false");
    const nested = podio.request("GET /contact/space/{space_id}/", { space_id: 31, query: { a: {} as string } });
    await expect(nested).rejects.toThrow(/"a" takes text/);
  });

  test("encode dates in bodies in UTC, never as ISO", async () => {
    const due_on = new Date("2026-01-02T03:04:05Z");
    await podio.request("POST /task/", { body: { text: "x", due_on } });
    expect(JSON.parse(last().body)).toEqual({ text: "x", due_on: "2026-01-02 03:04:05" });
  });

  test("without a body send {}", async () => {
    await podio.request("POST /task/{task_id}/complete", { task_id: 61 });
    expect(last().body).toBe("{}");
    await podio.request("POST /item/app/{app_id}/filter/", { app_id: 111 });
    expect(last().body).toBe('{"remember":false}');
  });

  test("reading an item does not mark it as viewed, filtering does not change the last view, unless told to", async () => {
    await podio.request("GET /item/{item_id}", { item_id: 555 });
    await podio.request("POST /item/app/{app_id}/filter/", { app_id: 111, body: { limit: 1 } });
    expect([mock.state.viewed, mock.state.lastView]).toEqual([[], undefined]);
    await podio.request("GET /item/{item_id}", { item_id: 555, query: { mark_as_viewed: true } });
    await podio.request("POST /item/app/{app_id}/filter/", { app_id: 111, body: { remember: true } });
    expect([mock.state.viewed, mock.state.lastView]).toEqual([[555], { remember: true }]);
  });

  test("of calendars and cards return the response itself", async () => {
    const card = await podio.request("GET /contact/{profile_id}/vcard", { profile_id: 811 });
    expect(await card.text()).toMatch(/^BEGIN:VCARD/);
    expect(last().headers.get("accept")).toBe("*/*");
  });

  test("of lists continue until a page is empty, also when pages are shorter than requested", async () => {
    for (let id = 1000; id < 1250; id++) mock.state.rows.task.push({ task_id: id });
    const seen = new Set<number>();
    for await (const { task_id } of podio.items("GET /task/")) seen.add(task_id);
    expect([seen.size, mock.requests("GET /task/").length]).toEqual([252, 4]);
  });
});
