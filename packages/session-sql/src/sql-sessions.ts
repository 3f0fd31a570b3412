import { type Claim, type Session, type SharedSessionManager } from "@tokens/core";
import { dialectFor } from "./dialect.ts";
import type { Execute, StatementResult } from "./execute.ts";
import { createListener, type Subscribe } from "./listener.ts";
import { decodeSession, encodeSession, entryOf, textOf } from "./record.ts";
import { retryConflicts } from "./retry-conflicts.ts";
import { compile, sql, raw, type Sql, type SqlDialect } from "./sql.ts";
import { statementsFor } from "./statements.ts";
import { defaultTable, tableSql, tableStatements } from "./table.ts";

/** A session manager on one table. */
export interface SqlSessions<S extends Session = Session>
  extends Required<Omit<SharedSessionManager<S>, "watch">>, AsyncDisposable {
  /** PostgreSQL and PGlite only. */
  watch?(key: string, onChange: () => void): Disposable;
  /** Creates the table and its index if missing. Run it when you deploy; it needs the privilege to create tables. */
  migrate(): Promise<void>;
  /** Closes what the store opened: the listening connection, a SQLite file. Never closes a pool of the caller. */
  close(): Promise<void>;
}

/** Options of a dialect for `openSessions`. */
export interface SqlSessionsOptions {
  readonly dialect: SqlDialect;
  readonly table?: string | undefined;
  readonly subscribe?: Subscribe | undefined;
  /** Called by `close()`. */
  readonly onClose?: () => Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;

const pollMs = 100;
/** A notification can be lost with its connection, so a waiter polls after this time at the latest. */
const longestWaitMs = 1000;
const maxAttempts = 5;
const pageSize = 500;

/** Creates the session manager from a function that runs statements. */
export function openSessions<S extends Session>(execute: Execute, options: SqlSessionsOptions): SqlSessions<S> {
  const { table = defaultTable, dialect: dialectName, subscribe, onClose } = options;
  // PostgreSQL truncates identifiers, including channel names, to 63 bytes.
  const channel = table.slice(-63);
  const dialect = dialectFor(dialectName, channel);
  const statements = statementsFor(dialect, table);

  async function run(statement: Sql, what: string): Promise<StatementResult & { row: Row | undefined }> {
    const context = { what, table, tableSql: tableSql(dialectName, table) };
    const { text, parameters } = compile(statement, dialectName);
    const outcome = await retryConflicts(() => execute(text, parameters), context);
    return { ...outcome, row: outcome.rows[0] };
  }

  const listener =
    subscribe &&
    createListener(channel, subscribe, () =>
      run(sql`select pg_notify(${channel}, '')`, "the store cannot notify listeners"),
    );
  const couldNotBe = (done: string, key: string): string => `the session ${key} could not be ${done}`;

  async function get(key: string): Promise<S | undefined> {
    const { row } = await run(statements.get(key), couldNotBe("read", key));
    return row && decodeSession<S>(row, key);
  }

  async function release(key: string, { owner }: { owner: string }): Promise<void> {
    await run(statements.release(key, owner), couldNotBe("released", key));
  }

  async function claimed(
    key: string,
    row: Row,
    { owner, leaseMs }: { owner: string; leaseMs: number },
  ): Promise<Claim<S>> {
    try {
      const session = decodeSession<S>(row, key);
      const since = Number(row["refresh_started_at"]);
      const interrupted = since !== Number(row["lease_until"]) - leaseMs;
      return { kind: "claimed", session, ...(interrupted && { interrupted: { since } }) };
    } catch (error) {
      // A lease that cannot be released expires.
      await release(key, { owner }).catch(() => undefined);
      throw error;
    }
  }

  return {
    get,
    release,
    async set(key, session) {
      const statement = session ? statements.set(key, encodeSession(session)) : statements.delete(key);
      await run(statement, couldNotBe(session ? "stored" : "forgotten", key));
    },
    async claim(key, { known, owner, leaseMs: lease }) {
      const what = couldNotBe("claimed", key);
      const leaseMs = Math.ceil(lease);
      for (let turn = 1; turn <= maxAttempts; turn++) {
        // Read before the statement, because only commits after it are sure to be notified.
        const pollingMs = listener?.live ? longestWaitMs : pollMs;
        let row: Row | undefined;
        for (const statement of statements.claim({ key, known, owner, leaseMs }))
          row ??= (await run(statement, what)).row;
        if (!row) continue;
        if (textOf(row["owner"]) === owner) return claimed(key, row, { owner, leaseMs });
        const version = textOf(row["version"]);
        const session = version === undefined || version === known ? undefined : decodeSession<S>(row, key);
        if (session) return { kind: "newer", session };
        const remainingMs = Number(row["remaining"]);
        if (remainingMs > 0) return { kind: "busy", retryAfterMs: Math.min(remainingMs, pollingMs) };
        // The lease was released between the claim and the select.
      }
      return { kind: "busy", retryAfterMs: pollMs };
    },
    async commit(key, session, { owner, parent }) {
      const what = couldNotBe("committed", key);
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
      const { rows } = await run(statement, "the expiring sessions could not be listed");
      for (const row of rows) yield { key: textOf(row["key"])!, expiresAt: Number(row["expires_at"]) };
    },
    async *list() {
      let rows: readonly Row[] = [];
      do {
        const after = textOf(rows.at(-1)?.["key"]);
        ({ rows } = await run(statements.list({ after, limit: pageSize }), "the sessions could not be listed"));
        for (const row of rows) {
          const entry = entryOf(row);
          if (entry) yield entry;
        }
      } while (rows.length === pageSize);
    },
    ...(listener && { watch: (key: string, onChange: () => void) => listener.watch(key, onChange) }),
    async migrate() {
      for (const statement of tableStatements(dialectName, table))
        await run(raw(statement), `the table ${table} could not be created`);
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
