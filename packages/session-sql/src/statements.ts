import { claimStatements, type ClaimParameters } from "./claim.ts";
import type { Dialect } from "./dialect.ts";
import type { SessionRecord } from "./record.ts";
import { identifier, sql, type Sql } from "./sql.ts";

/** The statements of the store. Each is independent: none needs a transaction or a particular connection. */
export interface Statements {
  get(key: string): Sql;
  set(key: string, record: SessionRecord): Sql;
  delete(key: string): Sql;
  /** Run them in order until one returns the row. */
  claim(claim: ClaimParameters): readonly Sql[];
  /** Updates the row iff the stored version is still `parent`, or, for `undefined`, iff the row has no session. */
  commit(key: string, record: SessionRecord, claim: { owner: string; parent: string | undefined }): Sql;
  /** Inserts the row iff there is none. Only a select tells which, because the row count of MySQL depends on connection flags. */
  insert(key: string, record: SessionRecord): Sql;
  release(key: string, owner: string): Sql;
  expiring(options: { before: number; limit: number }): Sql;
  /** The next rows with a session after the key `after`, in primary key order; with `since` and `until` while a lease is held. */
  list(options: { after: string | undefined; limit: number }): Sql;
}

/** The statements of a dialect for a table. */
export function statementsFor(dialect: Dialect, tableName: string): Statements {
  const { name, now, text, isRow, changed } = dialect;
  const table = sql`${identifier(tableName)}`;
  const key = identifier("key");

  const row = (value: string, { session, version, expiresAt }: SessionRecord): Sql =>
    name === "mysql"
      ? sql`(id, ${key}, session, version, expires_at)
          values (unhex(sha2(${text(value)}, 256)), ${text(value)}, ${text(session)}, ${text(version)}, ${expiresAt})`
      : sql`(${key}, session, version, expires_at) values (${value}, ${session}, ${version}, ${expiresAt})`;

  return {
    get: (value) => sql`select session, version from ${table} where ${isRow(value)}`,
    set: (value, record) =>
      name === "mysql"
        ? sql`replace into ${table} ${row(value, record)}`
        : sql`insert into ${table} ${row(value, record)}
            on conflict (${key}) do update set session = excluded.session, version = excluded.version,
              expires_at = excluded.expires_at, owner = null, lease_until = null, refresh_started_at = null
            ${changed(value)}`,
    delete: (value) => sql`delete from ${table} where ${isRow(value)} ${changed(value)}`,
    claim: (claim) => claimStatements(dialect, table, claim),
    commit(value, { session, version, expiresAt }, { owner, parent }) {
      const keep = (column: string): Sql =>
        sql`${identifier(column)} = case when owner = ${text(owner)} then null else ${identifier(column)} end`;
      // MySQL assigns from left to right, and the other two columns read `owner`, so it comes last.
      return sql`update ${table} set session = ${text(session)}, version = ${text(version)}, expires_at = ${expiresAt},
          ${keep("lease_until")}, ${keep("refresh_started_at")}, ${keep("owner")}
        where ${isRow(value)} and ${parent === undefined ? sql`version is null` : sql`version = ${text(parent)}`}
        ${changed(value)}`;
    },
    insert: (value, record) =>
      name === "mysql"
        ? sql`insert into ${table} ${row(value, record)} on duplicate key update id = id`
        : sql`insert into ${table} ${row(value, record)} on conflict (${key}) do nothing ${changed(value)}`,
    release: (value, owner) =>
      sql`update ${table} set lease_until = null, refresh_started_at = null, owner = null
        where ${isRow(value)} and owner = ${text(owner)} ${changed(value)}`,
    expiring: ({ before, limit }) =>
      sql`select ${key}, expires_at from ${table}
        where expires_at < ${before} and (lease_until is null or lease_until <= ${now})
        order by expires_at limit ${limit}`,
    list({ after, limit }) {
      const [column, last] =
        name === "mysql" ? [sql`id`, sql`unhex(sha2(${text(after)}, 256))`] : [key, sql`${after ?? null}`];
      const held = (value: string): Sql => sql`case when lease_until > ${now} then ${identifier(value)} end`;
      return sql`select ${key}, session, version,
          ${held("refresh_started_at")} as since, ${held("lease_until")} as until
        from ${table} where version is not null ${after === undefined ? sql`` : sql`and ${column} > ${last}`}
        order by ${column} limit ${limit}`;
    },
  };
}
