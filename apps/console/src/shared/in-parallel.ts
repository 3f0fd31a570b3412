/** Does `work` for every item, for at most `limit` at once. Rejects with the first failure, once the work in progress has settled. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let at = 0;
  const lane = async (): Promise<void> => {
    while (at < items.length) await work(items[at++]!);
  };
  const lanes = await Promise.allSettled(Array.from({ length: limit }, lane));
  for (const result of lanes) if (result.status === "rejected") throw result.reason;
}
