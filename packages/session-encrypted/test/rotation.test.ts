import { memorySessions, inProcessClaims, type Session, type SessionManager } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { encryptedSessions } from "@tokens/session-encrypted";
import { decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";
import { canarySession, keysNamed, mapSessions } from "./support.ts";

const leaseMs = 1000;

/** A shared store with three sessions that the old key encrypted, and the keys of before and after a rotation. */
async function beforeRotation() {
  const clock = testClock();
  const inner = memorySessions({ clock });
  const [old, fresh] = keysNamed("old", "fresh") as [{ id: string; key: string }, { id: string; key: string }];
  const before = encryptedSessions(inner, { keys: [old] });
  const accounts = ["alice", "bob", "carol"];
  const stored = new Map(accounts.map((name) => [name, canarySession(name)]));
  for (const [name, session] of stored) await before.set(name, session);
  const kid = async (key: string): Promise<unknown> => decodeProtectedHeader((await inner.get(key))!.accessToken).kid;
  return {
    clock,
    inner,
    old,
    fresh,
    before,
    accounts,
    stored,
    kid,
    after: encryptedSessions(inner, { keys: [fresh, old] }),
  };
}

test("old keys decrypt, and the next set or commit uses the first key", async () => {
  const { after, stored, kid, inner, fresh } = await beforeRotation();
  for (const [name, session] of stored) expect(await after.get(name)).toEqual(session);
  expect(await kid("alice")).toBe("old");

  const next = canarySession("next");
  await after.commit("alice", next, { owner: "one", parent: stored.get("alice")!.version });
  await after.set("bob", stored.get("bob"));
  expect(await Promise.all(["alice", "bob", "carol"].map(kid))).toEqual(["fresh", "fresh", "old"]);

  const done = encryptedSessions(inner, { keys: [fresh] });
  expect(await done.get("alice")).toEqual(next);
  await expect(done.get("carol")).rejects.toThrow(/"old", which is not in `keys`/);
});

test("rewrap changes only the ciphertexts", async () => {
  const { after, accounts, stored, kid, inner, fresh } = await beforeRotation();
  expect(await after.rewrap([...accounts, "nobody"])).toBe(3);
  expect(await after.rewrap(accounts)).toBe(0);
  expect(await Promise.all(accounts.map(kid))).toEqual(["fresh", "fresh", "fresh"]);
  const done = encryptedSessions(inner, { keys: [fresh] });
  for (const [name, session] of stored) expect(await done.get(name)).toEqual(session);
  expect(await inner.get("nobody")).toBeUndefined();
});

test("rewrap accepts an async iterable", async () => {
  const { after, accounts } = await beforeRotation();
  async function* listed(): AsyncGenerator<string> {
    yield* accounts;
  }
  expect(await after.rewrap(listed())).toBe(3);
});

test("rewrap does not disturb a refresh in progress", async () => {
  const { after, before, stored, kid } = await beforeRotation();
  const { version } = stored.get("alice")!;
  expect(await before.claim("alice", { known: version, owner: "holder", leaseMs })).toMatchObject({ kind: "claimed" });
  expect(await after.rewrap(["alice"])).toBe(1);
  expect(await kid("alice")).toBe("fresh");

  const other = await after.claim("alice", { known: version, owner: "other", leaseMs });
  expect(other).toMatchObject({ kind: "busy" });
  const next = canarySession("next");
  expect(await before.commit("alice", next, { owner: "holder", parent: version })).toBe("committed");
  expect(await after.get("alice")).toEqual(next);
});

test("rewrap keeps the interrupted lease of a dead process", async () => {
  const { after, before, stored, clock } = await beforeRotation();
  const { version } = stored.get("alice")!;
  const since = clock.now();
  await before.claim("alice", { known: version, owner: "holder", leaseMs });
  await clock.advance(leaseMs + 1);
  await after.rewrap(["alice"]);
  expect(await after.claim("alice", { known: version, owner: "next", leaseMs })).toMatchObject({
    interrupted: { since },
  });
});

test("a concurrent refresh or logout wins over rewrap", async () => {
  for (const outcome of [canarySession("refreshed"), undefined]) {
    const { inner, old, fresh, before, stored } = await beforeRotation();
    let interfered = false;
    const slow = {
      ...inner,
      async commit(key: string, session: Session, claim: { owner: string; parent: string | undefined }) {
        if (!interfered) {
          interfered = true;
          if (outcome) await before.commit(key, outcome, { owner: "other", parent: stored.get("alice")!.version });
          else await before.set(key, undefined);
        }
        return inner.commit(key, session, claim);
      },
    };
    const after = encryptedSessions(slow, { keys: [fresh, old] });
    expect(await after.rewrap(["alice"])).toBe(outcome ? 1 : 0);
    expect(await after.get("alice")).toEqual(outcome);
  }
});

test("rewrap gives up on a session that others keep storing with another first key", async () => {
  const { inner, old, fresh, before } = await beforeRotation();
  const contested = {
    ...inner,
    async commit(key: string, session: Session, claim: { owner: string; parent: string | undefined }) {
      await before.set(key, canarySession("again"));
      return inner.commit(key, session, claim);
    },
  };
  const after = encryptedSessions(contested, { keys: [fresh, old] });
  await expect(after.rewrap(["alice"])).rejects.toMatchObject({ code: "session_store", retryable: true });
});

test("rewrap continues after an unreadable session, and names it at the end", async () => {
  const { after, inner, kid } = await beforeRotation();
  const bob = (await inner.get("bob"))!;
  await inner.set("bob", { ...bob, expiresAt: 1 });
  const work = after.rewrap(["alice", "bob", "carol"]);
  await expect(work).rejects.toMatchObject({ code: "session_store", retryable: false });
  await expect(work).rejects.toThrow(/^2 sessions were re-encrypted, 1 could not be\. The record of the session bob /);
  expect([await kid("alice"), await kid("carol")]).toEqual(["fresh", "fresh"]);
  expect(await inner.get("bob")).toEqual({ ...bob, expiresAt: 1 });
});

test("rewrap names the first ten of many", async () => {
  const { after, inner } = await beforeRotation();
  const names = Array.from({ length: 12 }, (_, n) => `plain-${n}`);
  for (const name of names) await inner.set(name, canarySession(name));
  await expect(after.rewrap(names)).rejects.toThrow(/12 could not be.*plain-9 .* And 2 more\.$/);
});

test("rewrap stops at once when the store fails", async () => {
  const { inner, old, fresh } = await beforeRotation();
  const asked: string[] = [];
  const down = { ...inner, get: (key: string) => (asked.push(key), Promise.reject(new Error("down"))) };
  const after = encryptedSessions(down, { keys: [fresh, old] });
  await expect(after.rewrap(["alice", "bob"])).rejects.toThrow("down");
  expect(asked).toEqual(["alice"]);
});

test("rewrap encrypts plain records while they are migrated", async () => {
  const { inner, old, fresh, kid } = await beforeRotation();
  const plain = canarySession("plain");
  await inner.set("plain", plain);
  const after = encryptedSessions(inner, { keys: [fresh, old], migratePlain: true });
  expect(await after.rewrap(["plain"])).toBe(1);
  expect(await kid("plain")).toBe("fresh");
  expect(await after.get("plain")).toEqual(plain);
});

test("rewrap is serialized with refreshes of this process for a two-method manager", async () => {
  const rows = mapSessions();
  const [old, fresh] = keysNamed("old", "fresh") as [{ id: string; key: string }, { id: string; key: string }];
  const first = canarySession("first");
  await encryptedSessions(rows, { keys: [old] }).set("alice", first);
  const late: (() => void)[] = [];
  const slow: SessionManager = {
    ...rows,
    get: async (key) => (await new Promise<void>((go) => late.push(go)), rows.get(key)),
  };
  const after = encryptedSessions(slow, { keys: [fresh, old] });

  // The token manager's commit and that of rewrap are under way at the same time.
  const next = canarySession("next");
  const rewrapped = after.rewrap(["alice"]);
  const committed = inProcessClaims(after).commit("alice", next, { owner: "one", parent: first.version });
  let settled = false;
  const both = Promise.all([committed, rewrapped]).finally(() => (settled = true));
  for (let turn = 0; turn < 1_000_000 && !settled; turn++) {
    late.splice(0).forEach((go) => go());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await both)[0]).toBe("committed");
  expect(await encryptedSessions(rows, { keys: [fresh] }).get("alice")).toEqual(next);
});
