/**
 * Throws a `TypeError` unless `isRight`, for callers in plain JavaScript. The message names the type of `value`, never `value` itself,
 * which may be a secret.
 */
export function checkOption(name: string, value: unknown, isRight: boolean, expected: string): void {
  if (!isRight) throw new TypeError(`${name} must be ${expected}, not ${value === null ? "null" : typeof value}.`);
}

/** Whether a value is an object with these methods. */
export function hasMethods(value: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => typeof (value as Record<string, unknown> | null | undefined)?.[name] === "function");
}
