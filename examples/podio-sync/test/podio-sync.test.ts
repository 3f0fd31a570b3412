import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPodio, PodioRateLimitError, type PodioClient } from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCopied } from "../src/progress-file.ts";
import { openSessions } from "../src/sessions.ts";
import { syncApps, type Progress } from "../src/sync.ts";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
let directory: string;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(async () => {
  mock.reset();
  const first = mock.state.items.filter(({ item_id }) => item_id === 555);
  mock.state.items.splice(0, Infinity, ...first);
  directory = await mkdtemp(join(tmpdir(), "podio-sync-"));
  return () => rm(directory, { recursive: true });
});

async function run(onProgress: (progress: Progress) => void = () => undefined): Promise<readonly Progress[]> {
  const { sessions, close } = await openSessions(undefined, join(directory, "sessions.db"));
  try {
    const podio = createPodio({ ...mock, sessions, http: { retry: 0 } });
    const side = (appId: 111 | 222): { appId: number; client: PodioClient } => ({
      appId,
      client: podio.app(appId, mock.appTokens[appId]),
    });
    return await syncApps([side(111), side(222)], await openCopied(join(directory, "copied.json")), onProgress);
  } finally {
    await close();
  }
}

const itemsIn = (appId: number) => mock.state.items.filter(({ app_id }) => app_id === appId);
const written = (done: readonly Progress[]): number[] => done.map((progress) => progress.written);

describe("two apps", () => {
  test("get each other's items, once", async () => {
    expect(written(await run())).toEqual([1, 1]);
    expect([itemsIn(111).length, itemsIn(222).length]).toEqual([2, 2]);
    const copy = itemsIn(222).find(({ external_id }) => external_id === "podio-sync:111:555")!;
    const value = (name: string): unknown => copy.fields.find(({ external_id }) => external_id === name)?.values[0];
    expect(copy.title).toBe("Wheel squeaks");
    expect(value("number")).toEqual({ value: "123.5600" });
    expect(value("category")).toMatchObject({ value: { id: 1, text: "Open" } });
    expect(value("date")).toEqual(itemsIn(111)[0]!.fields.find(({ external_id }) => external_id === "date")!.values[0]);
    expect(value("date")).toMatchObject({ start: "2026-01-05 09:00:00", start_utc: "2026-01-05 08:00:00", end: null });
    expect(value("calculation")).toBeUndefined();
    expect(new URL(mock.requests("POST /item/app/{app_id}/")[0]!.url).search).toBe("?silent=1&hook=false");
    const requests = mock.tokenRequests().length;
    expect(written(await run())).toEqual([0, 0]);
    expect([itemsIn(111).length, itemsIn(222).length, mock.tokenRequests().length]).toEqual([2, 2, requests]);
  });

  test("follow a change, and what was cleared", async () => {
    await run();
    const [original] = itemsIn(111);
    original!.fields = original!.fields.filter(({ external_id }) => external_id !== "number");
    original!.last_event_on = "2026-02-01 00:00:00";
    expect(written(await run())).toEqual([1, 0]);
    const copy = itemsIn(222).find(({ external_id }) => external_id === "podio-sync:111:555")!;
    expect(copy.fields.some(({ external_id }) => external_id === "number")).toBe(false);
  });

  test("are taken up where a rate limit stopped them", async () => {
    const [sample] = itemsIn(111);
    for (let id = 1000; id < 1040; id++) mock.state.items.push({ ...sample!, item_id: id, external_id: null });
    const stop = (progress: Progress): void => {
      if (progress.written === 30) mock.exhaustRateLimit();
    };
    await expect(run(stop)).rejects.toBeInstanceOf(PodioRateLimitError);
    expect(itemsIn(222).length).toBeGreaterThan(30);
    mock.restoreRateLimit();
    const [first] = await run();
    expect([first!.written, first!.seen, itemsIn(222).length]).toEqual([expect.any(Number), 41, 42]);
    expect(first!.written).toBeLessThan(12);
    expect(new Set(itemsIn(222).map(({ external_id }) => external_id)).size).toBe(42);
  });

  test("whose notes are damaged are not copied all over again", async () => {
    await writeFile(join(directory, "copied.json"), "{");
    await expect(run()).rejects.toThrow(/copied\.json is not readable: correct or remove it/);
    expect(itemsIn(222)).toHaveLength(1);
  });
});
