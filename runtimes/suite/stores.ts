import { sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import type { DenoKv } from "@tokens/session-deno-kv";
import type { Case, Host } from "./case.ts";
import { ageLeases, conforms, corruptSessions, newName, travel } from "./conformance.ts";

/** Deno's own database, as far as the suite uses it. */
interface OpenedKv extends DenoKv {
  set(key: readonly string[], value: unknown): Promise<unknown>;
  delete(key: readonly unknown[]): Promise<void>;
  close(): void;
}

const isMissing = (what: string, url: keyof Host) => (host: Host) =>
  host[url] ? undefined : `no ${what} answers here`;

/** Stores whose packages, drivers or databases need more than a portable runtime has. They are imported when they run. */
export const storeCases: readonly Case[] = [
  {
    name: "files",
    needs: ["files"],
    async run({ folder }) {
      const { fileSessions } = await import("@tokens/session-file");
      return conforms(
        sharedSessionManagerCases(async () => {
          const clock = testClock();
          const directory = `${folder}/${newName()}`;
          return {
            sessions: fileSessions({ directory, clock }),
            another: async () => fileSessions({ directory, clock }),
            pass: async (ms) => clock.set(clock.now() + ms),
          };
        }),
      );
    },
  },
  {
    name: "SQLite (node:sqlite)",
    needs: ["node22", "files"],
    async run({ folder }) {
      const { sqliteSessions } = await import("@tokens/session-sql/sqlite");
      const { DatabaseSync } = await import("node:sqlite");
      return conforms(
        sharedSessionManagerCases(
          async () => {
            const path = `${folder}/${newName()}.db`;
            const [sessions, other] = [sqliteSessions(path), sqliteSessions(path)];
            const admin = new DatabaseSync(path, { timeout: 5000 });
            return {
              sessions,
              another: async () => other,
              pass: async (ms) => admin.exec(ageLeases("tokens_sessions", ms)),
              corrupt: async () => admin.exec(corruptSessions("tokens_sessions")),
              async close() {
                admin.close();
                await Promise.all([sessions.close(), other.close()]);
              },
            };
          },
          { leaseMs: 5000 },
        ),
      );
    },
  },
  {
    name: "PGlite",
    needs: ["node22", "wasm"],
    async run() {
      const { PGlite } = await import("@electric-sql/pglite");
      const { pgliteSessions } = await import("@tokens/session-sql/pglite");
      const database = new PGlite();
      const run = (text: string): Promise<unknown> => database.query(text);
      const [sessions, other] = [pgliteSessions(database), pgliteSessions(database)];
      await sessions.migrate();
      try {
        return await conforms(
          sharedSessionManagerCases(
            async () => {
              await run("delete from tokens_sessions");
              return {
                sessions,
                another: async () => other,
                pass: async (ms) => void (await Promise.all([run(ageLeases("tokens_sessions", ms)), travel(ms)])),
                corrupt: async () => void (await run(corruptSessions("tokens_sessions"))),
              };
            },
            { leaseMs: 5000 },
          ),
        );
      } finally {
        await database.close();
      }
    },
  },
  {
    name: "PostgreSQL",
    needs: ["node22", "tcp"],
    missing: isMissing("PostgreSQL", "postgresUrl"),
    async run({ postgresUrl }) {
      const { Pool } = (await import("pg")).default;
      const { postgresSessions } = await import("@tokens/session-sql/postgres");
      const table = newName();
      const pools = [1, 2].map(() => new Pool({ connectionString: postgresUrl, max: 4 }));
      const [sessions, other] = pools.map((pool) => postgresSessions(pool, { table }));
      const run = (text: string): Promise<unknown> => pools[0]!.query(text);
      await sessions!.migrate();
      try {
        return await conforms(
          sharedSessionManagerCases(
            async () => {
              await run(`delete from ${table}`);
              return {
                sessions: sessions!,
                another: async () => other!,
                pass: async (ms) => void (await Promise.all([run(ageLeases(table, ms)), travel(ms)])),
                corrupt: async () => void (await run(corruptSessions(table))),
              };
            },
            { leaseMs: 5000 },
          ),
        );
      } finally {
        await Promise.all([sessions!.close(), other!.close()]);
        await run(`drop table ${table}`);
        await Promise.all(pools.map((pool) => pool.end()));
      }
    },
  },
  {
    name: "Redis",
    needs: ["tcp"],
    missing: isMissing("Redis", "redisUrl"),
    async run({ redisUrl }) {
      const { createClient } = await import("redis");
      const { redisSessions } = await import("@tokens/session-redis");
      const open = () =>
        createClient({ url: redisUrl! })
          .on("error", () => undefined)
          .connect();
      const clients = await Promise.all([open(), open()]);
      const [admin] = clients;
      try {
        return await conforms(
          sharedSessionManagerCases(
            async () => {
              const prefix = `${newName()}:`;
              const records = (): Promise<string[]> => admin.keys(`${prefix}{*}session:*`);
              const [sessions, other] = clients.map((client) => redisSessions(client, { prefix }));
              return {
                sessions: sessions!,
                another: async () => other!,
                async pass(ms) {
                  for (const record of await records()) {
                    const [since, ...rest] = (await admin.hGet(record, "lease"))?.split(" ") ?? [];
                    if (since) await admin.hSet(record, "lease", [Number(since) - ms, ...rest].join(" "));
                  }
                  await travel(ms);
                },
                async corrupt() {
                  for (const record of await records()) await admin.hSet(record, "session", "{nope");
                },
                async close() {
                  for (const key of await admin.keys(`${prefix}*`)) await admin.del(key);
                },
              };
            },
            { leaseMs: 5000 },
          ),
        );
      } finally {
        await Promise.all(clients.map((client) => client.close()));
      }
    },
  },
  {
    name: "Deno KV, over two connections",
    needs: ["kv"],
    async run({ folder }) {
      const { denoKvSessions } = await import("@tokens/session-deno-kv");
      const { Deno } = globalThis as unknown as { readonly Deno: { openKv(path: string): Promise<OpenedKv> } };
      return conforms(
        sharedSessionManagerCases(async () => {
          const clock = testClock();
          const path = `${folder}/${newName()}.kv`;
          const [kv, other] = await Promise.all([Deno.openKv(path), Deno.openKv(path)]);
          return {
            sessions: denoKvSessions(kv, { clock }),
            another: async () => denoKvSessions(other, { clock }),
            async pass(ms) {
              await clock.advance(ms);
              await travel(ms);
            },
            corrupt: (key) => kv.set(["tokens", "session", key], "nope").then(() => undefined),
            async close() {
              kv.close();
              other.close();
            },
          };
        }),
      );
    },
  },
];
