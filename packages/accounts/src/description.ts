import type { Account } from "./account.ts";
import type { Clock, Session, TokenManager, TokenManagerOptions } from "@tokens/core";

/** Names of the providers that are described here. */
export type ProviderName = "hubstaff" | "podio" | "psohub" | "ergani";

/** Something that a person is asked for. */
export interface Field {
  /** Name of the setting, as in the options of the provider's package. */
  readonly name: string;
  readonly label: string;
  /** Not shown while it is typed, never printed, never an argument. */
  readonly secret?: true;
  readonly optional?: true;
  /** Used when nothing is entered. */
  readonly preset?: string;
  /** Where to find it. */
  readonly hint?: string;
}

/** One way to connect an account. */
export interface Way {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  /** The browser goes to the provider and comes back with a code. */
  readonly redirects?: true;
  /** The setting that names the account; else the person does. */
  readonly accountField?: string;
}

/** How an account is entered. Kept with its session, so that whoever opens the store can refresh it. */
export interface Connection {
  readonly provider: ProviderName;
  /** `id` of the way. */
  readonly way: string;
  /** Values of the way's fields and of the provider's addresses, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A session with how its account is entered. */
export interface ConnectedSession extends Session {
  readonly connection?: Connection;
}

/** A provider's client, as it is used without knowing which. */
export interface AccountClient {
  readonly tokens: TokenManager;
  /** Calls a route such as `GET /v2/users/me`; `input` has its placeholders, `query`, `body`. */
  request(route: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** A login in a browser, in two steps. `checks` is plain JSON, to be kept where only this browser's login finds it. */
export interface BrowserLogin {
  authorizationUrl(): Promise<{ readonly url: string; readonly checks: unknown }>;
  exchange(callbackUrl: string, checks: unknown): Promise<Session>;
}

/** Options of a login. */
export interface LoginOptions {
  readonly redirectUri: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** What a provider's package does, behind one shape. */
export interface ProviderParts {
  open(connection: Connection, account: string, options: TokenManagerOptions): AccountClient;
  /** For the ways that redirect. */
  login?(settings: Connection["settings"], options: LoginOptions): BrowserLogin;
  /** The session in a file of another program. Throws a `TokensError` or `TypeError` when there is none. */
  importSession?(content: string): Session;
}

/** A route with what it is called with. */
export interface Call {
  readonly route: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** One provider, without loading its package. */
export interface ProviderDescription {
  readonly name: ProviderName;
  readonly title: string;
  readonly ways: readonly Way[];
  /** Where the service is; only for one that is not the real one. */
  readonly addresses: readonly Field[];
  /** The setting whose address is asked whether the provider can be reached, its real value, and what it means by a name. */
  readonly reach: {
    readonly setting: string;
    readonly url: string;
    readonly named?: Readonly<Record<string, string>>;
  };
  /** Whether an account is entered by a credential, which begins anew when its refresh token has ended. */
  beginsAnew?(account: Account): boolean;
  /** A cheap call that an account entered like this may make. */
  check(connection: Connection): Call;
  /** What an import reads, e.g. `configState.json of the Hubstaff samples`. */
  readonly imports?: string;
  load(): Promise<ProviderParts>;
  /** Every route of the provider's table. */
  routes(): Promise<readonly string[]>;
}
