import type { Session } from "../session.ts";
import type { Claim, SharedSessionManager } from "../session-manager.ts";
import { check, equal, fails, type Case } from "./check.ts";
import { listCases } from "./list-cases.ts";
import { sessionManagerCases } from "./session-manager-cases.ts";
import { all, cases, oddKeys, sample, type Create, type StoreUnderTest } from "./store-under-test.ts";

/** Options of a suite. */
export interface SuiteOptions {
  /**
   * Lease in the cases, in milliseconds. Short for a real clock.
   *
   * @default 1,000
   */
  readonly leaseMs?: number;
}

/** Conformance cases of a shared session manager. Includes `sessionManagerCases`. */
export function sharedSessionManagerCases(
  create: Create<SharedSessionManager>,
  { leaseMs = 1000 }: SuiteOptions = {},
): Case[] {
  const claim = (sessions: SharedSessionManager, owner: string, known: string | undefined): Promise<Claim> =>
    sessions.claim("key", { known, owner, leaseMs });

  async function held(store: StoreUnderTest): Promise<Session> {
    const session = sample();
    await store.sessions.set("key", session);
    equal((await claim(store.sessions, "owner", session.version)).kind, "claimed", "the first claim");
    return session;
  }

  return [
    ...sessionManagerCases(create),
    ...cases<SharedSessionManager>(create, {
      "claims without a session": async ({ sessions }) => {
        const first = await claim(sessions, "one", undefined);
        equal(first, { kind: "claimed", session: undefined }, "the claim");
        equal((await claim(sessions, "two", undefined)).kind, "busy", "a second claim");
        equal(await sessions.get("key"), undefined, "the session after a claim");
      },
      "claims for a caller that holds the stored version": async ({ sessions }) => {
        const session = sample();
        await sessions.set("key", session);
        equal(await claim(sessions, "one", session.version), { kind: "claimed", session }, "the claim");
        equal(await sessions.get("key"), session, "the session during a claim");
      },
      "is busy for others, and says for how long": async (store) => {
        const session = await held(store);
        for (const sessions of [store.sessions, await store.another()]) {
          const answer = await claim(sessions, "two", session.version);
          check(answer.kind === "busy", "a second owner got the lease");
          check(answer.retryAfterMs > 0 && answer.retryAfterMs <= leaseMs, `retryAfterMs is ${answer.retryAfterMs}`);
        }
      },
      "returns a newer session instead of a lease": async ({ sessions }) => {
        const session = sample();
        await sessions.set("key", session);
        for (const known of [undefined, "an-older-version"]) {
          equal(await claim(sessions, "one", known), { kind: "newer", session }, `the claim that knows ${known}`);
        }
        equal((await claim(sessions, "two", session.version)).kind, "claimed", "the claim after a newer one");
      },
      "never lets a stale caller wait": async (store) => {
        const session = await held(store);
        equal(
          await claim(store.sessions, "two", "an-older-version"),
          { kind: "newer", session },
          "the stale caller's claim",
        );
      },
      "claims with no session after someone logged out": async ({ sessions }) => {
        equal(
          await claim(sessions, "one", "a-forgotten-version"),
          { kind: "claimed", session: undefined },
          "the claim",
        );
      },
      "commits and releases the lease": async (store) => {
        const session = await held(store);
        const next = sample();
        const commit = await store.sessions.commit("key", next, { owner: "owner", parent: session.version });
        equal(commit, "committed", "the commit");
        const other = await store.another();
        equal(await other.get("key"), next, "the session after the commit");
        equal(await claim(other, "two", next.version), { kind: "claimed", session: next }, "the next claim");
      },
      "commits the first session": async ({ sessions }) => {
        await claim(sessions, "one", undefined);
        const session = sample();
        equal(await sessions.commit("key", session, { owner: "one", parent: undefined }), "committed", "the commit");
        equal(await sessions.get("key"), session, "the session after the commit");
      },
      "refuses a commit whose parent is no longer stored": async (store) => {
        await held(store);
        const login = sample();
        await store.sessions.set("key", login);
        for (const parent of ["an-older-version", undefined]) {
          const commit = await store.sessions.commit("key", sample(), { owner: "owner", parent });
          equal(commit, { superseded: login }, `the commit on ${parent}`);
        }
        equal(await store.sessions.get("key"), login, "the login in between");
      },
      "refuses a commit after a logout, and stores nothing": async (store) => {
        const session = await held(store);
        await store.sessions.set("key", undefined);
        const commit = await store.sessions.commit("key", sample(), { owner: "owner", parent: session.version });
        check(commit !== "committed" && commit.superseded === undefined, "the commit was accepted");
        equal(await store.sessions.get("key"), undefined, "the session after the logout");
      },
      "returns the stored session for a repeated commit": async (store) => {
        const session = await held(store);
        const next = sample();
        const commit = { owner: "owner", parent: session.version };
        await store.sessions.commit("key", next, commit);
        equal(await store.sessions.commit("key", next, commit), { superseded: next }, "the repeated commit");
      },
      "releases a lease to the next": async (store) => {
        const session = await held(store);
        await store.sessions.release("key", { owner: "owner" });
        equal(await store.sessions.get("key"), session, "the session after the release");
        equal(await claim(store.sessions, "two", session.version), { kind: "claimed", session }, "the next claim");
      },
      "releases no other owner's lease": async (store) => {
        const session = await held(store);
        await store.sessions.release("key", { owner: "stranger" });
        equal((await claim(store.sessions, "two", session.version)).kind, "busy", "a claim after a stranger's release");
      },
      "keeps another owner's lease at a commit without a lease": async (store) => {
        const session = await held(store);
        const commit = await store.sessions.commit("key", session, { owner: "stranger", parent: session.version });
        equal(commit, "committed", "the stranger's commit");
        equal((await claim(store.sessions, "two", session.version)).kind, "busy", "a claim after it");
      },
      "removes the claim when a session is set": async (store) => {
        await held(store);
        const login = sample();
        await store.sessions.set("key", login);
        equal(await claim(store.sessions, "two", login.version), { kind: "claimed", session: login }, "the next claim");
      },
      "grants an expired lease, and reports the interruption": async (store) => {
        const session = await held(store);
        await store.pass(leaseMs + 1);
        const answer = await claim(await store.another(), "two", session.version);
        check(answer.kind === "claimed", "the lease did not run out");
        check(typeof answer.interrupted?.since === "number", "nothing reports the interrupted owner");
        await store.sessions.release("key", { owner: "two" });
        equal(
          await claim(store.sessions, "three", session.version),
          { kind: "claimed", session },
          "the claim after that",
        );
      },
      "accepts a late commit, which may contain the only live refresh token": async (store) => {
        const session = await held(store);
        await store.pass(leaseMs + 1);
        const other = await store.another();
        equal((await claim(other, "two", session.version)).kind, "claimed", "the claim of the second");
        const late = sample();
        const commit = await store.sessions.commit("key", late, { owner: "owner", parent: session.version });
        equal(commit, "committed", "the late commit");
        const second = await other.commit("key", sample(), { owner: "two", parent: session.version });
        equal(second, { superseded: late }, "the commit of the second");
      },
      "lets exactly one of many claim": async (store) => {
        const session = sample();
        await store.sessions.set("key", session);
        const managers = [store.sessions, await store.another()];
        const claims = await Promise.all(
          Array.from({ length: 24 }, (_, n) => claim(managers[n % 2]!, `owner-${n}`, session.version)),
        );
        equal(claims.filter(({ kind }) => kind === "claimed").length, 1, "the number of owners");
        equal(claims.filter(({ kind }) => kind === "busy").length, 23, "the number of waiters");
      },
      "lets exactly one of many claim without a session": async (store) => {
        const managers = [store.sessions, await store.another()];
        const claims = await Promise.all(
          Array.from({ length: 12 }, (_, n) => claim(managers[n % 2]!, `owner-${n}`, undefined)),
        );
        equal(claims.filter(({ kind }) => kind === "claimed").length, 1, "the number of owners");
      },
      "lets exactly one of many commit on one parent": async (store) => {
        const session = await held(store);
        const managers = [store.sessions, await store.another()];
        const commits = await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            managers[n % 2]!.commit("key", sample(), { owner: `owner-${n}`, parent: session.version }),
          ),
        );
        equal(commits.filter((commit) => commit === "committed").length, 1, "the number of accepted commits");
      },
      "keeps accounts apart": async ({ sessions }) => {
        await Promise.all(oddKeys.map((key) => sessions.set(key, sample({ scope: key }))));
        const claims = await Promise.all(
          oddKeys.map(async (key) => {
            const { version } = (await sessions.get(key))!;
            return sessions.claim(key, { known: version, owner: "one", leaseMs });
          }),
        );
        for (const [index, answer] of claims.entries()) {
          const scope = answer.kind === "claimed" ? answer.session?.scope : answer.kind;
          equal(scope, oddKeys[index], "the claim");
        }
      },
      "fails a claim of an unreadable record": async (store) => {
        if (!store.corrupt) return;
        await store.sessions.set("key", sample());
        await store.corrupt("key");
        await fails(claim(store.sessions, "one", undefined), "session_store", "the claim");
      },
      "notifies watchers of a commit, until they are disposed": async (store) => {
        const { sessions } = store;
        if (!sessions.watch) return;
        const session = await held(store);
        let calls = 0;
        const watcher = sessions.watch("key", () => void (calls += 1));
        await store.pass(100);
        const next = sample();
        await (await store.another()).commit("key", next, { owner: "owner", parent: session.version });
        for (let wait = 0; wait < 50 && calls === 0; wait++) await store.pass(20);
        check(calls > 0, "the watcher was not called");
        watcher[Symbol.dispose]();
        const before = calls;
        await sessions.set("key", sample());
        await store.pass(100);
        equal(calls, before, "calls after the watcher was disposed");
      },
      "lists expiring sessions, soonest first": async ({ sessions }) => {
        if (!sessions.expiring) return;
        for (const expiresAt of [4000, 1000, 3000, 2000])
          await sessions.set(`at-${expiresAt}`, sample({ expiresAt, obtainedAt: 1 }));
        const { expiresAt: _, ...endless } = sample();
        await sessions.set("endless", endless);
        const found = await all(sessions.expiring({ before: 4000, limit: 2 }));
        equal(
          found,
          [
            { key: "at-1000", expiresAt: 1000 },
            { key: "at-2000", expiresAt: 2000 },
          ],
          "the two soonest",
        );
        const every = await all(sessions.expiring({ before: 4000, limit: 10 }));
        equal(
          every.map(({ key }) => key),
          ["at-1000", "at-2000", "at-3000"],
          "those before the time",
        );
      },
      ...listCases(leaseMs),
    }),
  ];
}
