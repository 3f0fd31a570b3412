import {
  memorySessions,
  newSession,
  ReauthorizationRequiredError,
  TokenManager,
  type Provider,
  type Session,
} from "@tokens/core";
import { accountsOf, sweep } from "@tokens/core/sweep";
import { equal, type Case } from "./case.ts";

const hourMs = 3_600_000;

/** A provider whose refresh tokens work once, and what it was asked. */
function rotating(): { provider: Provider; counts: { refreshes: number } } {
  const counts = { refreshes: 0 };
  const provider: Provider = {
    name: "example",
    realm: ["suite"],
    origins: ["https://api.example.com"],
    async refresh({ refreshToken }, { now }) {
      const spent = counts.refreshes++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (refreshToken !== `refresh-${spent}`)
        throw new ReauthorizationRequiredError("The refresh token was spent.", { reason: "refused" });
      return {
        accessToken: `access-${spent + 1}`,
        refreshToken: `refresh-${spent + 1}`,
        obtainedAt: now(),
        expiresAt: now() + hourMs,
      };
    },
    authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
    isExpiredToken: ({ status }) => status === 401,
  };
  return { provider, counts };
}

function session(expiresInMs: number): Session {
  const expiresAt = Date.now() + expiresInMs;
  return newSession({
    accessToken: "access-0",
    refreshToken: "refresh-0",
    obtainedAt: expiresAt - hourMs,
    expiresAt,
  });
}

export const coreCases: readonly Case[] = [
  {
    name: "one refresh for 50 callers",
    async run() {
      const { provider, counts } = rotating();
      const sessions = memorySessions();
      const managers = [1, 2].map(() => TokenManager.create(provider, { sessions }));
      await managers[0]!.save(session(-1));
      const tokens = await Promise.all(Array.from({ length: 50 }, (_, index) => managers[index % 2]!.accessToken()));
      equal([...new Set(tokens)], ["access-1"], "the tokens");
      equal(counts.refreshes, 1, "the number of refreshes");
    },
  },
  {
    name: "a 401 is refreshed, and the request sent again with its body",
    async run() {
      const { provider, counts } = rotating();
      const bodies: string[] = [];
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        bodies.push(await request.text());
        return new Response(null, { status: request.headers.get("authorization") === "Bearer access-1" ? 204 : 401 });
      };
      const tokens = TokenManager.create(provider, { fetch });
      await tokens.save(session(hourMs));
      const { status } = await tokens.fetch("https://api.example.com/things", { method: "POST", body: "a thing" });
      equal({ status, bodies, ...counts }, { status: 204, bodies: ["a thing", "a thing"], refreshes: 1 }, "the calls");
    },
  },
  {
    name: "a sweep refreshes what ends soon",
    async run() {
      const { provider, counts } = rotating();
      const memory = memorySessions();
      const tokens = TokenManager.create(provider, { sessions: memory });
      await tokens.for("alice").save(session(60_000));
      const { key } = tokens.for("alice");
      const sessions = {
        async *expiring({ before }: { before: number }) {
          const expiresAt = (await memory.get(key))?.expiresAt;
          if (expiresAt !== undefined && expiresAt < before) yield { key, expiresAt };
        },
      };
      const { counts: swept } = await sweep({ sessions, tokens: accountsOf(tokens), withinMs: hourMs / 2 });
      equal([swept.refreshed, swept.failed, counts.refreshes], [1, 0, 1], "the sweep");
    },
  },
];
