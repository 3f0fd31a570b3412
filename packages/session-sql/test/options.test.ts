import { sqlSessions } from "@tokens/session-sql";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import { pgliteSessions } from "@tokens/session-sql/pglite";
import { postgresSessions } from "@tokens/session-sql/postgres";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { expect, test } from "vitest";

const secretUrl = "postgres://user:canary@host/database";

test.for([
  [
    sqlSessions,
    [undefined, {}, secretUrl, null],
    /^sqlSessions\(db\): db must be a Kysely instance, e\.g\. new Kysely\(/,
  ],
  [
    postgresSessions,
    [undefined, {}, secretUrl],
    /^postgresSessions\(pool\): pool must be a Pool of pg, e\.g\. new Pool\(/,
  ],
  [
    mysqlSessions,
    [undefined, {}, secretUrl],
    /^mysqlSessions\(pool\): pool must be a pool of mysql2, e\.g\. createPool\(/,
  ],
  [
    pgliteSessions,
    [undefined, {}, secretUrl],
    /^pgliteSessions\(pglite\): pglite must be a PGlite, e\.g\. new PGlite\(/,
  ],
  [
    sqliteSessions,
    [undefined, {}, 7],
    /^sqliteSessions\(database\): database must be a path or a DatabaseSync, e\.g\. "/,
  ],
] as const)("%o throws a TypeError for anything but its database", ([open, wrong, message]) => {
  const create = open as unknown as (database: unknown) => unknown;
  for (const database of wrong) {
    const given = database === null ? "null" : typeof database;
    expect(() => create(database)).toThrow(TypeError);
    expect(() => create(database)).toThrow(message);
    expect(() => create(database)).toThrow(new RegExp(`, not ${given}\\.$`));
    expect(() => create(database)).not.toThrow(/canary/);
  }
});
