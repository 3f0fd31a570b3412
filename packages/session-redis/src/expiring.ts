import { expiringScript, type Send } from "./scripts.ts";

interface Expiring {
  readonly key: string;
  readonly expiresAt: number;
}

/**
 * The `limit` sessions of all indexes that expire soonest. Session keys are spread evenly over the indexes, so each is asked for twice its
 * share, and only one that may have more of these sessions is asked for all of them.
 */
export async function listExpiring(
  indexes: readonly string[],
  { before, limit }: { readonly before: number; readonly limit: number },
  send: Send,
): Promise<readonly Expiring[]> {
  const read = async (index: string, count: number): Promise<readonly Expiring[]> => {
    const pairs = await send(
      expiringScript,
      [index],
      [String(before), String(Math.min(count, Number.MAX_SAFE_INTEGER))],
    );
    return (pairs as readonly unknown[]).flatMap((key, at, all) =>
      at % 2 === 0 ? [{ key: String(key), expiresAt: Number(all[at + 1]) }] : [],
    );
  };
  const soonest = (parts: readonly (readonly Expiring[])[]): readonly Expiring[] =>
    parts
      .flat()
      .toSorted((a, b) => a.expiresAt - b.expiresAt)
      .slice(0, limit);

  const share = Math.ceil((2 * limit) / indexes.length);
  const shares = await Promise.all(indexes.map((index) => read(index, share)));
  const found = soonest(shares);
  const latest = found[limit - 1]?.expiresAt ?? Infinity;
  const hasMore = (part: readonly Expiring[]): boolean => (part[share - 1]?.expiresAt ?? Infinity) < latest;
  if (!shares.some(hasMore)) return found;
  const whole = shares.map(async (part, n) => (hasMore(part) ? read(indexes[n]!, limit) : part));
  return soonest(await Promise.all(whole));
}
