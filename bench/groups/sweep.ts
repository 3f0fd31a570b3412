import { sessionKey, TokenManager } from "@tokens/core";
import { accountsOf, sweep, type SweepStore } from "@tokens/core/sweep";
import type { Group } from "../group.ts";
import { whole, type Row } from "../report.ts";
import { interleaved, ratios, timed } from "../rounds.ts";
import { sampleProvider, sampleSession } from "../sample.ts";
import { exactly, spreadOf } from "../statistics.ts";
import { openStore, sqliteInMemory, type BenchStore } from "../stores.ts";

type SweptStore = Pick<BenchStore, "sessions" | "close">;

const swept: Readonly<Record<string, () => Promise<SweptStore>>> = {
  "SQLite in memory": sqliteInMemory,
  Redis: () => openStore("Redis"),
};
/** The smallest is swept several times in a round: it is done in a moment, in which anything can happen. */
const sweepsInRound: Readonly<Record<string, number>> = { "1,000": 5, "10,000": 2, "100,000": 1 };
const smallest = "1,000";

/** What a sweep costs per session, in stores of growing size. */
export const sweeps: Group = {
  title: "A sweep",
  about: `The time of \`sweep()\` per session, over that in the smallest store: every session is due, and the provider answers at once. A cost
that grows with the store would show here. It counts as flat up to 1.25.`,
  async measure({ quick, random, progress }) {
    const rows: Row[] = [];
    for (const [name, open] of Object.entries(swept)) {
      const contenders = Object.fromEntries(
        Object.entries(sweepsInRound)
          .slice(0, quick ? 2 : undefined)
          .map(([size, times]) => [
            size,
            async () => {
              const costs: number[] = [];
              for (let n = 0; n < times; n++) costs.push(await microsecondsPerSession(await open(), sizeOf(size)));
              return spreadOf(costs).median;
            },
          ]),
      );
      const figures = await interleaved(contenders, {
        rounds: quick ? 1 : 3,
        budgetMs: 90_000,
        warmUp: 0,
        random,
        progress: (text) => progress(`${name}, ${text}`),
      });
      rows.push(
        ...Object.entries(figures).map(([size, costs]): Row => ({
          name: `${name}, ${size} sessions`,
          of: "tokens",
          value: size === smallest ? exactly(1) : ratios(costs, figures[smallest]!),
          ...(size !== smallest && { target: { atMost: 1.25 } }),
          absolute: `${whole(spreadOf(costs).median)} µs per session`,
        })),
      );
    }
    return [{ title: "Time per session, over the smallest store", unit: "times", rows }];
  },
};

function sizeOf(text: string): number {
  return Number(text.replace(",", ""));
}

async function microsecondsPerSession({ sessions, close }: SweptStore, size: number): Promise<number> {
  try {
    const expired = sampleSession(Date.now() - 2 * 86_400_000);
    const accounts = Array.from({ length: size }, (_, n) => sessionKey("bench", `account-${n}`));
    for (let n = 0; n < size; n += 1000)
      await Promise.all(accounts.slice(n, n + 1000).map((key) => sessions.set(key, expired)));
    const tokens = accountsOf(TokenManager.create(sampleProvider, { sessions }));
    const milliseconds = await timed(async () => {
      const { counts, errors } = await sweep({ sessions: sessions as SweepStore, tokens, withinMs: 0 });
      if (errors.length > 0) throw new AggregateError(errors);
      if (counts.refreshed !== size) throw new Error(`The sweep refreshed ${counts.refreshed} of ${size} sessions.`);
    });
    return (milliseconds / size) * 1000;
  } finally {
    await close();
  }
}
