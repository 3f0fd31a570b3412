import type { Entry, Policy, Tokens } from "./ledger.ts";

/** What a token request meets instead of an ordinary response. `lost` takes effect before the connection is reset. */
export type Failure = "503" | "HTML 502" | "429" | "200 with error" | "slow" | "reset" | "lost";

/** What an authorization server knows of an account. */
export interface Account {
  readonly requests: number;
  /** Requests that arrived while another process was still waiting for its response. */
  readonly overlapping: number;
  readonly log: readonly Entry[];
}

/** What an authorization server in a process of its own can be asked to do. */
export type AuthorityMethods = {
  /** Creates an account, and logs in. */
  login(account: string, policy: Policy): Promise<Tokens> | Tokens;
  account(name: string): Account;
  /** The next `count` token requests of an account fail. */
  fail(account: string, failure: Failure, count: number): void;
  /** Holds the responses of an account back: the event `held` tells that there is one. */
  hold(account: string): void;
  release(account: string): void;
  /** Refuses connections. */
  down(): Promise<void>;
  up(): Promise<void>;
  address(): Address;
};

export interface Address {
  readonly tokenEndpoint: string;
  readonly api: string;
}

/** The events `asked` and `answered` of a token request, and `held`. */
export interface Step {
  readonly account: string;
  readonly caller: string;
}
