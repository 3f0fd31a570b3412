import type { Session, SharedSessionManager } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import { run, type RedisClient } from "./client.ts";
import { storeError, unreadable } from "./errors.ts";
import { refuseEviction } from "./eviction.ts";
import { listExpiring } from "./expiring.ts";
import { allIndexes, namesOf, allRecordPrefixes } from "./keys.ts";
import { listRecords } from "./list.ts";
import { createSubscriber } from "./push.ts";
import { expiryOf, replyOf, sessionOf, type Reply } from "./record.ts";
import {
  claimScript,
  commitScript,
  forgetScript,
  getScript,
  releaseScript,
  setScript,
  type Script,
} from "./scripts.ts";

/** Options of `redisSessions()`. */
export interface RedisSessionsOptions {
  /**
   * Prefix of every Redis key and channel.
   *
   * @default "tokens:"
   */
  readonly prefix?: string;
  /**
   * Accepts a server that may evict sessions, and with them refresh tokens, when its memory is full.
   *
   * @default false
   */
  readonly allowEviction?: boolean;
}

/** Sessions in Redis, with `watch`, `expiring` and `list`. */
export type RedisSessions<S extends Session = Session> = Required<SharedSessionManager<S>>;

/**
 * Sessions in Redis or Valkey, through a connected client of node-redis (client, pool, cluster) or ioredis (client, cluster). Rejects with
 * `SessionStoreError`, not `retryable` when only a person can fix the cause. Throws a `TypeError` for anything but a client.
 */
export function redisSessions<S extends Session = Session>(
  client: RedisClient,
  { prefix = "tokens:", allowEviction = false }: RedisSessionsOptions = {},
): RedisSessions<S> {
  checkOption(
    "redisSessions(client): client",
    client,
    hasMethods(client, "evalSha") || hasMethods(client, "evalsha"),
    "a client of node-redis or ioredis, e.g. await createClient({ url }).connect()",
  );
  const names = (key: string): ReturnType<typeof namesOf> => namesOf(prefix, key);
  const subscribe = createSubscriber(client);
  let checked: Promise<void> | undefined;

  /** Checks once, before the first write; again after a failure. */
  function checkEviction(record: string): Promise<void> {
    checked ??= refuseEviction(client, record).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  }

  async function send(what: string, script: Script, keys: [string, ...string[]], args: string[]): Promise<unknown> {
    try {
      if (!allowEviction && (script === claimScript || script === setScript)) await checkEviction(keys[0]);
      return await run(client, script, keys, args);
    } catch (error) {
      throw storeError(error, what);
    }
  }

  async function call(
    verb: string,
    key: string,
    script: Script,
    keys: [string, ...string[]],
    args: string[],
  ): Promise<Reply> {
    const reply = replyOf(await send(`${verb} ${key}`, script, keys, args));
    if (reply.outcome === "unreadable") throw unreadable(key, keys[0], reply.detail);
    return reply;
  }

  const sessionIn = (key: string, reply: Reply): S | undefined => sessionOf<S>(key, names(key).record, reply);

  const release: RedisSessions<S>["release"] = async (key, { owner }) => {
    const { record, channel } = names(key);
    await call("release", key, releaseScript, [record], [owner, channel]);
  };

  return {
    async get(key) {
      return sessionIn(key, await call("read", key, getScript, [names(key).record], []));
    },

    async set(key, session) {
      const { record, index, channel } = names(key);
      if (session) {
        const args = [key, channel, "", session.version, expiryOf(session), JSON.stringify(session)];
        await call("store", key, setScript, [record, index], args);
      } else {
        await call("forget", key, forgetScript, [record, index], [key, channel]);
      }
    },

    async claim(key, { known, owner, leaseMs }) {
      const { record } = names(key);
      const reply = await call("claim", key, claimScript, [record], [known ?? "", owner, String(Math.ceil(leaseMs))]);
      const { outcome, detail } = reply;
      if (outcome === "busy") return { kind: "busy", retryAfterMs: Number(detail) };
      try {
        const session = sessionIn(key, reply);
        if (outcome === "newer") {
          // If the versions of the record and of its session differed, no claim would ever succeed.
          if (!session || session.version === known) throw unreadable(key, record, undefined);
          return { kind: "newer", session };
        }
        return {
          kind: "claimed",
          session,
          ...(outcome === "interrupted" && { interrupted: { since: Number(detail) } }),
        };
      } catch (error) {
        // Nobody can refresh an unreadable session: other callers should get the error, too, instead of waiting for this lease.
        if (outcome !== "newer") await release(key, { owner }).catch(() => undefined);
        throw error;
      }
    },

    async commit(key, session, { owner, parent }) {
      const { record, index, channel } = names(key);
      const args = [key, channel, parent ?? "", session.version, expiryOf(session), JSON.stringify(session), owner];
      const reply = await call("commit", key, commitScript, [record, index], args);
      return reply.outcome === "done" ? "committed" : { superseded: sessionIn(key, reply) };
    },

    release,

    watch: (key, onChange) => subscribe(names(key).channel, onChange),

    async *expiring(range) {
      yield* await listExpiring(allIndexes(prefix), range, (...command) => send("list expiring sessions", ...command));
    },

    list: () => listRecords(allRecordPrefixes(prefix), (...command) => send("list the sessions", ...command)),
  };
}
