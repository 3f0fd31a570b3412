/**
 * A process that uses accounts: opens a store, asks for access tokens when told to, and reports who was served.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { isTokensError, memorySessions, newSession, systemClock, TokenManager, type Provider } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { openStore, type Store } from "@tokens/store";
import type { Address } from "./authority.ts";
import { count, counting, nothing, type Got } from "./counting.ts";
import type { Tokens } from "./ledger.ts";
import { mark } from "./mark.ts";
import { answerCalls } from "./rpc.ts";

export interface Program {
  /** `tokens`, or the name of a peer. */
  readonly client: string;
  /** URL of the store, or `memory`. */
  readonly store: string;
  readonly authority: Address;
  /** The name of this process at the authorization server. */
  readonly caller: string;
  readonly account: string;
  readonly leaseMs?: number;
  readonly deadlineMs?: number;
  /** How far the clock of this machine is ahead. */
  readonly clockAheadMs?: number;
}

export interface Loop {
  readonly callers: number;
  readonly forMs: number;
  /** The longest pause of a caller between two calls. */
  readonly pauseMs: number;
  /** Whether each call asks the API with the token, or only for the token. */
  readonly api?: boolean;
}

export type CallerMethods = {
  open(program: Program): Promise<void>;
  /** Stores the tokens of a login. */
  save(tokens: Tokens): Promise<void>;
  /** Lets the access token expire: sets the clock forward. */
  pass(ms: number): void;
  /** So many callers ask for the access token at once. */
  call(callers: number): Promise<Got>;
  loop(loop: Loop): Promise<Got>;
  /** The mark of the refresh token in the store. */
  stored(): Promise<string | undefined>;
  close(): Promise<void>;
};

let open: { program: Program; tokens: TokenManager; store: Store | undefined } | undefined;
let aheadMs = 0;

const clock = {
  now: () => Date.now() + aheadMs,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms, signal),
};

const methods: CallerMethods = {
  async open(program) {
    await methods.close();
    aheadMs = program.clockAheadMs ?? 0;
    const store = program.store === "memory" ? undefined : await openStore(program.store);
    const { leaseMs, deadlineMs, account } = program;
    const tokens = TokenManager.create(providerOf(program), {
      account,
      clock,
      sessions: store?.sessions ?? memorySessions({ clock }),
      ...(leaseMs !== undefined && { leaseMs }),
      ...(deadlineMs !== undefined && { deadlineMs }),
    });
    open = { program, tokens, store };
  },
  save({ lifetimeMs, ...tokens }) {
    const obtainedAt = clock.now();
    return open!.tokens.save(newSession({ ...tokens, obtainedAt, expiresAt: obtainedAt + lifetimeMs }));
  },
  pass(ms) {
    aheadMs += ms;
  },
  call: counting(accessToken, codeOf),
  async loop({ callers, forMs, pauseMs, api }) {
    const got = nothing();
    const endsAt = performance.now() + forMs;
    const ask = api ? callApi : accessToken;
    async function run(): Promise<void> {
      while (performance.now() < endsAt) {
        await sleep(Math.random() * pauseMs);
        await count(got, ask, codeOf);
      }
    }
    await Promise.all(Array.from({ length: callers }, run));
    return got;
  },
  async stored() {
    const { store, tokens } = open!;
    const session = await store!.sessions.get(tokens.key);
    return session?.refreshToken && mark(session.refreshToken);
  },
  async close() {
    const { tokens, store } = open ?? {};
    open = undefined;
    await tokens?.close();
    await store?.close();
  },
};

function providerOf({ authority, caller, account }: Program): Provider {
  const { tokenEndpoint, api } = authority;
  return {
    name: "torture",
    realm: [],
    origins: [new URL(api).origin],
    refresh: ({ refreshToken }, context) =>
      requestToken(
        {
          provider: "The authorization server",
          url: tokenEndpoint,
          parameters: { grant_type: "refresh_token", refresh_token: refreshToken, client_id: "torture" },
          headers: { "x-caller": caller, "x-account": account },
        },
        context,
      ),
    authorize: ({ accessToken: token }) => ({ authorization: `Bearer ${token}` }),
    isExpiredToken: ({ status }) => status === 401,
  };
}

function accessToken(): Promise<string> {
  return open!.tokens.accessToken();
}

async function callApi(): Promise<string> {
  const { tokens, program } = open!;
  const response = await tokens.fetch(program.authority.api);
  await response.body?.cancel();
  if (!response.ok) throw new Error(String(response.status));
  return tokens.accessToken();
}

function codeOf(error: unknown): string {
  return isTokensError(error) ? error.code : (error as Error).message;
}

answerCalls(methods);
