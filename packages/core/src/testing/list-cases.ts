import type { Session, SessionEntry } from "../session.ts";
import { check, equal } from "./check.ts";
import { all, oddKeys, sample, type StoreUnderTest } from "./store-under-test.ts";

/** The entry of a session without a lease. */
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

/** Additional cases for managers with `list`. */
export function listCases(leaseMs: number): Readonly<Record<string, (store: StoreUnderTest) => Promise<void>>> {
  return {
    "lists every session without its tokens": async ({ sessions, another }) => {
      if (!sessions.list) return;
      equal(await all(sessions.list()), [], "the list of an empty store");
      const { expiresAt: _, ...endless } = sample();
      const stored = new Map<string, Session>([
        ...oddKeys.map((key) => [key, sample({ scope: key })] as const),
        ["without an expiry", endless],
        ["with a refresh token expiry", sample({ refreshTokenExpiresAt: 1_798_761_600_000 })],
        ["imported", sample({ obtainedAt: 0 })],
      ]);
      for (const [key, session] of stored) await sessions.set(key, session);
      await sessions.set("deleted", sample());
      await sessions.set("deleted", undefined);
      const expected = [...stored].map(([key, session]) => entryOf(key, session)).toSorted(byKey);
      equal((await all((await another()).list!())).toSorted(byKey), expected, "the list");
    },
    "lists the lease of a refresh in progress": async ({ sessions, pass }) => {
      if (!sessions.list) return;
      const session = sample();
      await sessions.set("key", session);
      await sessions.claim("first login", { known: undefined, owner: "one", leaseMs });
      await sessions.claim("key", { known: session.version, owner: "one", leaseMs });
      const [entry, ...more] = await all(sessions.list());
      equal(more, [], "the other entries");
      check(entry?.claim !== undefined, "the entry has no claim");
      const { claim, ...rest } = entry;
      equal(claim.until - claim.since, leaseMs, "the duration of the lease");
      equal(rest, entryOf("key", session), "the entry during a claim");
      await pass(leaseMs + 1);
      equal(await all(sessions.list()), [entryOf("key", session)], "the list after the lease");
    },
    "skips unreadable records in the list": async ({ sessions, corrupt }) => {
      if (!sessions.list || !corrupt) return;
      await sessions.set("unreadable", sample());
      await corrupt("unreadable");
      const session = sample();
      await sessions.set("readable", session);
      const found = (await all(sessions.list())).filter(({ key }) => key !== "unreadable");
      equal(found, [entryOf("readable", session)], "the readable sessions");
    },
  };
}
