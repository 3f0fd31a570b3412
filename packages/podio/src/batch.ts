import { PodioRateLimitError } from "./errors.ts";

/** The outcome of one input. */
export type Outcome<I, T> =
  | { readonly input: I; readonly value: T }
  /** What `work` threw. */
  | { readonly input: I; readonly error: unknown };

/**
 * Runs `work` for every input, `concurrency` at a time (4 by default), and yields outcomes in the order of the inputs. A failure does not
 * stop the others. A rate limit does: outcomes of work in progress are yielded, then `PodioRateLimitError` is thrown.
 */
export async function* batch<I, T>(
  inputs: Iterable<I> | AsyncIterable<I>,
  work: (input: I) => Promise<T>,
  { concurrency = 4 }: { readonly concurrency?: number } = {},
): AsyncGenerator<Outcome<I, T>, void, undefined> {
  if (!(concurrency >= 1)) throw new RangeError(`concurrency is ${concurrency}: it must be at least 1.`);
  const started: Promise<Outcome<I, T>>[] = [];
  let limited: PodioRateLimitError | undefined;
  const start = async (input: I): Promise<Outcome<I, T>> => {
    try {
      return { input, value: await work(input) };
    } catch (error) {
      if (error instanceof PodioRateLimitError) limited ??= error;
      return { input, error };
    }
  };
  for await (const input of inputs) {
    if (limited) break;
    started.push(start(input));
    if (started.length >= concurrency) yield await started.shift()!;
  }
  while (started.length > 0) yield await started.shift()!;
  if (limited) throw limited;
}
