import { usageError } from "./failure.ts";

/** Members of `name=value`, those given several times as lists. Throws a `CommandError`, which does not quote the value. */
export function pairs(option: string, given: readonly string[] = []): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const pair of given) {
    const equals = pair.indexOf("=");
    if (equals < 1) throw usageError(`${option} requires name=value.`, `for example ${option} name=value`);
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    const before = Object.hasOwn(found, name) ? found[name]! : undefined;
    found[name] = before === undefined ? value : [before, value].flat();
  }
  return found;
}

/** Like `pairs()`, but each name may appear only once. */
export function single(option: string, given?: readonly string[]): Record<string, string> {
  const found = pairs(option, given);
  for (const [name, value] of Object.entries(found))
    if (typeof value !== "string") throw usageError(`${option} ${name} was given more than once.`);
  return found as Record<string, string>;
}
