import { expect, test } from "vitest";
import { createWork } from "../src/work.ts";
import { day, hour, openFixture } from "./fixture.ts";

const accounts = { hubstaff: 40, podio: 40, psohub: 9920 };
/** Long, so that on each of the two days a part of them ends, and not all of them many times. */
const psohubTtlMs = 40 * day;
const batches = 40;
const roundMs = 3 * hour;

test(
  "two days of 10,000 accounts: none is lost but those that were revoked, and refreshes are as many as tokens end",
  { timeout: 120_000 },
  async () => {
    await using at = await openFixture(psohubTtlMs);
    const { clock, mocks, connections, services, connect, steal } = at;
    const { sessions } = connections;
    // Over forty days, so that their tokens end one after the other.
    for (let batch = 0; batch < batches; batch++) {
      const users = Array.from({ length: accounts.psohub / batches }, (_, n) => `user-${batch + n * batches}`);
      await Promise.all(users.map((user) => connect("psohub", user)));
      await clock.advance(psohubTtlMs / batches);
    }
    for (const name of ["hubstaff", "podio"] as const)
      for (let user = 0; user < accounts[name]; user++) await connect(name, `user-${user}`);
    expect(await Array.fromAsync(sessions.list())).toHaveLength(10_000);
    const asked = () => ({
      hubstaff: mocks.hubstaff.requests("POST /access_tokens").length,
      podio: mocks.podio.tokenRequests().length,
      psohub: mocks.psohub.requests("POST /oauth/token").length,
    });
    const before = asked();

    const lines: string[] = [];
    const report = (line: string): void => void lines.push(line);
    const work = createWork({
      services,
      connections,
      clock,
      roundMs,
      jobMs: psohubTtlMs,
      log: () => undefined,
      report,
    });
    let jobs = 0;
    for (let round = 0; round < (2 * day) / roundMs; round++) {
      if (round === 4) {
        await steal("hubstaff", "user-7");
        await steal("psohub", "user-1");
      }
      jobs += (await work.round()).jobs;
      await clock.advance(roundMs);
    }

    expect(lines).toHaveLength(2);
    expect(lines.toSorted()).toEqual([
      expect.stringMatching(/^Hubstaff account of user-7: access has ended/),
      expect.stringMatching(/^PSOhub account of user-1: access has ended/),
    ]);
    const [hubstaff, , psohub] = services.all;
    const lost = [hubstaff!.tokens("user-7").key, psohub!.tokens("user-1").key];
    const ended = await Array.fromAsync(sessions.expiring({ before: clock.now() - roundMs, limit: 10_000 }));
    expect(ended.map(({ key }) => key).toSorted()).toEqual(lost);
    for (const key of lost) expect(await connections.stateOf(key)).toBe("lost");
    expect(await Array.fromAsync(sessions.list())).toHaveLength(10_000);

    const after = asked();
    const thefts = 2;
    // Its tokens live for a day.
    expect(after.hubstaff - before.hubstaff).toBe(accounts.hubstaff + thefts);
    // Eight hours, and up to a round until someone looks.
    expect(after.podio - before.podio).toBeGreaterThanOrEqual(4 * accounts.podio);
    expect(after.podio - before.podio).toBeLessThanOrEqual(6 * accounts.podio);
    expect(after.psohub - before.psohub).toBe((2 * accounts.psohub) / batches + thefts);
    expect([mocks.hubstaff.reuses(), mocks.podio.reuses(), mocks.psohub.reuses()]).toEqual([1, 0, 1]);
    expect(jobs).toBeGreaterThan(400);
    expect(jobs).toBeLessThan(600);

    await connect("psohub", "user-1");
    await work.round();
    expect(lines).toHaveLength(2);
    expect(await connections.stateOf(psohub!.tokens("user-1").key)).toBe("connected");
  },
);
