import type { PodioSession, SessionManager } from "@tokens/podio";
import { redisSessions } from "@tokens/session-redis";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createClient } from "redis";

/** A session store and how to close it. */
export interface OpenSessions {
  readonly sessions: SessionManager<PodioSession>;
  close(): Promise<void>;
}

/** Stores sessions in Redis if a URL is given, otherwise in a SQLite file. */
export async function openSessions(redisUrl: string | undefined, sqlitePath: string): Promise<OpenSessions> {
  if (!redisUrl) {
    const sessions = sqliteSessions<PodioSession>(sqlitePath);
    return { sessions, close: () => sessions.close() };
  }
  // The client reconnects by itself; calls in the meantime reject.
  const client = createClient({ url: redisUrl }).on("error", () => undefined);
  await client.connect();
  return { sessions: redisSessions<PodioSession>(client), close: () => client.close() };
}
