import { hostname } from "node:os";
import {
  memorySessions,
  newSession,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  TokenManager,
  type Grant,
  type Provider,
  type TokensEvent,
} from "@tokens/core";
import { settle, testClock } from "@tokens/core/testing";
import { openStore, recordEvents, type JournalEntry } from "@tokens/store";
import { describe, expect, test } from "vitest";
import { forms } from "./support.ts";

const hour = 3_600_000;

/** An account with an expired session, whose provider gives one answer after the other. */
async function scene(...answers: (Partial<Grant> | Error)[]) {
  const clock = testClock();
  let number = 0;
  const grant = (): Grant => ({
    accessToken: `canary-access-${(number += 1)}`,
    refreshToken: `canary-refresh-${number}`,
    obtainedAt: clock.now(),
    expiresAt: clock.now() + hour,
  });
  const provider: Provider = {
    name: "example",
    realm: ["example.com"],
    origins: ["https://api.example.com"],
    async refresh() {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { ...grant(), ...answer };
    },
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const sessions = memorySessions({ clock });
  const tokens = TokenManager.create(provider, { sessions, clock, random: () => 0.5 });
  await tokens.save(newSession(grant()));
  await clock.advance(hour);
  return { clock, tokens };
}

type Emitted = TokensEvent extends infer E
  ? E extends TokensEvent
    ? Omit<E, "provider" | "key" | "at">
    : never
  : never;

/** A source of events that a test makes up, and a journal that notes its batches. */
function made({ fail = false } = {}) {
  const listeners = new Set<(event: TokensEvent) => void>();
  const batches: JournalEntry[][] = [];
  const gates: (() => void)[] = [];
  return {
    batches,
    gates,
    source: {
      on(listener: (event: TokensEvent) => void) {
        listeners.add(listener);
        return { [Symbol.dispose]: () => listeners.delete(listener) };
      },
    },
    emit(at: number, event: Emitted = { type: "revoked" }) {
      for (const listener of listeners) listener({ ...event, provider: "example", key: "key", at });
    },
    journal: {
      async append(entries: readonly JournalEntry[]) {
        batches.push([...entries]);
        await new Promise<void>((resolve) => gates.push(resolve));
        if (fail) throw new Error("The disk is full.");
      },
    },
  };
}

describe.each(forms)("events recorded at $name", ({ reached, place }) => {
  test.skipIf(!reached)("has times and errors, and no tokens", async () => {
    const { url, content } = await place();
    const { clock, tokens } = await scene(
      new ProviderUnavailableError("The provider is down.", { delivery: "cut_off" }),
      {},
      {},
      new ReauthorizationRequiredError("Someone must log in again.", { reason: "refused" }),
    );
    await using store = await openStore(url);
    {
      await using _ = recordEvents(tokens, store.journal, { by: "worker" });
      await tokens.accessToken();
      await clock.advance(hour);
      await tokens.accessToken();
      await clock.advance(hour);
      await expect(tokens.accessToken()).rejects.toMatchObject({ code: "reauthorization_required" });
    }
    await tokens.refresh();

    const { key } = tokens;
    const entries = await store.journal.read({ limit: 99 });
    const own = { key, by: "worker" };
    expect(entries).toEqual([
      {
        ...own,
        type: "reauthorization-required",
        at: clock.now(),
        code: "reauthorization_required",
        message: "Someone must log in again.",
      },
      { ...own, type: "refreshed", at: clock.now() - hour, durationMs: 0, expiresAt: clock.now() },
      { ...own, type: "refreshed", at: clock.now() - 2 * hour, durationMs: 0, expiresAt: clock.now() - hour },
      {
        ...own,
        type: "retrying",
        at: clock.now() - 2 * hour,
        code: "provider_unavailable",
        message: "The provider is down.",
      },
    ]);
    const stored = await content();
    expect(stored).toContain("Someone must log in again.");
    expect(stored).not.toContain("canary");
  });
});

test("an entry has the process as default name", async () => {
  const { source, journal, emit, batches, gates } = made();
  const recording = recordEvents(source, journal);
  emit(1);
  await settle();
  gates[0]!();
  await recording[Symbol.asyncDispose]();
  expect(batches).toEqual([[{ at: 1, key: "key", type: "revoked", by: `${hostname()}:${process.pid}` }]]);
});

test("events of one tick, or during a write, are appended together", async () => {
  const { source, journal, emit, batches, gates } = made();
  const recording = recordEvents(source, journal);
  for (const at of [1, 2, 3]) emit(at);
  await settle();
  for (const at of [4, 5]) emit(at);
  await settle();
  expect(batches.map((batch) => batch.map(({ at }) => at))).toEqual([[1, 2, 3]]);
  gates[0]!();
  await settle();
  expect(batches.map((batch) => batch.map(({ at }) => at))).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  gates[1]!();
  await recording[Symbol.asyncDispose]();
});

test("disposal waits for pending writes, and stops recording", async () => {
  const { source, journal, emit, batches, gates } = made();
  const recording = recordEvents(source, journal);
  emit(1);
  let ended = false;
  const end = Promise.resolve(recording[Symbol.asyncDispose]()).then(() => (ended = true));
  emit(2);
  await settle();
  expect(ended).toBe(false);
  gates[0]!();
  await end;
  await recording[Symbol.asyncDispose]();
  expect(batches).toHaveLength(1);
});

test("a failing journal is reported, affects nothing else, and is tried again", async () => {
  const { tokens } = await scene({}, {});
  const { journal, batches, gates } = made({ fail: true });
  const errors: unknown[] = [];
  const recording = recordEvents(tokens, journal, {
    onError(error) {
      errors.push(error);
      throw new Error("A mistake of the program.");
    },
  });
  for (const access of ["canary-access-2", "canary-access-3"]) {
    expect(await tokens.refresh()).toMatchObject({ accessToken: access });
    await settle();
    gates.shift()!();
    await settle();
  }
  await recording[Symbol.asyncDispose]();
  expect(batches).toHaveLength(2);
  expect(errors).toEqual([new Error("The disk is full."), new Error("The disk is full.")]);
});

test("a failure that repeats is recorded once an hour, and again after a success", async () => {
  const { source, journal, emit, batches, gates } = made();
  const recording = recordEvents(source, journal, { by: "worker", who: "alice" });
  const error = new ProviderUnavailableError("The provider is down.");
  const failed = { type: "refresh-failed", error } as const;
  const events = [
    [0, failed],
    [hour - 1, failed],
    [hour - 1, { type: "refresh-failed", error: new ProviderUnavailableError("Another reason.") }],
    [hour, { type: "waiting", retryAfterMs: 1 }],
    [hour + 1, { type: "refreshed", durationMs: 1, expiresAt: undefined }],
    [hour + 2, failed],
    [2 * hour + 1, failed],
    [2 * hour + 2, failed],
  ] as const;
  for (const [at, event] of events) emit(at, event);
  await settle();
  gates[0]!();
  await recording[Symbol.asyncDispose]();
  expect(batches.flat().map(({ at, type, who }) => [at, type, who])).toEqual(
    [0, 2, 3, 4, 5, 7].map((index) => {
      const [at, { type }] = events[index]!;
      return [at, type, "alice"];
    }),
  );
});
