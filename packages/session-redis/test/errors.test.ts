import { inspect } from "node:util";
import { SessionStoreError } from "@tokens/core";
import { redisSessions, type RedisSessions } from "@tokens/session-redis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Admin } from "./support/clients.ts";
import { url, withRedis } from "./support/lane.ts";
import { caretaker, randomPrefix, sample, type Caretaker } from "./support/store.ts";

const lease = { known: undefined, owner: "one", leaseMs: 60_000 };

/** Every way to use a record, and what it does to a record that it cannot use. */
const uses: Readonly<Record<string, (sessions: RedisSessions) => Promise<unknown>>> = {
  get: (sessions) => sessions.get("key"),
  claim: (sessions) => sessions.claim("key", lease),
  commit: (sessions) => sessions.commit("key", sample(), { owner: "one", parent: undefined }),
  release: (sessions) => sessions.release("key", { owner: "one" }),
  set: (sessions) => sessions.set("key", sample()),
  forget: (sessions) => sessions.set("key", undefined),
};
const { set: _, forget: __, ...careful } = uses;

withRedis("a record that cannot be used", () => {
  let admin: Admin;
  let sessions: RedisSessions;
  let records: Caretaker;
  let record: string;
  beforeAll(async () => void (admin = await connect(url)));
  afterAll(() => admin.destroy());
  beforeEach(async () => {
    const prefix = randomPrefix();
    sessions = redisSessions(admin, { prefix });
    records = caretaker([admin], prefix);
    await sessions.set("key", sample());
    ({ record } = await records.recordOf("key"));
  });
  afterEach(() => records.clear());

  async function refusedUntouched(use: (sessions: RedisSessions) => Promise<unknown>): Promise<SessionStoreError> {
    const before = await admin.dump(record);
    const error: unknown = await use(sessions).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SessionStoreError);
    expect(error).toMatchObject({ retryable: false });
    expect(await admin.dump(record)).toEqual(before);
    return error as SessionStoreError;
  }

  test.for(Object.entries(uses))("of a newer format: %s fails and changes nothing", async ([, use]) => {
    await admin.hSet(record, "format", "2");
    expect((await refusedUntouched(use)).message).toContain("upgrade");
  });

  test.for(Object.entries(uses))("of another type: %s fails and changes nothing", async ([, use]) => {
    await admin.del(record);
    await admin.set(record, "someone else's");
    expect((await refusedUntouched(use)).message).toContain("choose another prefix");
  });

  test.for(Object.entries(careful))("of another program: %s fails and changes nothing", async ([, use]) => {
    await admin.del(record);
    await admin.hSet(record, "field", "someone else's");
    await refusedUntouched(use);
  });

  describe.for([
    ["not JSON", { session: '{"version":"torn, with a secret' }],
    ["not a session", { session: '{"accessToken":"a secret"}' }],
    ["null", { session: "null" }],
    ["empty", { session: "" }],
  ] as const)("whose session is %s", ([, fields]) => {
    beforeEach(async () => void (await admin.hSet(record, fields)));

    test("cannot be read or claimed, with or without its version, and is kept", async () => {
      await refusedUntouched((store) => store.get("key"));
      await refusedUntouched((store) => store.claim("key", lease));
      const known = await admin.hGet(record, "version");
      const error = await refusedUntouched((store) => store.claim("key", { ...lease, known: known! }));
      expect(inspect(error, { depth: 9 })).not.toContain("secret");
    });

    test("is replaced by a login", async () => {
      const login = sample();
      await sessions.set("key", login);
      expect(await sessions.get("key")).toEqual(login);
    });
  });

  test.for(["version", "session"])("that has lost its %s is neither absent nor claimed", async (field) => {
    await admin.hDel(record, field);
    await refusedUntouched((store) => store.get("key"));
    await refusedUntouched((store) => store.claim("key", lease));
  });

  test("whose version differs from its session does not count as newer", async () => {
    const known = (await sessions.get("key"))!.version;
    await admin.hSet(record, "version", "another");
    await refusedUntouched((store) => store.claim("key", { ...lease, known }));
  });
});

withRedis("a client", () => {
  test("closed: gives a retryable error with advice", async () => {
    const closed = await connect(url);
    closed.destroy();
    const error: unknown = await redisSessions(closed)
      .get("key")
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SessionStoreError);
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("Connect the client") });
  });

  test("works with buffers as replies", async () => {
    const client = await connect(url);
    const prefix = randomPrefix();
    const sessions = redisSessions(client.withTypeMapping({ 36: Buffer }), { prefix });
    const session = sample();
    await sessions.set("key", session);
    expect(await sessions.get("key")).toEqual(session);
    expect(await Array.fromAsync(sessions.expiring({ before: Infinity, limit: 9 }))).toEqual([
      { key: "key", expiresAt: session.expiresAt },
    ]);
    await caretaker([client], prefix).clear();
    client.destroy();
  });
});

test.for([undefined, null, {}, "redis://user:canary@host"])(
  "throws a TypeError for %o instead of a client",
  (client) => {
    const create = (): unknown => redisSessions(client as never);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(
      `redisSessions(client): client must be a client of node-redis or ioredis, e.g. await createClient({ url }).connect(), not ${client === null ? "null" : typeof client}.`,
    );
  },
);
