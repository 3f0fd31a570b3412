/**
 * What a fresh token costs, and what an idle account weighs: ratios and bytes within one run.
 *
 * `pnpm bench`. Exits with 1 when a target is missed.
 */
import { memorySessions, newSession, sessionKey, TokenManager, type Provider, type Session } from "@tokens/core";
import { createHubstaff } from "@tokens/hubstaff";

const rounds = 15;
const calls = 200_000;
const accounts = 100_000;
const targets = { ratio: 1.5, bytes: 1000 };

const provider: Provider = {
  name: "bench",
  realm: [],
  origins: [],
  refresh: () => Promise.reject(new Error("nothing is to be refreshed here")),
  authorize: () => ({}),
  isExpiredToken: () => false,
};

const session: Session = newSession({
  accessToken: "t",
  refreshToken: "r",
  obtainedAt: Date.now(),
  expiresAt: Date.now() + 86_400_000,
});

/** The floor: what anyone would write who keeps a token in a map. */
function bare(): () => Promise<string> {
  const sessions = new Map([["default", session]]);
  return async () => {
    const found = sessions.get("default");
    if (found && Date.now() < found.expiresAt!) return found.accessToken;
    throw new Error("expired");
  };
}

async function nanoseconds(call: () => Promise<string>): Promise<number> {
  const start = process.hrtime.bigint();
  for (let n = 0; n < calls; n++) await call();
  return Number(process.hrtime.bigint() - start) / calls;
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

async function ratio(): Promise<number> {
  const entries: [string, Session][] = [[sessionKey("bench", "default"), session]];
  const tokens = TokenManager.create(provider, { sessions: memorySessions({ entries }) });
  const floor = bare();
  const ours = (): Promise<string> => tokens.accessToken();
  const ratios: number[] = [];
  const figures: [number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    const pair: [number, number] = [await nanoseconds(floor), await nanoseconds(ours)];
    figures.push(pair);
    // The first rounds warm up.
    if (round >= 3) ratios.push(pair[1] / pair[0]);
  }
  const [floorNs, oursNs] = [0, 1].map((index) => median(figures.map((pair) => pair[index]!)));
  console.log(
    `accessToken() on a fresh session   ${oursNs!.toFixed(0)} ns, Map.get and a clock behind async ${floorNs!.toFixed(0)} ns`,
  );
  return median(ratios);
}

function bytesPerAccount(make: (name: string) => unknown): number {
  const keep: unknown[] = [];
  make("warm");
  globalThis.gc!();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < accounts; n++) keep.push(make(`account-${n}`));
  keep.length = 0;
  globalThis.gc!();
  return (process.memoryUsage().heapUsed - before) / accounts;
}

const measured = await ratio();
const tokens = TokenManager.create(provider);
const hubstaff = createHubstaff({ clientId: "id", clientSecret: "secret" });
const managerBytes = bytesPerAccount((name) => tokens.for(name));
const clientBytes = bytesPerAccount((name) => hubstaff.for(name));
console.log(`ratio                              ${measured.toFixed(2)} (at most ${targets.ratio})`);
console.log(`an idle account, tokens            ${managerBytes.toFixed(0)} B (at most ${targets.bytes})`);
console.log(`an idle account, Hubstaff client   ${clientBytes.toFixed(0)} B (at most ${targets.bytes})`);
if (measured > targets.ratio || managerBytes > targets.bytes || clientBytes > targets.bytes) process.exitCode = 1;
