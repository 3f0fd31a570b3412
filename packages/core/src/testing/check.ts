/** One case of a conformance suite: plain data, for any test runner. `run` rejects when the case fails. */
export interface Case {
  readonly name: string;
  run(): Promise<void>;
}

export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message: string): void {
  const [found, wanted] = [canonical(actual), canonical(expected)];
  check(found === wanted, `${message}\n  expected ${wanted}\n  found    ${found}`);
}

/** JSON with sorted members, because a store may change their order. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

export async function fails(work: Promise<unknown>, code: string, message: string): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason ?? "nothing",
  );
  check(error !== undefined, `${message}: it did not fail`);
  equal((error as { code?: unknown }).code, code, message);
}
