import { TokenManager } from "@tokens/core";
import type { Context, Group } from "../group.ts";
import { whole, type Row } from "../report.ts";
import { interleaved, ratios, timed } from "../rounds.ts";
import { sampleProvider, sampleSession } from "../sample.ts";
import { spreadOf } from "../statistics.ts";
import { openStore, stores, type Bare, type BenchStore } from "../stores.ts";

const perRound = 20;
const inMemory = "Memory";

/** What a refresh costs besides the token request. */
export const refresh: Group = {
  title: "A refresh",
  about: `The time of \`tokens.refresh()\` with a provider that answers at once, over two bare operations of the same driver on the same
connection: a refresh takes two round trips, one that claims and one that commits. A \`SELECT 1\` or \`PING\` changes nothing and waits for no
disk. A commit has to be durable, so the second table compares with two writes of a record of the same size.`,
  async measure(context) {
    const overRoundTrips: Row[] = [];
    const overWrites: Row[] = [];
    const overMap: Row[] = [];
    for (const name of Object.keys(stores)) {
      const store = await openStore(name);
      try {
        const rows = await compared(name, store, context);
        if (rows.roundTrip) (name === inMemory ? overMap : overRoundTrips).push(rows.roundTrip);
        if (rows.write) overWrites.push(rows.write);
      } finally {
        await store.close();
      }
    }
    return [
      { title: "Time of a refresh, over two bare round trips", unit: "times", rows: overRoundTrips },
      { title: "Time of a refresh, over two bare durable writes", unit: "times", rows: overWrites },
      { title: "Time of a refresh in memory", unit: "times", rows: overMap },
    ];
  },
};

async function compared(
  name: string,
  { sessions, roundTrip, write }: BenchStore,
  { quick, random, progress }: Context,
): Promise<{ roundTrip?: Row; write?: Row }> {
  const tokens = TokenManager.create(sampleProvider, { sessions });
  await tokens.save(sampleSession());
  const rounds = quick ? 5 : 40;
  const twice = (bare: Bare): (() => Promise<number>) => repeated(async () => (await bare.run(), await bare.run()));
  const figures = await interleaved(
    {
      refresh: repeated(() => tokens.refresh()),
      ...(roundTrip && { roundTrip: twice(roundTrip) }),
      ...(write && { write: twice(write) }),
    },
    { rounds, budgetMs: 15_000, warmUp: 2, random, progress: (text) => progress(`${name}, ${text}`) },
  );
  const row = (bare: Bare, base: readonly number[]): Row => ({
    name: `${name}, over 2 × ${bare.name}`,
    of: "tokens",
    value: ratios(figures["refresh"]!, base),
    absolute: `${microseconds(figures["refresh"]!)} against ${microseconds(base)}`,
  });
  return {
    ...(roundTrip && { roundTrip: row(roundTrip, figures["roundTrip"]!) }),
    ...(write && { write: row(write, figures["write"]!) }),
  };
}

/** Measures the microseconds of one of several runs. */
function repeated(run: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const milliseconds = await timed(async () => {
      for (let n = 0; n < perRound; n++) await run();
    });
    return (milliseconds / perRound) * 1000;
  };
}

function microseconds(figures: readonly number[]): string {
  return `${whole(spreadOf(figures).median)} µs`;
}
