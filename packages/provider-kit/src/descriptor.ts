/**
 * How a provider describes itself to tools: how accounts connect, which operations there are, and how a sandbox serves it.
 * A descriptor loads nothing but itself; its functions import the rest of the package when they are called.
 *
 * @example
 * ```ts
 * import { defineProvider } from "@tokens/provider-kit/descriptor";
 *
 * export const provider = defineProvider({
 *   name: "acme",
 *   title: "Acme",
 *   authMethods: [
 *     { id: "token", title: "API token", fields: [{ name: "accessToken", label: "API token", secret: true }] },
 *   ],
 *   addresses: [{ name: "apiUrl", label: "API address", optional: true }],
 *   apiUrl: ({ apiUrl }) => apiUrl ?? "https://api.acme.example",
 *   check: () => ({ route: "GET /user" }),
 *   routes: async () => (await import("./routes.ts")).routes,
 *   async open({ settings: { accessToken, apiUrl } }, account, options) {
 *     const { createAcme } = await import("./index.ts");
 *     return createAcme({ accessToken, ...(apiUrl && { apiUrl }), ...options, account });
 *   },
 * });
 * ```
 *
 * @module
 */
import type { Clock, Session, TokenManager, TokenManagerOptions } from "@tokens/core";
import { ProviderConfigurationError } from "@tokens/core";
import type { ImportKind } from "./imported-accounts.ts";
import type { DeviceLogin, Login } from "./login/login.ts";
import type { RouteInfo } from "./route-info.ts";

export type { ImportedAccount, ImportedAccounts, ImportKind, SkippedRow } from "./imported-accounts.ts";
export type { DeviceLogin, Login, LoginChecks, LoginResult } from "./login/login.ts";
export type { RouteInfo } from "./route-info.ts";

/** Values of fields by their names. */
export type Settings = Readonly<Record<string, string>>;

/** A value that a person provides. */
export interface Field {
  /** Name of the setting: that of the option in the provider's package. */
  readonly name: string;
  readonly label: string;
  /** Hidden while typed, never printed, never a command-line argument. */
  readonly secret?: true;
  readonly optional?: true;
  /** Used when nothing is entered. */
  readonly default?: string;
  /** Where to find the value. */
  readonly hint?: string;
  /** Always `default`: tools neither ask for it nor show it. */
  readonly fixed?: true;
}

/** A way to connect an account. */
export interface AuthMethod {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  /** The browser goes to the provider and returns with a code. */
  readonly redirects?: true;
  /** The user enters a code in a browser on any device (RFC 8628). */
  readonly device?: true;
  /** The server registers an app for the login (RFC 7591): see `register`. */
  readonly registers?: true;
  /** The field whose value names the account. @default the person names it */
  readonly accountField?: string;
}

/** How an account is connected. Stored with its session, so that any program that opens the store can refresh it. */
export interface Connection {
  /** `name` of the provider. */
  readonly provider: string;
  /** `id` of the auth method. */
  readonly authMethod: string;
  readonly settings: Settings;
}

/** A provider's client, used without knowing which provider it is. */
export interface AccountClient {
  readonly tokens: TokenManager;
  /** Calls an operation, e.g. `GET /v2/users/me`; `input` holds path parameters, `query` and `body`. */
  request(route: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The rows of a list, across all its pages. */
  items(route: string, input?: Readonly<Record<string, unknown>>): AsyncIterable<unknown>;
  /** Where the API is, for an account whose server provides it at login. @default `apiUrl()` of the descriptor */
  apiUrl?(): Promise<string>;
}

/** Options of a login on a device. */
export interface DeviceLoginOptions {
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/** Options of a login in a browser. */
export interface LoginOptions extends DeviceLoginOptions {
  readonly redirectUri: string;
}

/** A call of an operation. */
export interface Call {
  readonly route: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Reads a session that another program stored. */
export interface Importer {
  /** What it reads, e.g. `the configState.json of Hubstaff's sample programs`. */
  readonly reads: string;
  /** Throws a `ProviderConfigurationError` when the text holds no session. */
  parse(text: string): Promise<Session>;
  /** Settings of the auth method that follow from the session. @default none */
  settings?(session: Session, authMethod: string): Settings;
}

/** What a request to a sandbox is for: tokens, the API, a page around them (authorization, discovery), or the sandbox itself. */
export type RequestKind = "token" | "api" | "page" | "control";

/** Options of a sandbox server. */
export interface SandboxServerOptions {
  /** Origin of the server. */
  readonly url: string;
  readonly clock: Clock;
  /** Lifetime of access tokens in milliseconds. @default the provider's own */
  readonly accessTtlMs?: number;
  /** Makes tokens and ids the same in every run. */
  readonly seed?: number;
  /** Resets the whole server: data, tokens, counters, faults and the log. */
  reset(): void;
}

/** A provider as a sandbox serves it. */
export interface SandboxServer {
  /** Settings that connect to it, and other values a program needs. Nothing real is behind them. */
  readonly credentials: Settings;
  /** For a provider with many servers: settings that connect to one. Throws a `TypeError` for an unknown server. */
  credentialsOf?(server: string): Settings;
  /** Responds like the provider; undefined for a path it does not have. */
  respond(request: Request): Promise<Response | undefined>;
  /** How many refresh tokens were used a second time. */
  reuses(): number;
  /** Expires every access token issued so far. */
  expireAccessTokens(): void;
  /** Revokes every grant. */
  revoke(): void;
  reset(): void;
  /** Which requests, written `POST /path`, are not for the API. */
  readonly kinds: Readonly<Partial<Record<Exclude<RequestKind, "api">, RegExp>>>;
  /** The grant type of a token request. */
  grantType(path: string, body: string): string;
  /** Further commands for the provider, by their names at the control address. */
  readonly commands?: Readonly<Record<string, () => void>>;
  /** Error responses in the provider's own format, by status. */
  readonly errors?: Readonly<Record<number, (request: Request) => Response>>;
}

/** A server in the list of a provider that connects to many. */
export interface ServerInfo {
  /** Value of the setting `server`, e.g. `github`. */
  readonly name: string;
  readonly title: string;
  readonly protocol: "OAuth 2" | "OAuth 1.0a";
  /** What a user enters besides an app, e.g. `subdomain`. Optional values are left out. */
  readonly needs: readonly string[];
}

/** The servers that one provider connects to. */
export interface ProviderServers {
  /** Every server that is known by name, in alphabetical order. */
  list(): Promise<readonly ServerInfo[]>;
  /**
   * The descriptor of one server: `settings` has its name as `server`, or its `issuer`, or its endpoints. The fields that `settings`
   * determines are `fixed`. Throws `ProviderConfigurationError` when there is no such server.
   */
  describe(settings: Settings, options?: Pick<DeviceLoginOptions, "fetch">): Promise<ProviderDescriptor>;
  /** The formats of other programs whose accounts can be imported. @default none */
  importKinds?(): Promise<readonly ImportKind[]>;
}

/** The auth method of an app with a redirecting login. `hint` says where to find its ID. */
export function oauthAppMethod(hint: string): AuthMethod {
  return {
    id: "login",
    title: "Log in with an app",
    redirects: true,
    fields: [
      { name: "clientId", label: "Client ID", hint },
      { name: "clientSecret", label: "Client secret", secret: true },
    ],
  };
}

/** Everything that tools need to know about a provider. */
export interface ProviderDescriptor {
  /** Part of every session key and command, e.g. `hubstaff`. */
  readonly name: string;
  readonly title: string;
  readonly authMethods: readonly [AuthMethod, ...AuthMethod[]];
  /** Addresses of a service other than the real one, e.g. a sandbox. */
  readonly addresses: readonly Field[];
  /** Where the API of a connection is; empty when the server provides it at login. */
  apiUrl(settings: Settings): string;
  /** Every operation of the package's `Endpoints`. */
  routes(): Promise<readonly RouteInfo[]>;
  /** A cheap call that an account connected like this may make; undefined when none is known. */
  check(connection: Connection): Call | undefined;
  /** Opens the client of an account. Throws `ProviderConfigurationError` when a setting is wrong. */
  open(connection: Connection, account: string, options: TokenManagerOptions): Promise<AccountClient>;
  /** Prepares a browser login, for the auth methods with `redirects`. */
  login?(connection: Connection, options: LoginOptions): Promise<Login>;
  /** Registers an app with the server and returns the settings that identify it, for the auth methods with `registers`. */
  register?(connection: Connection, options: LoginOptions): Promise<Settings>;
  /** Starts a login on a device, for the auth methods with `device`. */
  device?(connection: Connection, options: DeviceLoginOptions): Promise<DeviceLogin>;
  /** For a provider that connects to many servers. Its auth methods are then those of the server that `describe()` returns. */
  readonly servers?: ProviderServers;
  /**
   * Whether an account authenticates again with its stored credential once its refresh token has expired. `realm` is the middle
   * of the session key. @default false
   */
  reauthenticates?(realm: readonly string[]): boolean;
  /** Identifies the user of a session, if its tokens say so. Two logins of one user have the same value. */
  userOf?(session: Session): string | undefined;
  readonly importer?: Importer;
  /** Loads the package's mock as a server. */
  sandbox?(): Promise<(options: SandboxServerOptions) => SandboxServer>;
}

const members = {
  title: "string",
  authMethods: "object",
  addresses: "object",
  apiUrl: "function",
  routes: "function",
  check: "function",
  open: "function",
} as const;

/** Checks a descriptor and returns it. Throws `ProviderConfigurationError` that names what is missing. */
export function defineProvider(descriptor: ProviderDescriptor): ProviderDescriptor {
  if (typeof descriptor !== "object" || descriptor === null) {
    throw new ProviderConfigurationError(
      `A provider descriptor is an object, not ${descriptor === null ? "null" : typeof descriptor}: export const provider = defineProvider({ … }).`,
    );
  }
  const { name } = descriptor;
  if (typeof name !== "string" || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new ProviderConfigurationError(
      `A provider's name is lower-case letters, digits and hyphens, such as "acme", not ${JSON.stringify(name)}.`,
    );
  }
  const missing = Object.entries(members)
    .filter(([member, type]) => typeof descriptor[member as keyof typeof members] !== type)
    .map(([member]) => member);
  if (missing.length > 0)
    throw new ProviderConfigurationError(`The descriptor of ${name} lacks ${missing.join(", ")}.`);
  if (descriptor.authMethods.length === 0)
    throw new ProviderConfigurationError(`The descriptor of ${name} has no auth method.`);
  return descriptor;
}
