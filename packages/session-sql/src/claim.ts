import type { Dialect } from "./dialect.ts";
import { sql, type Sql } from "./sql.ts";

/** Parameters of a claim. */
export interface ClaimParameters {
  readonly key: string;
  readonly known: string | undefined;
  readonly owner: string;
  /** Whole milliseconds. */
  readonly leaseMs: number;
}

type ClaimBuilder = (dialect: Dialect, table: Sql, claim: ClaimParameters) => readonly Sql[];

const columns = sql`session, version, owner, lease_until, refresh_started_at`;

/** Selects the row, with the remaining time of its lease. */
function selectStatement({ now, isRow }: Dialect, table: Sql, key: string): Sql {
  return sql`select ${columns}, lease_until - ${now} as remaining from ${table} where ${isRow(key)}`;
}

/**
 * PostgreSQL, for a caller with a known version, which has seen a row: "newer" and "busy" write nothing. The select uses the snapshot of
 * the statement, which may be older than the row that the update found: then the row appears free although it was not taken.
 */
function update({ now, isRow }: Dialect, table: Sql, claim: ClaimParameters): Sql {
  const { key, known, owner, leaseMs } = claim;
  const free = sql`(version is null or version = ${known ?? null}) and (lease_until is null or lease_until <= ${now})`;
  return sql`
    with taken as (
      update ${table} set
        owner = ${owner},
        lease_until = ${now} + ${leaseMs}::bigint,
        refresh_started_at = case when lease_until is null then ${now} else refresh_started_at end
      where ${isRow(key)} and ${free}
      returning ${columns}
    )
    select
      case when taken.owner is null then seen.session else taken.session end as session,
      case when taken.owner is null then seen.version else taken.version end as version,
      taken.owner, taken.lease_until, taken.refresh_started_at, seen.lease_until - ${now} as remaining
    from ${table} as seen left join taken on true where ${isRow(key)}`;
}

/** PostgreSQL, also when there is no row. A row that is not free stays unchanged, and is returned too. */
function upsert({ now }: Dialect, table: Sql, claim: ClaimParameters): Sql {
  const { key, known, owner, leaseMs } = claim;
  const free = sql`(stored.version is null or stored.version = ${known ?? null})
    and (stored.lease_until is null or stored.lease_until <= excluded.refresh_started_at)`;
  return sql`
    insert into ${table} as stored ("key", owner, lease_until, refresh_started_at)
    values (${key}, ${owner}, ${now} + ${leaseMs}::bigint, ${now})
    on conflict ("key") do update set
      owner = case when ${free} then excluded.owner else stored.owner end,
      lease_until = case when ${free} then excluded.lease_until else stored.lease_until end,
      refresh_started_at = case when ${free} and stored.lease_until is null
        then excluded.refresh_started_at else stored.refresh_started_at end
    returning ${columns}, lease_until - ${now} as remaining`;
}

/** SQLite. Returns no row when the session is newer or the lease belongs to another owner. */
function guardedUpsert({ now }: Dialect, table: Sql, claim: ClaimParameters): Sql {
  const { key, known, owner, leaseMs } = claim;
  return sql`
    insert into ${table} as stored ("key", owner, lease_until, refresh_started_at)
    values (${key}, ${owner}, ${now} + ${leaseMs}, ${now})
    on conflict ("key") do update set
      owner = excluded.owner,
      lease_until = excluded.lease_until,
      refresh_started_at = case when stored.lease_until is null then excluded.refresh_started_at else stored.refresh_started_at end
    where (stored.version is null or stored.version = ${known ?? null})
      and (stored.lease_until is null or stored.lease_until <= excluded.refresh_started_at)
    returning ${columns}`;
}

/**
 * MySQL assigns from left to right, so `lease_until`, which the condition reads, comes last. MariaDB 10.5 and later runs the comment;
 * MySQL, which has no RETURNING, ignores it and returns no row.
 */
function duplicateKeyUpdate({ now, text }: Dialect, table: Sql, claim: ClaimParameters): Sql {
  const { key, known, owner, leaseMs } = claim;
  const free = sql`((version is null or version = ${text(known)}) and (lease_until is null or lease_until <= ${now}))`;
  return sql`
    insert into ${table} (id, \`key\`, owner, lease_until, refresh_started_at)
    values (unhex(sha2(${text(key)}, 256)), ${text(key)}, ${text(owner)}, ${now} + ${leaseMs}, ${now})
    on duplicate key update
      owner = if(${free}, ${text(owner)}, owner),
      refresh_started_at = if(${free} and lease_until is null, ${now}, refresh_started_at),
      lease_until = if(${free}, ${now} + ${leaseMs}, lease_until)
    /*M!100500 returning ${columns}, lease_until - ${now} as remaining */`;
}

const claimBuilders: Readonly<Record<Dialect["name"], ClaimBuilder>> = {
  postgres: (...claim) => (claim[2].known === undefined ? [upsert(...claim)] : [update(...claim), upsert(...claim)]),
  sqlite: (...claim) => [guardedUpsert(...claim), selectStatement(claim[0], claim[1], claim[2].key)],
  mysql: (...claim) => [duplicateKeyUpdate(...claim), selectStatement(claim[0], claim[1], claim[2].key)],
};

/**
 * Statements that take the lease if it is free and the stored version is the known one. Run them in order until one returns the row,
 * usually the first. Taking over an expired lease keeps `refresh_started_at`: it is when the first of the vanished owners started, and
 * so when the refresh token may have been spent.
 */
export function claimStatements(dialect: Dialect, table: Sql, claim: ClaimParameters): readonly Sql[] {
  return claimBuilders[dialect.name](dialect, table, claim);
}
