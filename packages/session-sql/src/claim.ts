import type { Dialect } from "./dialect.ts";
import { sql, type Sql } from "./sql.ts";

/** What a claim asks for. */
export interface ClaimParameters {
  readonly key: string;
  readonly known: string | undefined;
  readonly owner: string;
  /** Whole milliseconds. */
  readonly leaseMs: number;
}

type Claiming = (dialect: Dialect, table: Sql, claim: ClaimParameters) => readonly Sql[];

const columns = sql`session, version, owner, lease_until, refresh_started_at`;

/** The row with the time that its lease still has. */
function lookStatement({ now, isRow }: Dialect, table: Sql, key: string): Sql {
  return sql`select ${columns}, lease_until - ${now} as remaining from ${table} where ${isRow(key)}`;
}

/**
 * PostgreSQL: who holds a version has seen a row, and who is told "newer" or "busy" writes nothing. The look has the snapshot of
 * the statement, which may be older than what the update found: then the row looks free, and was not taken.
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

/** PostgreSQL: also where there is no row yet. A row that is not free stays as it is, and is returned all the same. */
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

/** SQLite: no row when the session is newer or the lease another's. */
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
 * MySQL assigns from left to right: `lease_until`, which the condition reads, comes last. What stands in the comment is run by
 * MariaDB from 10.5 on and passed over by MySQL, which has no RETURNING: no row there.
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

const claiming: Readonly<Record<Dialect["name"], Claiming>> = {
  postgres: (...claim) => (claim[2].known === undefined ? [upsert(...claim)] : [update(...claim), upsert(...claim)]),
  sqlite: (...claim) => [guardedUpsert(...claim), lookStatement(claim[0], claim[1], claim[2].key)],
  mysql: (...claim) => [duplicateKeyUpdate(...claim), lookStatement(claim[0], claim[1], claim[2].key)],
};

/**
 * Takes the lease where it is free and the stored version is the known one. To be run in turn until one returns the row, as a rule
 * the first. `refresh_started_at` stays where it is when a lease that ran out is taken over: it tells when the first of those that
 * vanished began, which is when the refresh token may have been spent.
 */
export function claimStatements(dialect: Dialect, table: Sql, claim: ClaimParameters): readonly Sql[] {
  return claiming[dialect.name](dialect, table, claim);
}
