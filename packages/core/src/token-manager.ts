import { backoffAfter, backoffError, type Backoff } from "./backoff.ts";
import { withTimeout, type Clock } from "./clock.ts";
import { ProviderUnavailableError } from "./errors.ts";
import { publish, type TokensEvent } from "./events.ts";
import { authorizedFetch, ownOrigins } from "./fetch.ts";
import { createAppContext, type AppContext, type TokenManagerOptions } from "./app-context.ts";
import type { Provider } from "./provider.ts";
import {
  asTokensError,
  canAuthenticate,
  inStore,
  lockTimeout,
  refreshSession,
  revokeSession,
  saveSession,
  type RefreshContext,
  type Unsaved,
} from "./refresh.ts";
import { beganWith, freshness, sessionKey, type Freshness, type Session } from "./session.ts";

/** Options of a call that may wait for a refresh. */
export interface WaitOptions {
  /** Stops waiting, but not the refresh, which other calls may wait for. */
  readonly signal?: AbortSignal | undefined;
}

type Mode = "background" | "wait" | "force";

/** A refresh in progress. */
interface Flight<S extends Session> {
  readonly result: Promise<S | undefined>;
  /** Resolves with the current session, if it is valid, when a request has failed and will be retried. */
  readonly early: Promise<S>;
  /** A request has failed and will be retried: callers with a valid token do not wait. */
  delayed: boolean;
}

const overdue: Freshness = { advisoryAt: 0, mandatoryAt: 0, expiresAt: 0 };
const busyPauseMs = 1000;
const maxRounds = 3;

/** Manages the tokens of one account. `for()` returns the manager of another account of the same app. */
export class TokenManager<S extends Session = Session> {
  readonly account: string;
  readonly #app: AppContext<S>;
  readonly #accounts: Map<string, TokenManager<S>>;
  #session: S | undefined;
  /** What `session()` and `accessToken()` return while the token is fresh. */
  #fresh: { readonly session: Promise<S>; readonly accessToken: Promise<string> } | undefined;
  #due = overdue;
  #flight: Flight<S> | undefined;
  #unsaved: Unsaved<S> | undefined;
  #backoff: Backoff | undefined;
  /** The version that the last refresh started from: the backoff ends early when another one is stored. */
  #startedFrom: string | undefined;
  /** No background refresh before this time, because another process is refreshing. */
  #backgroundAt = 0;

  private constructor(app: AppContext<S>, account: string, accounts: Map<string, TokenManager<S>>) {
    this.#app = app;
    this.account = account;
    this.#accounts = accounts.set(account, this);
  }

  /** Creates the manager of `options.account`. Throws a `TypeError` or `RangeError` for invalid options. */
  static create<S extends Session>(provider: Provider<S>, options: TokenManagerOptions<S> = {}): TokenManager<S> {
    return new TokenManager(createAppContext(provider, options), options.account ?? "default", new Map());
  }

  /** The manager of another account of the same app; the same object every time. */
  for(account: string): TokenManager<S> {
    return this.#accounts.get(account) ?? new TokenManager(this.#app, account, this.#accounts);
  }

  /** The clock of this account. */
  get clock(): Clock {
    return this.#app.clock;
  }

  /** How long before it expires a token is refreshed at the earliest, in milliseconds; `undefined` for the default window. */
  get refreshBeforeMs(): number | undefined {
    return this.#app.refreshBeforeMs;
  }

  /** Key of the account's session. */
  get key(): string {
    const { name, realm } = this.#app.provider;
    return sessionKey(name, ...realm, this.account);
  }

  /** Returns a valid access token, without I/O while it is fresh. Throws a `TokensError` otherwise. */
  accessToken(options?: WaitOptions): Promise<string> {
    if (this.#isFreshNow()) return this.#fresh!.accessToken;
    return this.#currentSession(options).then(({ accessToken }) => accessToken);
  }

  /** Returns a valid session, with the token that `accessToken()` returns. Frozen. */
  session(options?: WaitOptions): Promise<S> {
    return this.#isFreshNow() ? this.#fresh!.session : this.#currentSession(options);
  }

  /** Refreshes even a fresh token. Joins a refresh in progress. */
  refresh(options: WaitOptions = {}): Promise<S> {
    return this.#waitFor(this.#renew(), options);
  }

  /** Marks an access token as rejected by the provider, so that the next call refreshes. Ignored when it is no longer in use. */
  invalidate(rejectedToken: string): void {
    if (this.#session?.accessToken === rejectedToken) this.#due = overdue;
  }

  /** `fetch` with the token. When the provider says that it has expired, refreshes and replays the request once. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return authorizedFetch(this, this.#app, input, init, this.#isFreshNow() ? this.#session : undefined);
  }

  /**
   * Sets the headers that `fetch` sends, on a request that another HTTP client sends. Resolves with the session whose token it carries.
   * Throws `ProviderConfigurationError` when the request does not go to the provider.
   */
  async authorize(request: Request, options?: WaitOptions): Promise<S> {
    const { provider } = this.#app;
    const session = await this.session(options);
    ownOrigins(provider, request.url, session);
    const headers = await provider.authorize(session, request);
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return session;
  }

  /** Whether a valid token is available without a person. May read the store, but never asks the provider. */
  async isAuthenticated(): Promise<boolean> {
    const { provider } = this.#app;
    const session = await this.#read();
    const now = this.clock.now();
    if (this.#backoff?.error.code === "reauthorization_required" && this.#startedFrom === session?.version)
      return false;
    if (canAuthenticate(provider, this.account)) return true;
    if (!session) return false;
    const refreshable = session.refreshToken && provider.refresh && now < (session.refreshTokenExpiresAt ?? Infinity);
    return Boolean(refreshable) || now < freshness(session, 0).expiresAt;
  }

  /** Stores a session from a login or an import, and uses it from now on. Takes precedence over a refresh in progress. */
  async save(session: S): Promise<void> {
    await this.#write(session);
    this.#adopt(session);
  }

  /** Deletes the session here and in the store, then revokes it if the provider supports that. */
  async logout(): Promise<void> {
    const session = await this.#read();
    await this.#write(undefined);
    this.#session = this.#unsaved = this.#backoff = undefined;
    this.#due = overdue;
    try {
      if (session) await revokeSession(this.#context(), session);
    } catch (cause) {
      const { name } = this.#app.provider;
      throw new ProviderUnavailableError(`The session was deleted, but ${name} did not revoke it: revoke it there.`, {
        cause,
      });
    }
  }

  /** Calls `listener` for the events of all accounts of this app. Ignores errors that it throws. */
  on(listener: (event: TokensEvent) => void): Disposable {
    const { listeners } = this.#app;
    listeners.add(listener);
    return { [Symbol.dispose]: () => listeners.delete(listener) };
  }

  /** Waits for the refreshes in progress of all accounts, so that their tokens are stored. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#app.flights);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #isFreshNow(): boolean {
    return this.#app.clock.now() < this.#due.advisoryAt;
  }

  async #currentSession(options: WaitOptions = {}): Promise<S> {
    for (;;) {
      const now = this.clock.now();
      if (this.#session && now < this.#due[this.#flight?.delayed ? "expiresAt" : "mandatoryAt"]) {
        if (now >= this.#due.advisoryAt) this.#refreshInBackground(now);
        return this.#session;
      }
      try {
        const { result, early, delayed } = this.#flight ?? this.#launch("wait");
        const session = await this.#waitFor(delayed ? result : Promise.race([result, early]), options);
        if (session) return session;
      } catch (error) {
        options.signal?.throwIfAborted();
        if (this.#isValid()) return this.#session!;
        throw error;
      }
    }
  }

  #refreshInBackground(now: number): void {
    if (this.#flight || now < this.#backgroundAt || this.#isBackingOff()) return;
    const work = this.#launch("background").result.catch(() => undefined);
    this.#app.waitUntil?.(work);
  }

  async #renew(): Promise<S> {
    const before = this.#session;
    const joined = this.#flight;
    await joined?.result.catch((error: unknown) => {
      // It has already been retried; another immediate attempt would not help.
      if (joined.delayed) throw error;
    });
    if (before && this.#session && this.#session !== before) return this.#session;
    return (await (this.#flight ?? this.#launch("force")).result) ?? this.session();
  }

  #launch(mode: Mode): Flight<S> {
    const { flights } = this.#app;
    let delay!: () => void;
    const early = new Promise<S>((resolve) => {
      delay = () => {
        flight.delayed = true;
        if (this.#isValid()) resolve(this.#session!);
      };
    });
    const result = this.#runFlight(mode, delay).finally(() => {
      flights.delete(result);
      this.#flight = undefined;
    });
    result.catch(() => undefined);
    flights.add(result);
    const flight: Flight<S> = { result, early, delayed: false };
    return (this.#flight = flight);
  }

  async #runFlight(mode: Mode, delayed: () => void): Promise<S | undefined> {
    const context = { ...this.#context(), delayed };
    const { clock, provider, emit } = context;
    if (this.#app.inProcess) emit({ type: "in-process" });
    this.#app.inProcess = false;
    try {
      const session = await this.#obtain(context, mode);
      if (session) this.#adopt(session);
      else this.#backgroundAt = clock.now() + busyPauseMs;
      return session;
    } catch (cause) {
      const error = asTokensError(cause, provider.name);
      if (this.#isBackingOff()) throw error;
      emit({ type: error.code === "reauthorization_required" ? "reauthorization-required" : "refresh-failed", error });
      this.#backoff = backoffAfter(error, this.#backoff, clock.now(), context.random());
      throw error;
    }
  }

  async #obtain(context: RefreshContext<S>, mode: Mode): Promise<S | undefined> {
    if (this.#unsaved) return (await saveSession(context, this.#unsaved)).session;
    const backingOff = mode !== "force" && this.#isBackingOff();
    let known = this.#session;
    if (!known || backingOff) {
      known = await this.#read();
      if (backingOff) {
        if (known?.version === this.#startedFrom) await this.#waitForBackoff(this.#backoff!);
        else this.#backoff = undefined;
      }
      if (known && (await beganWith(known, context.provider.credential?.(this.account)))) {
        this.#hold(known);
        if (mode !== "force" && this.#isFresh(known)) return known;
      }
    }
    for (let round = 1; ; round++) {
      this.#startedFrom = known?.version;
      const obtained = await refreshSession(context, known, mode !== "background");
      if (obtained?.outcome !== "adopted" || round === maxRounds || this.#isFresh(obtained.session))
        return obtained?.session;
      known = obtained.session;
      this.#hold(known);
    }
  }

  #read(): Promise<S | undefined> {
    return inStore(this.#context(), "read", () => this.#app.sessions.get(this.key));
  }

  #write(session: S | undefined): Promise<void> {
    return inStore(this.#context(), "write", () => this.#app.sessions.set(this.key, session));
  }

  #isFresh(session: S): boolean {
    return this.clock.now() < freshness(session, 0, this.refreshBeforeMs).mandatoryAt;
  }

  /** Waits for the end of the backoff if there is no valid token and the end is near; otherwise throws the failure. */
  async #waitForBackoff(backoff: Backoff): Promise<void> {
    const now = this.clock.now();
    const pauseMs = backoff.until - now;
    if (!backoff.error.retryable || this.#isValid() || pauseMs > this.#app.deadlineMs) throw backoffError(backoff, now);
    await this.clock.sleep(pauseMs);
  }

  #isBackingOff(): boolean {
    return this.clock.now() < (this.#backoff?.until ?? 0);
  }

  #isValid(): boolean {
    return this.clock.now() < this.#due.expiresAt;
  }

  #adopt(session: S): void {
    this.#hold(session);
    this.#backoff = this.#unsaved = undefined;
  }

  #hold(session: S): void {
    const { version, accessToken, refreshTokenExpiresAt: expiresAt } = session;
    const isNew = version !== this.#session?.version;
    this.#session = Object.freeze(session);
    this.#fresh = { session: Promise.resolve(session), accessToken: Promise.resolve(accessToken) };
    this.#due = freshness(session, this.#app.jitter, this.refreshBeforeMs);
    if (isNew && expiresAt! - this.clock.now() < this.#app.warnBeforeMs)
      this.#context().emit({ type: "reauthorization-soon", expiresAt: expiresAt! });
  }

  #waitFor<T>(flight: Promise<T>, { signal }: WaitOptions): Promise<T> {
    const { clock, leaseMs, deadlineMs } = this.#app;
    return withTimeout(clock, leaseMs + deadlineMs, flight, () => lockTimeout(this.key), signal);
  }

  #context(): RefreshContext<S> {
    const { account, key } = this;
    const app = this.#app;
    return {
      ...app,
      account,
      key,
      keepUnsaved: (unsaved) => (this.#unsaved = unsaved),
      emit: (event) => this.#emit({ ...event, provider: app.provider.name, key, at: app.clock.now() }),
    };
  }

  #emit(event: TokensEvent): void {
    for (const listener of this.#app.listeners) {
      try {
        listener(event);
      } catch {
        // An error in a listener must not fail a call.
      }
    }
    publish(event);
  }
}
