import { retryConflicts } from "@tokens/session-sql/internal";

export type Dialect = "postgres" | "mysql" | "sqlite";
type Value = string | number | null | Uint8Array;
type Rows = readonly Record<string, unknown>[];

/**
 * Runs a statement with `?` placeholders. Without rows, MySQL returns one with the `id` of the first inserted row and the number of
 * rows `changed`.
 */
export type Run = (text: string, values: Value[]) => Promise<Rows>;

/** Names in a table's statements, quoted. */
export interface Names {
  readonly table: string;
  /** The table without its schema. */
  readonly bare: string;
  quote(identifier: string): string;
  index(column: string): string;
  /** SQLite qualifies the index with the schema, not the table. */
  sqliteIndex(column: string): string;
}

/** A table beside the sessions. */
export interface SqlTable {
  readonly names: Names;
  /** `what` completes "… could not be", e.g. `read`. Rejects with `SessionStoreError`. */
  send(what: string, statement: string, values?: Value[]): Promise<Rows>;
  /** Bytes for MySQL, which no character set or SQL mode of the connection can change. */
  text(value: string): Value;
}

/** Opens a table, and creates it if it cannot be read. */
export async function openTable(
  dialect: Dialect,
  run: Run,
  {
    name,
    subject,
    statements,
  }: {
    readonly name: string;
    /** What the table holds, for messages, e.g. `the journal`. */
    readonly subject: string;
    readonly statements: Readonly<Record<Dialect, (names: Names) => readonly string[]>>;
  },
): Promise<SqlTable> {
  const names = namesOf(dialect, name);
  const create = statements[dialect](names);
  const context = { table: name, tableSql: create.map((statement) => `${statement};`).join("\n") };

  const send: SqlTable["send"] = (what, statement, values = []) => {
    let number = 0;
    const numbered = dialect === "postgres" ? statement.replace(/\?/g, () => `$${(number += 1)}`) : statement;
    return retryConflicts(() => run(numbered, values), { what: `${subject} could not be ${what}`, ...context });
  };

  try {
    await send("read", `select 1 from ${names.table} limit 0`);
  } catch {
    for (const statement of create) await send("created", statement);
  }
  return { names, send, text: (value) => (dialect === "mysql" ? Buffer.from(value) : value) };
}

function namesOf(dialect: Dialect, name: string): Names {
  const mark = dialect === "mysql" ? "`" : '"';
  const quote = (identifier: string): string => mark + identifier.replaceAll(mark, mark + mark) + mark;
  const parts = name.split(".");
  const index = (column: string): string => `${parts.at(-1)}_${column}`;
  return {
    table: parts.map(quote).join("."),
    bare: quote(parts.at(-1)!),
    quote,
    index: (column) => quote(index(column)),
    sqliteIndex: (column) => [...parts.slice(0, -1), index(column)].map(quote).join("."),
  };
}

/** JSON in ASCII, which no character set can change. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
