import { editAccount } from "@tokens/accounts";
import { SessionStoreError } from "@tokens/core";
import type { Store } from "@tokens/store";
import { describe, expect, test } from "vitest";
import { day, hour, inbox, minute, running, scene } from "./scene.ts";

describe("a notice", () => {
  test("opens once, repeats on schedule, and resolves once", async () => {
    const { save, ...it } = await scene("alice", "bob");
    const { channel, taken, notices } = inbox();
    const watching = running(it, { channels: [channel], everyMs: 20 * minute });
    await watching.round();
    expect(taken()).toEqual([]);
    it.acme.revoked.add("alice");
    await watching.round(2 * hour);
    expect(taken()).toEqual(["opened reconnect-required acme/alice"]);
    expect(notices[0]).toMatchObject({
      type: "opened",
      severity: "critical",
      message: "Acme refused the refresh token.",
      account: { name: "acme/alice", key: it.keyOf("alice"), labels: {} },
      text: expect.stringMatching(
        /^Reconnect required: acme\/alice\. Acme refused the refresh token\. Connect it again/,
      ),
    });
    await watching.round(20 * hour);
    expect(taken()).toEqual([]);
    await watching.round(6 * hour);
    expect(taken()).toEqual(["repeated reconnect-required acme/alice"]);
    it.acme.revoked.clear();
    await it.clock.advance(1);
    await save("alice");
    await watching.round(minute);
    expect(taken()).toEqual(["resolved reconnect-required acme/alice"]);
    await watching.round(3 * day);
    expect(taken()).toEqual([]);
    expect(JSON.stringify(notices)).not.toContain("canary");
    await watching.stop();
    expect(watching.errors).toEqual([]);
  });

  test("is one for a provider that is down, however many accounts it has", async () => {
    const it = await scene(...Array.from({ length: 20 }, (_, n) => `user-${n}`));
    const { channel, taken, notices } = inbox();
    const watching = running(it, { channels: [channel], everyMs: 10 * minute });
    await watching.round();
    it.acme.down = true;
    const { conditions } = await watching.round(hour);
    expect(conditions).toEqual([
      expect.objectContaining({ accounts: expect.toSatisfy((count) => count > 1) as number }),
    ]);
    expect(taken()).toEqual(["opened provider-unavailable acme"]);
    expect(notices[0]).toMatchObject({ severity: "warning", provider: "acme", message: /503/ as never });
    it.acme.down = false;
    await watching.round(hour);
    expect(taken()).toEqual(["resolved provider-unavailable acme"]);
    await watching.stop();
  });

  test("announces the end of a login, and not that of a paused account", async () => {
    const { save, ...it } = await scene();
    const ends = { refreshTokenExpiresAt: it.clock.now() + 8 * day };
    await save("alice", ends);
    await save("bob", ends);
    await editAccount(it.store, { key: it.keyOf("bob") }, { paused: true }, { clock: it.clock });
    await editAccount(
      it.store,
      { key: it.keyOf("alice") },
      { owner: "ada", labels: { team: "x" } },
      { clock: it.clock },
    );
    const { channel, taken, notices } = inbox();
    const watching = running(it, { channels: [channel], everyMs: hour });
    await watching.round();
    expect(taken()).toEqual([]);
    await watching.round(26 * hour);
    expect(taken()).toEqual(["opened login-ends-soon acme/alice"]);
    expect(notices[0]!.account).toMatchObject({ owner: "ada", labels: { team: "x" } });
    await watching.stop();
  });

  test("survives a restart, and a channel that fails", async () => {
    const it = await scene("alice");
    const [first, second] = [inbox("one"), inbox("two")];
    const channels = [first.channel, second.channel];
    second.channel.broken = true;
    it.acme.revoked.add("alice");
    const before = running(it, { channels, everyMs: 10 * minute });
    await before.round(2 * hour);
    expect(first.taken()).toEqual(["opened reconnect-required acme/alice"]);
    expect(before.errors[0]).toBe("The two channel did not deliver a notice: The inbox is full.");
    await before.stop();
    second.channel.broken = false;
    const after = running(it, { channels });
    await after.round();
    expect([first.taken(), second.taken()]).toEqual([[], ["opened reconnect-required acme/alice"]]);
    await after.stop();
  });
});

describe("several watches of one store", () => {
  test("one sends, and another goes on when it is gone", async () => {
    const it = await scene("alice");
    const [first, second] = [inbox(), inbox()];
    const one = running(it, { channels: [first.channel], everyMs: 20 * minute });
    const two = running(it, { channels: [second.channel], everyMs: 20 * minute });
    expect((await one.round()).leads).toBe(true);
    it.acme.revoked.add("alice");
    const standby = await two.round(2 * hour);
    expect(standby.leads).toBe(false);
    expect(standby.conditions).toHaveLength(1);
    expect([first.taken(), second.taken()]).toEqual([["opened reconnect-required acme/alice"], []]);
    await one.stop();
    expect((await two.round(20 * minute)).leads).toBe(true);
    expect(second.taken()).toEqual([]);
    await two.round(day);
    expect(second.taken()).toEqual(["repeated reconnect-required acme/alice"]);
    await two.stop();
  });
});

describe("a store that fails", () => {
  /** A store whose writes or reads fail while `broken` says so. */
  function breakable(store: Store) {
    const broken = { list: false, commit: false };
    const fail = (): never => {
      throw new SessionStoreError("The disk is full.");
    };
    const sessions: Store["sessions"] = {
      ...store.sessions,
      list: () => (broken.list ? fail() : store.sessions.list()),
      commit: async (...given) => (broken.commit ? fail() : store.sessions.commit(...given)),
    };
    return { broken, store: { ...store, sessions } };
  }

  test("is told without the store, and resolved", async () => {
    const { store: real, ...rest } = await scene("alice");
    const { broken, store } = breakable(real);
    const { channel, taken, notices } = inbox();
    const watching = running({ ...rest, store }, { channels: [channel] });
    broken.list = true;
    expect((await watching.round(3 * minute)).accounts).toBeUndefined();
    expect(taken()).toEqual(["opened store-unavailable"]);
    expect(notices[0]!.message).toBe("watch:1 cannot use the store sqlite::memory:. The disk is full.");
    broken.list = false;
    await watching.round(minute);
    expect(taken()).toEqual(["resolved store-unavailable"]);
    await watching.stop();
  });

  test("keeps new tokens until it takes them", async () => {
    const { store: real, ...rest } = await scene("alice");
    const { broken, store } = breakable(real);
    const { channel, taken } = inbox();
    const watching = running({ ...rest, store }, { channels: [channel] });
    await watching.round();
    broken.commit = true;
    await watching.round(32 * minute);
    expect(taken()).toContain("opened tokens-unsaved");
    const { requests } = rest.acme;
    broken.commit = false;
    await watching.round(2 * minute);
    expect(taken()).toContain("resolved tokens-unsaved");
    expect(rest.acme.requests).toBe(requests);
    await watching.stop();
  });

  test("hands over tokens that it never took when the watch ends", async () => {
    const { store: real, ...rest } = await scene("alice");
    const { broken, store } = breakable(real);
    const handed: unknown[] = [];
    const watching = running(
      { ...rest, store },
      { channels: [], onUnsaved: (account, error) => handed.push([account.name, (error as Error).name]) },
    );
    await watching.round();
    broken.commit = true;
    await watching.round(hour);
    await watching.stop();
    expect(handed).toEqual([["alice", "SessionSaveError"]]);
  });
});
