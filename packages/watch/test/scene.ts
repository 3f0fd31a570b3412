import {
  newSession,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  TokenManager,
  type Grant,
  type Provider,
} from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import type { ConnectedSession } from "@tokens/accounts";
import { defineProvider, type ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { openStore, type Store } from "@tokens/store";
import { watch, type Channel, type Notice, type Round, type WatchOptions } from "@tokens/watch";
import { onTestFinished } from "vitest";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A provider whose answers a test decides. Tokens live for an hour. */
export interface Acme {
  readonly descriptor: ProviderDescriptor;
  down: boolean;
  readonly revoked: Set<string>;
  requests: number;
  grant(): Grant;
}

function createAcme(clock: TestClock): Acme {
  const acme: Acme = { descriptor: undefined!, down: false, revoked: new Set(), requests: 0, grant };
  function grant(): Grant {
    return {
      accessToken: "canary-access",
      refreshToken: "canary-refresh",
      obtainedAt: clock.now(),
      expiresAt: clock.now() + hour,
    };
  }
  const provider: Provider = {
    name: "acme",
    realm: ["api.acme.example", "app-1"],
    origins: ["https://api.acme.example"],
    async refresh(_, { account }) {
      acme.requests += 1;
      if (acme.down) throw new ProviderUnavailableError("Acme responded with 503.", { status: 503 });
      if (acme.revoked.has(account))
        throw new ReauthorizationRequiredError("Acme refused the refresh token.", { reason: "refused" });
      return grant();
    },
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const descriptor = defineProvider({
    name: "acme",
    title: "Acme",
    authMethods: [{ id: "token", title: "Token", fields: [] }],
    addresses: [],
    apiUrl: () => "https://api.acme.example",
    check: () => undefined,
    routes: async () => [],
    open: async (_, account, options) => ({
      tokens: TokenManager.create(provider, { ...options, account, random: () => 0.5 }),
      request: async () => undefined,
      items: async function* none() {
        yield* [];
      },
    }),
  });
  return Object.assign(acme, { descriptor });
}

/** A watch of a store with the accounts `names`. */
export async function scene(...names: readonly string[]) {
  const clock = testClock(Date.parse("2026-11-28T12:00:00Z"));
  const acme = createAcme(clock);
  const store = await openStore("sqlite::memory:", { clock });
  onTestFinished(() => store.close());
  const keyOf = (name: string): string => `acme:api.acme.example:app-1:${name}`;
  const save = async (name: string, members: Partial<ConnectedSession> = {}): Promise<void> => {
    const connection = { provider: "acme", authMethod: "token", settings: {} };
    await store.sessions.set(keyOf(name), { ...newSession(acme.grant()), connection, ...members });
  };
  for (const name of names) await save(name);
  return { clock, acme, store, save, keyOf };
}

/** A channel that remembers what it was sent. */
export function inbox(name = "inbox") {
  const got: string[] = [];
  const notices: Notice[] = [];
  const channel: Channel & { broken: boolean } = {
    name,
    broken: false,
    async send(batch) {
      if (channel.broken) throw new Error("The inbox is full.");
      for (const notice of batch) {
        notices.push(notice);
        got.push(`${notice.type} ${notice.kind} ${notice.account?.name ?? notice.provider ?? ""}`.trim());
      }
    },
  };
  return {
    channel,
    notices,
    /** What arrived since the last call. */
    taken: (): readonly string[] => got.splice(0),
  };
}

/** Runs a watch round by round. */
export function running(
  { store, acme, clock }: { store: Store; acme: Acme; clock: TestClock },
  options: Partial<WatchOptions> & { readonly channels: readonly Channel[] },
) {
  const stop = new AbortController();
  const errors: string[] = [];
  const rounds: Round[] = [];
  let onRound: (round: Round) => void = () => undefined;
  const ended = watch(store, {
    providers: [acme.descriptor],
    by: "watch:1",
    clock,
    signal: stop.signal,
    onError: ({ message }) => errors.push(message),
    ...options,
    onRound(round) {
      rounds.push(round);
      onRound(round);
    },
  });
  return {
    errors,
    ended,
    /** Runs until the end of the next round, and after `ms` milliseconds at the earliest. */
    async round(ms = 0): Promise<Round> {
      const from = rounds.length;
      const until = clock.now() + ms;
      const next = new Promise<Round>((resolve) => {
        onRound = (round) => {
          if (clock.now() >= until && rounds.length > from) resolve(round);
        };
      });
      return clock.runUntil(next);
    },
    async stop(): Promise<void> {
      stop.abort();
      await clock.runUntil(ended);
    },
  };
}
