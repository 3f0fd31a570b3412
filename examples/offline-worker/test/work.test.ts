import { SessionStoreError, type Clock } from "@tokens/core";
import { settle } from "@tokens/core/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Service } from "../src/services.ts";
import { createWork, type Work } from "../src/work.ts";
import { day, hour, openFixture, type Fixture } from "./fixture.ts";

let at: Fixture;
let lines: string[];
let logged: string[];
beforeEach(async () => {
  at = await openFixture();
  lines = [];
  logged = [];
});
afterEach(() => at[Symbol.asyncDispose]());

/** Runs every account's job in every round by default. */
function workOf(
  options: { roundMs?: number; jobMs?: number; services?: readonly Service[]; clock?: Clock } = {},
): Work {
  const { clock, connections } = at;
  const services = options.services ? { ...at.services, all: options.services } : at.services;
  return createWork({
    jobMs: 1,
    clock,
    ...options,
    services,
    connections,
    log: (line) => logged.push(line),
    report: (line) => lines.push(line),
  });
}

/** Notes whose jobs were done instead of doing them. */
function noting(done: string[]): readonly Service[] {
  return at.services.all.map((service) => ({
    ...service,
    async job(user) {
      done.push(`${service.name} ${user}`);
      return "";
    },
  }));
}

describe("a round", () => {
  test("refreshes what has ended, and does the jobs of every service", async () => {
    for (const { name } of at.services.all) await at.connect(name, "alice");
    await at.clock.advance(10 * day);
    const round = await workOf().round();
    expect(round).toMatchObject({ swept: { refreshed: 3 }, jobs: 3, failures: 0 });
    expect(at.mocks.hubstaff.requests("GET /v2/users/me")).toHaveLength(1);
    expect(at.mocks.podio.requests("GET /user/status")).toHaveLength(1);
    expect(at.mocks.psohub.requests("GET /projects")).toHaveLength(1);
    expect(logged.toSorted()).toEqual([
      "Hubstaff account of alice is Ada Lovelace",
      expect.stringMatching(/^PSOhub account of alice sees \d+ projects$/),
      expect.stringMatching(/^Podio account of alice has \d+ new in the inbox$/),
    ]);
    expect(lines).toEqual([]);
  });

  test("goes on with the others when one has failed, and says which", async () => {
    for (const user of ["alice", "bob", "carol"]) await at.connect("psohub", user);
    at.mocks.psohub.failNext({ route: "GET /projects", status: 403, body: { message: "Not yours" } });
    expect(await workOf().round()).toMatchObject({ jobs: 3, failures: 1 });
    expect(lines).toEqual([expect.stringMatching(/^PSOhub account of (alice|bob|carol): .*Not yours/)]);
  });

  test("goes on when a job has a mistake of its own", async () => {
    for (const user of ["alice", "bob"]) await at.connect("psohub", user);
    const services = at.services.all.map((service) => ({
      ...service,
      async job(user: string): Promise<string> {
        if (user === "alice") throw new TypeError("a mistake");
        return "";
      },
    }));
    expect(await workOf({ services }).round()).toMatchObject({ jobs: 2, failures: 1 });
    expect(lines).toEqual(["PSOhub account of alice: a mistake"]);
  });

  test("takes every account in its turn, once in the time between two jobs", async () => {
    const users = Array.from({ length: 60 }, (_, n) => `user-${n}`);
    for (const user of users) await at.connect("psohub", user);
    const done: string[] = [];
    const work = workOf({ jobMs: 6 * hour, services: noting(done) });
    const most: number[] = [];
    for (let round = 0; round < 6; round++) {
      most.push((await work.round()).jobs);
      await at.clock.advance(hour);
    }
    expect(done.toSorted()).toEqual(users.map((user) => `psohub ${user}`).toSorted());
    expect(Math.max(...most)).toBeLessThan(25);
  });

  test("passes over sessions of apps that are not set up", async () => {
    await at.connect("psohub", "alice");
    await at.connect("podio", "alice");
    await at.clock.advance(day);
    const services = at.services.all.filter(({ name }) => name === "podio");
    expect(await workOf({ services }).round()).toMatchObject({ swept: { refreshed: 1, unknown: 1 }, jobs: 1 });
  });
});

describe("an account that was revoked", () => {
  const requests = (): number => at.mocks.psohub.requests("POST /oauth/token").length;

  test("is reported once, asked for again after a day, and by a new worker once", async () => {
    const key = await at.connect("psohub", "alice");
    await at.clock.advance(hour);
    await at.steal("psohub", "alice");
    const thefts = requests();
    const work = workOf();
    for (let round = 0; round < 20; round++) {
      await work.round();
      await at.clock.advance(hour);
    }
    expect([lines.length, requests() - thefts]).toEqual([1, 1]);
    expect(await at.connections.stateOf(key)).toBe("lost");
    await at.clock.advance(5 * hour);
    await work.round();
    await work.round();
    expect([lines.length, requests() - thefts]).toEqual([1, 2]);
    await createWork({
      ...at,
      services: at.another(),
      log: () => undefined,
      report: (line) => lines.push(line),
    }).round();
    expect([lines.length, requests() - thefts]).toEqual([1, 3]);
  });

  test("by a mistake that passed is in use again the next day", async () => {
    const key = await at.connect("psohub", "alice");
    await at.clock.advance(hour);
    at.mocks.psohub.failNext({
      route: "POST /oauth/token",
      status: 400,
      body: { error: "The refresh token is invalid" },
    });
    const work = workOf();
    await work.round();
    expect(await at.connections.stateOf(key)).toBe("lost");
    await at.clock.advance(day);
    await work.round();
    expect(await at.connections.stateOf(key)).toBe("connected");
    expect(lines).toHaveLength(1);
  });

  test("and disconnected meanwhile is no one's concern", async () => {
    await at.connect("psohub", "alice");
    await at.clock.advance(hour);
    const [, , psohub] = at.services.all;
    await psohub!.tokens("alice").logout();
    expect(await workOf().round()).toMatchObject({ jobs: 0, failures: 0 });
    expect(lines).toEqual([]);
  });
});

describe("a worker", () => {
  /** The fixture's clock, and how many rounds have ended: time may pass then, and not while requests are under way. */
  function rounds() {
    const told = { ended: 0 };
    const sleep: Clock["sleep"] = (ms, signal) => {
      told.ended += 1;
      return at.clock.sleep(ms, signal);
    };
    const ended = (count: number): Promise<void> =>
      vi.waitFor(() => expect(told.ended).toBe(count), { timeout: 20_000 });
    return { clock: { now: () => at.clock.now(), sleep }, ended };
  }

  test("works round after round, and ends after the job that is under way", async () => {
    await at.connect("psohub", "alice");
    const jobs: string[] = [];
    let finish: (came: string) => void;
    const third = new Promise<string>((resolve) => (finish = resolve));
    const services = at.services.all.map((service) => ({
      ...service,
      async job() {
        jobs.push("begun");
        const came = jobs.length < 5 ? "" : await third;
        jobs.push("ended");
        return came;
      },
    }));
    const { clock, ended } = rounds();
    const stop = new AbortController();
    let isOver = false;
    const running = workOf({ services, roundMs: hour, clock })
      .run(stop.signal)
      .finally(() => (isOver = true));
    for (const count of [1, 2]) {
      await ended(count);
      await at.clock.advance(hour);
    }
    await vi.waitFor(() => expect(jobs).toHaveLength(5), { timeout: 20_000 });
    stop.abort();
    await settle();
    expect(isOver).toBe(false);
    finish!("done");
    await running;
    expect(jobs).toEqual(["begun", "ended", "begun", "ended", "begun", "ended"]);
  });

  test("stops at once when stopped between two rounds", async () => {
    const { clock, ended } = rounds();
    const stop = new AbortController();
    const running = workOf({ roundMs: hour, clock }).run(stop.signal);
    await ended(1);
    stop.abort();
    await running;
    expect(at.clock.sleeping).toBe(0);
  });

  test("outlives a store that is away for a round", async () => {
    await at.connect("psohub", "alice");
    await at.clock.advance(hour);
    const { sessions } = at.connections;
    const { list } = sessions;
    sessions.list = () => {
      throw new SessionStoreError("The database is away.");
    };
    const { clock, ended } = rounds();
    const stop = new AbortController();
    const running = workOf({ roundMs: hour, clock }).run(stop.signal);
    await ended(1);
    expect(lines).toEqual(["This round was cut short: The database is away."]);
    sessions.list = list;
    await at.clock.advance(hour);
    await ended(2);
    stop.abort();
    await running;
    expect(lines).toHaveLength(1);
    expect(at.mocks.psohub.requests("GET /projects")).toHaveLength(1);
  });
});
