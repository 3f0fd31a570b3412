import { memorySessions, sessionKey, TokenManager, type Session } from "@tokens/core";
import { measure } from "mitata";
import type { Group } from "../group.ts";
import { peerFreshTokens } from "../peers.ts";
import { exactly, spreadOf } from "../statistics.ts";
import type { Row, Target } from "../report.ts";
import { interleaved, ratios } from "../rounds.ts";
import { sampleProvider, sampleSession } from "../sample.ts";

const floor = "map lookup and clock behind async";

const targets: Readonly<Record<string, Target>> = {
  "accessToken()": { atMost: 1 },
  "session()": { atMost: 1.05 },
};

/** What a fresh token costs when it is in memory. */
export const freshToken: Group = {
  title: "A fresh token",
  about: `The time of one awaited call that returns a token from memory, over the least that an \`async\` function which checks the expiry can
do: \`async () => { … map.get(key) … Date.now() < expiresAt … }\`. [mitata](https://github.com/evanwashere/mitata) measures each function in
a loop of its own, once a round. \`@slack/oauth\` reads its installation store at each call; here the store is in memory.`,
  async measure({ quick, random, progress }) {
    const sessions = new Map<string, Session>([[sessionKey("bench", "default"), sampleSession()]]);
    const tokens = TokenManager.create(sampleProvider, { sessions: memorySessions({ entries: sessions }) });
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      [floor]: async () => {
        const found = sessions.get("bench:default");
        if (found && Date.now() < found.expiresAt!) return found.accessToken;
        throw new Error("expired");
      },
      "accessToken()": () => tokens.accessToken(),
      "session()": () => tokens.session(),
      ...(await peerFreshTokens()),
    };
    const rounds = quick ? 3 : 15;
    const contenders = Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [name, () => nanoseconds(call, quick ? 20 : 60)]),
    );
    const figures = await interleaved(contenders, {
      rounds,
      budgetMs: 30_000,
      warmUp: 2,
      random,
      progress,
    });
    const rows = Object.keys(calls).map((name): Row => {
      const target = targets[name];
      return {
        name,
        of: target ? "tokens" : "other",
        value: name === floor ? exactly(1) : ratios(figures[name]!, figures[floor]!),
        ...(target && { target }),
        absolute: `${spreadOf(figures[name]!).median.toFixed(0)} ns`,
      };
    });
    return [{ title: "Time of a call, over the floor", unit: "times", rows }];
  },
};

async function nanoseconds(call: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const { p50 } = await measure(call, { min_cpu_time: milliseconds * 1e6 });
  return p50;
}
