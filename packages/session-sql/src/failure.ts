/** Category of a database error. */
export type FailureKind =
  /** The table or its schema does not exist. */
  | "no-table"
  | "read-only"
  /** Wrong login, database or file, or a missing privilege. */
  | "denied"
  /** Lost a race without a change: the statement can be repeated. */
  | "conflict"
  /** Unreachable, overloaded or timed out. */
  | "passing"
  /** An invalid statement or value. */
  | "rejected";

/** A driver's error without anything that may contain a secret. */
export interface Failure {
  readonly kind: FailureKind;
  /** SQLSTATE, `ER_…`, `SQLITE_…` or a system error code; empty without one. */
  readonly code: string;
  /** The driver's message; `undefined` when it may quote a value or the statement. */
  readonly message: string | undefined;
}

interface DriverError {
  readonly message?: string;
  readonly code?: unknown;
  /** node-postgres and PGlite: set for an error from the server. */
  readonly severity?: unknown;
  /** mysql2: the server's error number, or the negative number of a system error. */
  readonly errno?: unknown;
  /** node:sqlite: the extended result code. */
  readonly errcode?: unknown;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const postgresKinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(42P01|3F000)$/, "no-table"],
  [/^25006$/, "read-only"],
  [/^(42501|28|3D000)/, "denied"],
  // The last three: another process is creating the same table.
  [/^(40001|40P01|23505|42P07|42710)$/, "conflict"],
  [/^(08|40|53|55P03|57|58|XX)/, "passing"],
];

/** https://mariadb.com/kb/en/mariadb-error-code-reference/, the same numbers in MySQL. */
const mysqlKinds: Readonly<Partial<Record<FailureKind, readonly number[]>>> = {
  "no-table": [1146],
  "read-only": [1290, 1792, 1836],
  denied: [1044, 1045, 1049, 1130, 1142, 1143, 1227, 1698, 1820, 1862, 3118],
  conflict: [1020, 1213],
  passing: [
    1021, 1040, 1041, 1053, 1077, 1080, 1114, 1129, 1152, 1158, 1159, 1160, 1161, 1184, 1203, 1205, 1226, 1317, 1969,
    3024, 4031,
  ],
};

/** https://www.sqlite.org/rescode.html */
const sqliteCodes: readonly (readonly [code: number, name: string, kind: FailureKind])[] = [
  [3, "SQLITE_PERM", "denied"],
  [5, "SQLITE_BUSY", "conflict"],
  [6, "SQLITE_LOCKED", "conflict"],
  [7, "SQLITE_NOMEM", "passing"],
  [8, "SQLITE_READONLY", "read-only"],
  [9, "SQLITE_INTERRUPT", "passing"],
  [10, "SQLITE_IOERR", "passing"],
  [13, "SQLITE_FULL", "passing"],
  [14, "SQLITE_CANTOPEN", "denied"],
  [23, "SQLITE_AUTH", "denied"],
];

const fileCodes: ReadonlySet<string> = new Set(["EACCES", "EEXIST", "EISDIR", "ENOENT", "ENOTDIR", "EPERM", "EROFS"]);

/** Classifies any driver's error. */
export function failureOf(error: unknown): Failure {
  const found = classify(error instanceof Error ? error : {});
  const message = error instanceof Error ? error.message : undefined;
  return { ...found, message: found.kind === "rejected" || !message ? undefined : redactCredentials(message) };
}

function classify({ message, code, severity, errno, errcode }: DriverError): Omit<Failure, "message"> {
  const name = typeof code === "string" ? code : "";
  if (severity !== undefined) {
    return { code: name, kind: postgresKinds.find(([pattern]) => pattern.test(name))?.[1] ?? "rejected" };
  }
  if (typeof errno === "number" && errno >= 1000) {
    const kinds = Object.entries(mysqlKinds) as [FailureKind, readonly number[]][];
    return {
      code: name || String(errno),
      kind: kinds.find(([, numbers]) => numbers.includes(errno))?.[0] ?? "rejected",
    };
  }
  if (typeof errcode === "number" || name.startsWith("SQLITE_")) {
    const primary = typeof errcode === "number" ? errcode & 0xff : undefined;
    const known = sqliteCodes.find(([number, text]) => number === primary || name.startsWith(text));
    const noTable = message?.startsWith("no such table") ? "no-table" : "rejected";
    return {
      code: known?.[1] ?? (primary === undefined ? name : `SQLITE_${primary}`),
      kind: known?.[2] ?? noTable,
    };
  }
  // Not from the server: the network, the pool or the file system.
  return { code: name, kind: fileCodes.has(name) ? "denied" : "passing" };
}

/** Removes the password from a connection string. */
function redactCredentials(message: string): string {
  return message.replace(/\/\/[^\s/]*@/g, "//");
}
