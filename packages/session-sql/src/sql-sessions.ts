import { type Claim, type Session, type SharedSessionManager } from "@tokens/core";
import { sql, type QueryExecutorProvider, type RawBuilder } from "kysely";
import { attempt } from "./attempt.ts";
import { dialectFor, dialectOf } from "./dialect.ts";
import { listenerOn, type Subscribe } from "./listener.ts";
import { defaultTable, tableSql, tableStatements, type TableOptions } from "./migrations.ts";
import { decodeSession, encodeSession, entryOf, textOf } from "./record.ts";
import { statementsFor } from "./statements.ts";

/** A session manager on one table. */
export interface SqlSessions<S extends Session = Session>
  extends Required<Omit<SharedSessionManager<S>, "watch">>, AsyncDisposable {
  /** There where the database pushes: PostgreSQL and PGlite. */
  watch?(key: string, onChange: () => void): Disposable;
  /** Makes the table and its index unless they are there. For the start of a deployment; needs the right to create tables. */
  migrate(): Promise<void>;
  /** Closes what the store opened by itself: the connection that listens, a SQLite file. Never a pool that was handed in. */
  close(): Promise<void>;
}

/** What a ready function adds to a Kysely instance. */
export interface Surroundings extends TableOptions {
  readonly subscribe?: Subscribe | undefined;
  /** Called by `close()`. */
  readonly onClose?: () => Promise<void>;
}

interface Row {
  readonly key?: unknown;
  readonly session?: unknown;
  readonly version?: unknown;
  readonly owner?: unknown;
  readonly expires_at?: unknown;
  readonly lease_until?: unknown;
  readonly refresh_started_at?: unknown;
  readonly remaining?: unknown;
  readonly since?: unknown;
  readonly until?: unknown;
}

interface Outcome {
  readonly row: Row | undefined;
  readonly rows: readonly Row[];
  /** Whether the statement found a row to change. */
  readonly changed: boolean;
}

const pollMs = 100;
/** A push can be lost with its connection; a waiter never relies on it for longer than this. */
const longestWaitMs = 1000;
const mostTurns = 5;
const listedAtOnce = 500;

/** The store on any Kysely instance, with what the ready functions add. */
export function openSessions<S extends Session>(db: QueryExecutorProvider, surroundings: Surroundings): SqlSessions<S> {
  const { table = defaultTable, dialect: dialectName = dialectOf(db), subscribe, onClose } = surroundings;
  // PostgreSQL cuts identifiers, and with them channels, at 63 bytes.
  const channel = table.slice(-63);
  const dialect = dialectFor(dialectName, channel);
  const statements = statementsFor(dialect, table);
  // A plugin of the user (camel case, say) must not rename the columns here.
  const plain: QueryExecutorProvider = { getExecutor: () => db.getExecutor().withoutPlugins() };

  async function run(statement: RawBuilder<unknown>, what: string): Promise<Outcome> {
    const circumstance = { what, table, tableSql: tableSql(dialectName, table) };
    const { rows, numAffectedRows = 0n } = await attempt(() => statement.execute(plain), circumstance);
    return { row: rows[0] as Row | undefined, rows: rows as Row[], changed: rows.length > 0 || numAffectedRows > 0n };
  }

  const listener =
    subscribe &&
    listenerOn(channel, subscribe, () => run(sql`select pg_notify(${channel}, '')`, "nothing can be pushed"));
  const not = (done: string, key: string): string => `the session ${key} could not be ${done}`;

  async function get(key: string): Promise<S | undefined> {
    const { row } = await run(statements.get(key), not("read", key));
    return row && decodeSession<S>(row, key);
  }

  async function release(key: string, { owner }: { owner: string }): Promise<void> {
    await run(statements.release(key, owner), not("released", key));
  }

  async function take(
    key: string,
    row: Row,
    { owner, leaseMs }: { owner: string; leaseMs: number },
  ): Promise<Claim<S>> {
    try {
      const session = decodeSession<S>(row, key);
      const since = Number(row.refresh_started_at);
      const interrupted = since !== Number(row.lease_until) - leaseMs;
      return { kind: "claimed", session, ...(interrupted && { interrupted: { since } }) };
    } catch (error) {
      // A lease that cannot be given back runs out by itself.
      await release(key, { owner }).catch(() => undefined);
      throw error;
    }
  }

  return {
    get,
    release,
    async set(key, session) {
      const statement = session ? statements.set(key, encodeSession(session)) : statements.forget(key);
      await run(statement, not(session ? "stored" : "forgotten", key));
    },
    async claim(key, { known, owner, leaseMs: lease }) {
      const what = not("claimed", key);
      const leaseMs = Math.ceil(lease);
      for (let turn = 1; turn <= mostTurns; turn++) {
        // Asked before the statement: what is committed after it will be heard of then, and only then.
        const pollingMs = listener?.live ? longestWaitMs : pollMs;
        let row: Row | undefined;
        for (const statement of statements.claim({ key, known, owner, leaseMs }))
          row ??= (await run(statement, what)).row;
        if (!row) continue;
        if (textOf(row.owner) === owner) return take(key, row, { owner, leaseMs });
        const version = textOf(row.version);
        const session = version === undefined || version === known ? undefined : decodeSession<S>(row, key);
        if (session) return { kind: "newer", session };
        const remainingMs = Number(row.remaining);
        if (remainingMs > 0) return { kind: "busy", retryAfterMs: Math.min(remainingMs, pollingMs) };
        // The lease was freed between the claim and the look.
      }
      return { kind: "busy", retryAfterMs: pollMs };
    },
    async commit(key, session, { owner, parent }) {
      const what = not("committed", key);
      const record = encodeSession(session);
      if ((await run(statements.commit(key, record, { owner, parent }), what)).changed) return "committed";
      if (parent === undefined) await run(statements.insert(key, record), what);
      const [stored] = await Promise.all([get(key), release(key, { owner })]);
      return parent === undefined && stored?.version === record.version ? "committed" : { superseded: stored };
    },
    async *expiring({ before, limit }) {
      const most = Number.MAX_SAFE_INTEGER;
      const statement = statements.expiring({
        before: Math.min(Math.ceil(before), most),
        limit: Math.min(limit, most),
      });
      const { rows } = await run(statement, "the sessions that expire could not be listed");
      for (const row of rows) yield { key: textOf(row.key)!, expiresAt: Number(row.expires_at) };
    },
    async *list() {
      let rows: readonly Row[] = [];
      do {
        const after = textOf(rows.at(-1)?.key);
        ({ rows } = await run(statements.list({ after, limit: listedAtOnce }), "the sessions could not be listed"));
        for (const row of rows) {
          const entry = entryOf(row);
          if (entry) yield entry;
        }
      } while (rows.length === listedAtOnce);
    },
    ...(listener && { watch: (key: string, onChange: () => void) => listener.watch(key, onChange) }),
    async migrate() {
      for (const statement of tableStatements(dialectName, table))
        await run(sql.raw(statement), `the table ${table} could not be made`);
    },
    async close() {
      await listener?.close();
      await onClose?.();
    },
    [Symbol.asyncDispose]() {
      return this.close();
    },
  };
}

/** Sessions in a table of the database behind `db`, a Kysely instance, which stays the caller's to close. */
export function sqlSessions<S extends Session = Session>(
  db: QueryExecutorProvider,
  options: TableOptions = {},
): SqlSessions<S> {
  return openSessions(db, options);
}
