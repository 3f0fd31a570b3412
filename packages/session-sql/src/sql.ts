/** The SQL that a database speaks: `postgres` includes PGlite, `mysql` includes MariaDB. */
export type SqlDialect = "postgres" | "mysql" | "sqlite";

/** A piece of SQL: texts, and the values between them. */
export interface Sql {
  readonly texts: readonly string[];
  readonly values: readonly (Sql | Identifier | Value)[];
}

/** A value that becomes a parameter. */
export type Value = string | number | null | Uint8Array;

interface Identifier {
  readonly parts: readonly string[];
}

/** A statement for a driver. */
interface CompiledSql {
  readonly text: string;
  readonly parameters: readonly Value[];
}

/** SQL from a template, whose values are SQL, identifiers or parameters. */
export function sql(texts: readonly string[], ...values: readonly (Sql | Identifier | Value)[]): Sql {
  return { texts, values };
}

/** The name of a column, or of a table with its schema before a dot. */
export function identifier(name: string): Identifier {
  return { parts: name.split(".") };
}

/** SQL from a string. */
export function raw(text: string): Sql {
  return { texts: [text], values: [] };
}

/** Quotes an identifier for the dialect. */
export function quoteIdentifier(dialect: SqlDialect, name: string): string {
  const mark = dialect === "mysql" ? "`" : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

/** Compiles a statement into text with placeholders, and their parameters. */
export function compile(statement: Sql, dialect: SqlDialect): CompiledSql {
  const parameters: Value[] = [];
  const write = (piece: Sql | Identifier | Value | undefined): string => {
    if (typeof piece === "object" && piece && "texts" in piece) {
      return piece.texts
        .map((text, index) => text + (index < piece.values.length ? write(piece.values[index]) : ""))
        .join("");
    }
    if (typeof piece === "object" && piece && "parts" in piece) {
      return piece.parts.map((part) => quoteIdentifier(dialect, part)).join(".");
    }
    const number = parameters.push(piece ?? null);
    return dialect === "postgres" ? `$${number}` : "?";
  };
  return { text: write(statement), parameters };
}
