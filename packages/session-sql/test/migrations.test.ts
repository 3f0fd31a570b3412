import { readFileSync } from "node:fs";
import { migrations, sqlSessions, tableSql } from "@tokens/session-sql";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { describe, expect, test } from "vitest";
import { newName, postgresDatabase, reachPostgres } from "./databases.ts";
import { sample } from "./sample.ts";

const postgres = await reachPostgres();
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test.each(["postgres", "mysql", "sqlite"] as const)("the README has the statements for %s", (dialect) => {
  expect(readme).toContain(`\`\`\`sql\n${tableSql(dialect)}\`\`\``);
});

test("quotes names, with the schema before the table", () => {
  expect(tableSql("postgres", 'auth.my"table')).toContain('create table if not exists "auth"."my""table" (');
  expect(tableSql("postgres", "auth.t")).toContain(
    'create index if not exists "t_expires_at" on "auth"."t" (expires_at);',
  );
  expect(tableSql("sqlite", "main.t")).toContain(
    'create index if not exists "main"."t_expires_at" on "t" (expires_at);',
  );
  expect(tableSql("mysql", "auth.my`table")).toContain("create table if not exists `auth`.`my``table` (");
});

describe.skipIf(!postgres)("PostgreSQL", () => {
  test("lets Kysely's migrator create and drop the table, also in a schema", async () => {
    const database = await postgresDatabase();
    const schema = newName();
    const table = `${schema}.sessions`;
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.newPool() }) });
    await db.schema.createSchema(schema).execute();
    const migrator = new Migrator({
      db,
      migrationTableSchema: schema,
      provider: { getMigrations: async () => migrations({ table }) },
    });
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    const sessions = sqlSessions(db, { table });
    const session = sample();
    await sessions.set("a", session);
    expect(await sessions.get("a")).toEqual(session);
    expect((await migrator.migrateDown()).error).toBeUndefined();
    await expect(sessions.get("a")).rejects.toMatchObject({ code: "session_store", retryable: false });
    await db.schema.dropSchema(schema).cascade().execute();
    await database.remove();
  });

  test("supports concurrent migrate() calls", async () => {
    const database = await postgresDatabase();
    await database.run(`drop table ${database.table}`);
    await Promise.all(Array.from({ length: 6 }, () => database.open().migrate()));
    expect(await database.open().get("a")).toBeUndefined();
    await database.remove();
  });
});
