import { usageError } from "./failure.ts";

/** Parses `name=value` options; a repeated name becomes a list. Throws a `CommandError`, which does not quote the value. */
export function parseAssignments(option: string, given: readonly string[] = []): Record<string, string | string[]> {
  const found = new Map<string, string | string[]>();
  for (const assignment of given) {
    const equals = assignment.indexOf("=");
    if (equals < 1) throw usageError(`${option} requires name=value.`, `for example ${option} name=value`);
    const [name, value] = [assignment.slice(0, equals), assignment.slice(equals + 1)];
    const before = found.get(name);
    found.set(name, before === undefined ? value : [before, value].flat());
  }
  // Also a name such as __proto__ is a member of its own.
  return Object.fromEntries(found);
}

/** Like `parseAssignments`, but each name may appear only once. */
export function parseUniqueAssignments(option: string, given?: readonly string[]): Record<string, string> {
  const found = parseAssignments(option, given);
  for (const [name, value] of Object.entries(found))
    if (typeof value !== "string") throw usageError(`${option} ${name} was given more than once.`);
  return found as Record<string, string>;
}
