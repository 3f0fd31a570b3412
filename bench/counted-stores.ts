import type { SharedSessionManager } from "@tokens/core";
import { redisSessions } from "@tokens/session-redis";
import type { SqlSessions } from "@tokens/session-sql";
import { postgresSessions } from "@tokens/session-sql/postgres";
import type { Redis } from "ioredis";
import { Client, Pool } from "pg";
import { connectedRedis, postgresUrl, removeKeys, uniqueName } from "./stores.ts";

/** Stores whose processes have a connection each, and what they sent to the server. */
export interface CountedStore {
  readonly sent: () => number;
  /** The session manager of another process. */
  connect(): Promise<SharedSessionManager>;
  close(): Promise<void>;
}

/** Commands by which ioredis opens a connection. */
const connecting = ["auth", "client", "hello", "info", "quit", "select"];

/** Counts the commands of every connection, subscriptions included. */
export async function countedRedis(): Promise<CountedStore & { client(): Promise<Redis>; readonly prefix: string }> {
  let count = 0;
  const counting = (redis: Redis): Redis => {
    const send = redis.sendCommand.bind(redis);
    redis.sendCommand = (command, stream) => {
      // Before the connection is ready, the command is queued and comes here again.
      if (redis.status === "ready" && !connecting.includes(command.name)) count++;
      return send(command, stream);
    };
    const duplicate = redis.duplicate.bind(redis);
    redis.duplicate = (override) => counting(duplicate(override));
    return redis;
  };
  const prefix = `${uniqueName()}:`;
  const clients: Redis[] = [];
  const client = async (): Promise<Redis> => {
    const opened = counting(await connectedRedis());
    clients.push(opened);
    return opened;
  };
  return {
    sent: () => count,
    prefix,
    client,
    connect: async () => redisSessions(await client(), { prefix }),
    async close() {
      if (clients[0]) await removeKeys(clients[0], prefix);
      for (const opened of clients) opened.disconnect();
    },
  };
}

/** Counts the statements of every connection, LISTEN included. */
export async function countedPostgres(): Promise<CountedStore> {
  let count = 0;
  class CountingClient extends Client {
    override query = ((...parameters: Parameters<Client["query"]>): unknown => {
      count++;
      return Client.prototype.query.apply(this, parameters);
    }) as Client["query"];
  }
  const table = uniqueName();
  const opened: { readonly pool: Pool; readonly sessions: SqlSessions }[] = [];
  return {
    sent: () => count,
    async connect() {
      const pool = new Pool({ connectionString: postgresUrl, max: 1, Client: CountingClient });
      const sessions = postgresSessions(pool, { table });
      if (opened.length === 0) await sessions.migrate();
      opened.push({ pool, sessions });
      return sessions;
    },
    async close() {
      await opened[0]?.pool.query(`drop table ${table}`);
      for (const { pool, sessions } of opened) {
        await sessions.close();
        await pool.end();
      }
    },
  };
}
