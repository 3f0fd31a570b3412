/**
 * How many fresh tokens an agent hands out, how long each takes, and whether its memory stays as it is: an agent in a process of its own
 * on a Unix socket, 32 connections that ask for the tokens of 100 accounts in turns. Targets: 1,000 requests a second, and no more
 * than 16 MB more live memory after the last round than after the first. Resident memory first grows to the size that Node keeps.
 *
 * Run: node -C @tokens/source packages/agent/bench/agent.ts [rounds] [requests per round]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In bytes, or in MB. */
interface Memory {
  readonly resident: number;
  readonly live: number;
}

const rounds = Number(process.argv[2] ?? 10);
const perRound = Number(process.argv[3] ?? 20_000);
const targets = { perSecond: 1000, growthMb: 16 };
const connections = 32;
const accountCount = 100;

const directory = await mkdtemp(join(tmpdir(), "tokens-bench-"));
const socketPath = join(directory, "agent.sock");
const child = fork(
  join(import.meta.dirname, "server.ts"),
  [`file:${directory}/store`, socketPath, String(accountCount)],
  {
    execArgv: ["-C", "@tokens/source", "--expose-gc"],
  },
);
const pool = new Agent({ keepAlive: true, maxSockets: connections });
try {
  const [key] = (await once(child, "message")) as [string];
  const memory = async (): Promise<Memory> => {
    child.send("memory");
    const [{ resident, live }] = (await once(child, "message")) as [Memory];
    return { resident: resident / 2 ** 20, live: live / 2 ** 20 };
  };
  await load(key, 2000);
  const memories = [await memory()];
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const times = (await load(key, perRound)).toSorted((a, b) => a - b);
    const perSecond = (perRound / (performance.now() - start)) * 1000;
    rates.push(perSecond);
    memories.push(await memory());
    const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(2);
    console.log(
      `${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   max ${times.at(-1)!.toFixed(1)} ms   memory ${memories.at(-1)!.live.toFixed(0)} MB live, ${memories.at(-1)!.resident.toFixed(0)} MB resident`,
    );
  }
  const [before, first, last] = [memories[0]!, memories[1]!, memories.at(-1)!];
  const growth = last.live - first.live;
  console.log(
    `Memory: ${before.resident.toFixed(0)} MB resident before, ${last.resident.toFixed(0)} MB after; ${growth.toFixed(1)} MB more live than after the first round.`,
  );
  if (Math.min(...rates) < targets.perSecond || growth > targets.growthMb) process.exitCode = 1;
} finally {
  pool.destroy();
  child.kill("SIGTERM");
  await once(child, "exit");
  await rm(directory, { recursive: true });
}

/** Sends so many requests over all connections, and returns how long each took in milliseconds. */
async function load(key: string, count: number): Promise<number[]> {
  const times: number[] = [];
  let sent = 0;
  const connection = async (): Promise<void> => {
    while (sent < count) {
      const account = sent++ % accountCount;
      const start = performance.now();
      await request(key, `/v1/accounts/hubstaff/user-${account}/token`, `"hubstaff/user-${account}"`);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times;
}

function request(key: string, path: string, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { socketPath, path, agent: pool, headers: { authorization: `Bearer ${key}` } };
    get(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        response.statusCode === 200 && text.includes(expected)
          ? resolve()
          : reject(new Error(`${response.statusCode}: ${text}`)),
      );
    }).on("error", reject);
  });
}
