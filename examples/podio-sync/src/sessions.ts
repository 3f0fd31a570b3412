import type { PodioSession, SessionManager } from "@tokens/podio";
import { redisSessions } from "@tokens/session-redis";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createClient } from "redis";

/** Sessions and how to let go of them. */
export interface OpenSessions {
  readonly sessions: SessionManager<PodioSession>;
  close(): Promise<void>;
}

/** Sessions in Redis where its address is given, else in a SQLite file. */
export async function openSessions(redisUrl: string | undefined, sqlitePath: string): Promise<OpenSessions> {
  if (!redisUrl) {
    const sessions = sqliteSessions<PodioSession>(sqlitePath);
    return { sessions, close: () => sessions.close() };
  }
  // A connection that breaks comes back by itself, and a call that needs it meanwhile says so.
  const client = createClient({ url: redisUrl }).on("error", () => undefined);
  await client.connect();
  return { sessions: redisSessions<PodioSession>(client), close: () => client.close() };
}
