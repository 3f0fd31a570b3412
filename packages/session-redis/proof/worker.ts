import { TokenManager, type Session } from "@tokens/core";
import { redisSessions, type RedisClient } from "@tokens/session-redis";
import { providerAt } from "./token-server.ts";

/** What a worker is told when it starts. */
export interface Setting {
  readonly redis: string;
  readonly library: "node-redis" | "ioredis";
  readonly prefix: string;
  readonly provider: string;
  readonly name: string;
  readonly leaseMs: number;
  readonly deadlineMs: number;
  /** Lets the token expire again and again instead of when it is told to. */
  readonly busy: boolean;
}

/** What a worker says: the version that it holds after an expiry, or that it learnt of a refresh that was cut off. */
export type Said = { readonly version: string } | { readonly interrupted: true };

const setting = JSON.parse(process.argv[2] ?? "") as Setting;
const say = (said: Said): void => void process.send?.(said);

async function open(): Promise<RedisClient> {
  if (setting.library === "ioredis") {
    const { Redis } = await import("ioredis");
    return new Redis(setting.redis).on("error", () => undefined);
  }
  const { createClient } = await import("redis");
  return createClient({ url: setting.redis })
    .on("error", () => undefined)
    .connect();
}

const tokens = TokenManager.create(
  providerAt(setting.provider, setting.name, () => say({ interrupted: true })),
  {
    sessions: redisSessions(await open(), { prefix: setting.prefix }),
    leaseMs: setting.leaseMs,
    deadlineMs: setting.deadlineMs,
  },
);

async function expire(): Promise<Session> {
  tokens.invalidate((await tokens.session()).accessToken);
  return tokens.session();
}

process.on("disconnect", () => process.exit());
// A machine that is busy with starting processes may take longer than a store is given; the next call asks again.
await tokens.session().catch(() => undefined);
say({ version: "ready" });
if (setting.busy) {
  // Ends with the process, when it is killed or its parent is gone.
  for (;;) {
    await expire().catch(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
}
process.on("message", () => void expire().then(({ version }) => say({ version })));
