import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { dispatcherFetch } from "@tokens/core/undici";
import { createHubstaff } from "@tokens/hubstaff";
import { Agent } from "undici";
import type { Context, Group } from "../group.ts";
import { peerCalls } from "../peers.ts";
import { whole, type Row, type Section, type Target } from "../report.ts";
import { interleaved, ratios, timed, type Figures } from "../rounds.ts";
import { sampleSession } from "../sample.ts";
import { exactly, spreadOf } from "../statistics.ts";

type Call = () => Promise<unknown>;

const base = "global fetch";
const path = "/v2/users/me";
const inFlight = [1, 64];

const targets: Readonly<Record<string, Target>> = {
  "tokens.fetch": { atLeast: 0.97 },
  "client.request, undici dispatcher": { atLeast: 1 },
};
const beaten = ["bare ky", "@octokit/request"];

/** API calls in requests per second. */
export const requests: Group = {
  title: "API calls",
  about: `Requests per second over those of the global \`fetch\`, for a GET with a token that stays valid and a JSON response of 120 bytes, which
each call parses. The server runs on loopback in a process of its own, so a network only brings the ratios closer to 1. In a round, each
contender sends the same number of requests, one after the other and with 64 in flight.`,
  async measure(context) {
    const server = fork(join(import.meta.dirname, "../server.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    try {
      const [port] = (await once(server, "message")) as [number];
      const calls = await callsTo(`http://127.0.0.1:${port}`);
      const sections: Section[] = [];
      for (const count of inFlight) sections.push(...(await compared(calls, count, context)));
      return sections;
    } finally {
      server.kill();
    }
  },
};

async function callsTo(origin: string): Promise<Readonly<Record<string, Call>>> {
  const app = { clientId: "id", clientSecret: "secret", apiUrl: origin };
  const hubstaff = createHubstaff(app);
  await hubstaff.tokens.save(sampleSession());
  const dispatched = createHubstaff({ ...app, fetch: dispatcherFetch(new Agent()) });
  await dispatched.tokens.save(sampleSession());
  const token = await hubstaff.tokens.accessToken();
  const headers = { authorization: `Bearer ${token}` };
  return {
    [base]: async () => (await fetch(origin + path, { headers })).json(),
    "tokens.fetch": async () => (await hubstaff.tokens.fetch(origin + path)).json(),
    "client.request": () => hubstaff.request("GET /v2/users/me"),
    "client.request, undici dispatcher": () => dispatched.request("GET /v2/users/me"),
    ...(await peerCalls(origin, path, token)),
  };
}

async function compared(calls: Readonly<Record<string, Call>>, count: number, context: Context): Promise<Section[]> {
  const { quick, random, progress } = context;
  const flight = `${count} in flight`;
  const rounds = quick ? 7 : 121;
  // The first hundred calls after the garbage collection cost twice as much as the others.
  const requestCount = (quick ? 1 : 6) * (count === 1 ? 60 : 256);
  const contenders = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [name, () => perSecond(call, count, requestCount)]),
  );
  const figures = await interleaved(contenders, {
    rounds,
    budgetMs: 120_000,
    warmUp: quick ? 2 : 10,
    random,
    progress: (text) => progress(`${flight}, ${text}`),
  });
  return [
    { title: `Requests per second over global fetch, ${flight}`, unit: "times", rows: overFetch(figures) },
    {
      title: `Requests per second of client.request over other clients, ${flight}`,
      unit: "times",
      rows: beaten.map((name) => ({
        name: `over ${name}`,
        of: "tokens",
        value: ratios(figures["client.request"]!, figures[name]!),
        target: { atLeast: 1 },
        absolute: `${rateOf(figures, "client.request")} against ${rateOf(figures, name)}`,
      })),
    },
  ];
}

function overFetch(figures: Figures): Row[] {
  return Object.keys(figures).map((name) => {
    const target = targets[name];
    return {
      name,
      of: /^(tokens|client)\./.test(name) ? "tokens" : "other",
      value: name === base ? exactly(1) : ratios(figures[name]!, figures[base]!),
      ...(target && { target }),
      absolute: rateOf(figures, name),
    };
  });
}

function rateOf(figures: Figures, name: string): string {
  return `${whole(spreadOf(figures[name]!).median)}/s`;
}

async function perSecond(call: Call, concurrent: number, requestCount: number): Promise<number> {
  // So that nobody pays for another's garbage.
  globalThis.gc!();
  let left = requestCount;
  const work = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  const milliseconds = await timed(() => Promise.all(Array.from({ length: concurrent }, work)));
  return (requestCount / milliseconds) * 1000;
}
