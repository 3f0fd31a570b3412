import type { SqlDialect } from "./dialect.ts";

/** A piece of SQL: texts, with what stands between them. */
export interface Sql {
  readonly texts: readonly string[];
  readonly between: readonly (Sql | Identifier | Value)[];
}

/** A value that becomes a parameter. */
export type Value = string | number | null | Uint8Array;

interface Identifier {
  readonly parts: readonly string[];
}

/** A statement as a driver takes it. */
interface Compiled {
  readonly text: string;
  readonly parameters: readonly Value[];
}

/** SQL from a template: what is inserted is SQL, a name or a parameter. */
export function sql(texts: readonly string[], ...between: readonly (Sql | Identifier | Value)[]): Sql {
  return { texts, between };
}

/** The name of a column, or of a table with its schema before a dot. */
export function named(name: string): Identifier {
  return { parts: name.split(".") };
}

/** SQL as it is. */
export function verbatim(text: string): Sql {
  return { texts: [text], between: [] };
}

/** An identifier in the quotes of the dialect. */
export function quoted(dialect: SqlDialect, name: string): string {
  const mark = dialect === "mysql" ? "`" : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

/** The text of a statement with placeholders, and the parameters for them. */
export function compiled(statement: Sql, dialect: SqlDialect): Compiled {
  const parameters: Value[] = [];
  const write = (piece: Sql | Identifier | Value | undefined): string => {
    if (typeof piece === "object" && piece && "texts" in piece) {
      return piece.texts
        .map((text, index) => text + (index < piece.between.length ? write(piece.between[index]) : ""))
        .join("");
    }
    if (typeof piece === "object" && piece && "parts" in piece) {
      return piece.parts.map((part) => quoted(dialect, part)).join(".");
    }
    const number = parameters.push(piece ?? null);
    return dialect === "postgres" ? `$${number}` : "?";
  };
  return { text: write(statement), parameters };
}
