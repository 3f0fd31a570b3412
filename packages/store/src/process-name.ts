import { hostname } from "node:os";

/** Name of this process in a journal: `<host>:<pid>`. */
export function processName(): string {
  return `${hostname()}:${process.pid}`;
}
