import { TokenManager } from "@tokens/core";
import { describe, expect, test } from "vitest";
import { scene } from "./scene.ts";

/** As a caller in plain JavaScript sees it. */
const create = TokenManager.create as unknown as (provider: unknown, options: unknown) => unknown;

describe("an option of the wrong type throws a TypeError that names the option, what was given and what is right", () => {
  test.for([
    [{ sessions: {} }, "sessions must be a session manager, e.g. fileSessions(), not object."],
    [{ sessions: null }, "sessions must be a session manager, e.g. fileSessions(), not null."],
    [{ sessions: "file:" }, "sessions must be a session manager, e.g. fileSessions(), not string."],
    [{ sessions: { get: () => undefined } }, "sessions must be a session manager, e.g. fileSessions(), not object."],
    [{ clock: {} }, "clock must be a clock, e.g. systemClock, not object."],
    [{ clock: Date }, "clock must be a clock, e.g. systemClock, not function."],
    [{ fetch: "canary" }, "fetch must be a function, e.g. globalThis.fetch, not string."],
    [{ fetch: null }, "fetch must be a function, e.g. globalThis.fetch, not null."],
    [{ random: 0.5 }, "random must be a function, e.g. Math.random, not number."],
    [{ waitUntil: true }, "waitUntil must be a function, e.g. (work) => ctx.waitUntil(work), not boolean."],
    [{ account: 7 }, 'account must be a string, e.g. "alice", not number.'],
    [{ deadlineMs: "10 s" }, "deadlineMs must be a number, e.g. 10_000, not string."],
    [{ deadlineMs: null }, "deadlineMs must be a number, e.g. 10_000, not null."],
    [{ leaseMs: [] }, "leaseMs must be a number, e.g. 10_000, not object."],
    [{ refreshBeforeMs: "1" }, "refreshBeforeMs must be a number, e.g. 10_000, not string."],
    [{ warnBeforeMs: 1n }, "warnBeforeMs must be a number, e.g. 10_000, not bigint."],
  ] as const)("%o", async ([options, message]) => {
    const { server } = await scene();
    expect(() => create(server.provider, options)).toThrow(new TypeError(message));
  });
});

test("options that are undefined get their defaults", async () => {
  const { server } = await scene();
  const undefinedOptions = { sessions: undefined, clock: undefined, fetch: undefined, account: undefined };
  expect(create(server.provider, { ...undefinedOptions, deadlineMs: undefined })).toMatchObject({ account: "default" });
});
