import { PodioRateLimitError } from "./errors.ts";

/** What became of one input. */
export type Outcome<I, T> =
  | { readonly input: I; readonly value: T }
  /** `work` threw this. */
  | { readonly input: I; readonly error: unknown };

/**
 * Does `work` for every input, `concurrency` at a time (4 by default), and yields outcomes in the order of the inputs. One failure does not
 * stop the others; a rate limit does: what was begun is yielded, then `PodioRateLimitError` is thrown, and the rest was not begun.
 */
export async function* batch<I, T>(
  inputs: Iterable<I> | AsyncIterable<I>,
  work: (input: I) => Promise<T>,
  { concurrency = 4 }: { readonly concurrency?: number } = {},
): AsyncGenerator<Outcome<I, T>, void, undefined> {
  if (!(concurrency >= 1)) throw new RangeError(`concurrency is ${concurrency}: it takes 1 at least.`);
  const begun: Promise<Outcome<I, T>>[] = [];
  let limited: PodioRateLimitError | undefined;
  const begin = async (input: I): Promise<Outcome<I, T>> => {
    try {
      return { input, value: await work(input) };
    } catch (error) {
      if (error instanceof PodioRateLimitError) limited ??= error;
      return { input, error };
    }
  };
  for await (const input of inputs) {
    if (limited) break;
    begun.push(begin(input));
    if (begun.length >= concurrency) yield await begun.shift()!;
  }
  while (begun.length > 0) yield await begun.shift()!;
  if (limited) throw limited;
}
