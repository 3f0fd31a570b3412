import type { Session, SessionEntry } from "../session.ts";
import { check, equal } from "./check.ts";
import { all, oddKeys, sample, type StoreUnderTest } from "./store-under-test.ts";

/** What is listed of a session while nobody refreshes it. */
function entryOf(key: string, { version, obtainedAt, expiresAt, refreshTokenExpiresAt }: Session): SessionEntry {
  return {
    key,
    version,
    obtainedAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(refreshTokenExpiresAt !== undefined && { refreshTokenExpiresAt }),
  };
}

const byKey = (a: SessionEntry, b: SessionEntry): number => (a.key < b.key ? -1 : 1);

/** What a manager that lists its sessions must do besides. */
export function listCases(leaseMs: number): Readonly<Record<string, (store: StoreUnderTest) => Promise<void>>> {
  return {
    "lists every session without its tokens": async ({ sessions, another }) => {
      if (!sessions.list) return;
      equal(await all(sessions.list()), [], "the list of an empty store");
      const { expiresAt: _, ...endless } = sample();
      const stored = new Map<string, Session>([
        ...oddKeys.map((key) => [key, sample({ scope: key })] as const),
        ["endless", endless],
        ["ends for good", sample({ refreshTokenExpiresAt: 1_798_761_600_000 })],
        ["imported", sample({ obtainedAt: 0 })],
      ]);
      for (const [key, session] of stored) await sessions.set(key, session);
      await sessions.set("forgotten", sample());
      await sessions.set("forgotten", undefined);
      const expected = [...stored].map(([key, session]) => entryOf(key, session)).toSorted(byKey);
      equal((await all((await another()).list!())).toSorted(byKey), expected, "the list");
    },
    "tells in the list of a refresh that is under way, until it is over": async ({ sessions, pass }) => {
      if (!sessions.list) return;
      const session = sample();
      await sessions.set("key", session);
      await sessions.claim("first login", { known: undefined, owner: "one", leaseMs });
      await sessions.claim("key", { known: session.version, owner: "one", leaseMs });
      const [entry, ...more] = await all(sessions.list());
      equal(more, [], "what is listed besides");
      check(entry?.claim !== undefined, "nothing tells of the claim");
      const { claim, ...rest } = entry;
      equal(claim.until - claim.since, leaseMs, "how long the lease lasts");
      equal(rest, entryOf("key", session), "the entry during a claim");
      await pass(leaseMs + 1);
      equal(await all(sessions.list()), [entryOf("key", session)], "the list after the lease");
    },
    "passes over what it cannot read when it lists": async ({ sessions, corrupt }) => {
      if (!sessions.list || !corrupt) return;
      await sessions.set("rotten", sample());
      await corrupt("rotten");
      const session = sample();
      await sessions.set("sound", session);
      const found = (await all(sessions.list())).filter(({ key }) => key !== "rotten");
      equal(found, [entryOf("sound", session)], "what can be read");
    },
  };
}
