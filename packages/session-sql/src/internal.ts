/** For `@tokens/store`, without a compatibility promise. */
export { openSqlite } from "./open-sqlite.ts";
export { retryConflicts } from "./retry-conflicts.ts";
