import { sql, type RawBuilder } from "kysely";
import { claimStatements, type ClaimParameters } from "./claim.ts";
import type { Dialect } from "./dialect.ts";
import type { SessionRecord } from "./record.ts";

/** Every statement of the store, each complete in itself: none needs a transaction or the connection of another. */
export interface Statements {
  get(key: string): RawBuilder<unknown>;
  set(key: string, record: SessionRecord): RawBuilder<unknown>;
  forget(key: string): RawBuilder<unknown>;
  /** To be run in turn until one returns the row. */
  claim(claim: ClaimParameters): readonly RawBuilder<unknown>[];
  /** Changes the row iff the stored version is still `parent`; `undefined`: iff the row has no session. */
  commit(key: string, record: SessionRecord, claim: { owner: string; parent: string | undefined }): RawBuilder<unknown>;
  /** Makes the row iff there is none. Only a look tells which, for MySQL counts rows as the connection asks it to. */
  insert(key: string, record: SessionRecord): RawBuilder<unknown>;
  release(key: string, owner: string): RawBuilder<unknown>;
  expiring(options: { before: number; limit: number }): RawBuilder<unknown>;
  /** The first rows with a session after the key `after`, in the order of the primary key; `since` and `until` where a lease is held. */
  list(options: { after: string | undefined; limit: number }): RawBuilder<unknown>;
}

/** The statements of one dialect on one table. */
export function statementsFor(dialect: Dialect, tableName: string): Statements {
  const { name, now, text, isRow, changed } = dialect;
  const table = sql.table(tableName);
  const key = sql.ref("key");

  const row = (value: string, { session, version, expiresAt }: SessionRecord): RawBuilder<unknown> =>
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
    forget: (value) => sql`delete from ${table} where ${isRow(value)} ${changed(value)}`,
    claim: (claim) => claimStatements(dialect, table, claim),
    commit(value, { session, version, expiresAt }, { owner, parent }) {
      const keep = (column: string): RawBuilder<unknown> =>
        sql`${sql.ref(column)} = case when owner = ${text(owner)} then null else ${sql.ref(column)} end`;
      // `owner` last: MySQL assigns from left to right, and the two before it ask for the owner.
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
      const [column, last] = name === "mysql" ? [sql`id`, sql`unhex(sha2(${text(after)}, 256))`] : [key, sql`${after}`];
      const held = (value: string): RawBuilder<unknown> =>
        sql`case when lease_until > ${now} then ${sql.ref(value)} end`;
      return sql`select ${key}, session, version,
          ${held("refresh_started_at")} as since, ${held("lease_until")} as until
        from ${table} where version is not null ${after === undefined ? sql`` : sql`and ${column} > ${last}`}
        order by ${column} limit ${limit}`;
    },
  };
}
