import { retryPauseMs } from "./backoff.ts";
import { withTimeout, type Clock } from "./clock.ts";
import {
  isTokensError,
  LockTimeoutError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  SessionSaveError,
  SessionStoreError,
  type ReauthorizationReason,
  type TokensError,
} from "./errors.ts";
import type { EventOrigin, TokensEvent } from "./events.ts";
import type { GrantContext, Provider } from "./provider.ts";
import { beganWith, fingerprint, renewedSession, type Session } from "./session.ts";
import type { SharedSessionManager } from "./session-manager.ts";

type WithoutOrigin<E> = E extends EventOrigin ? Omit<E, keyof EventOrigin> : never;

/** One account, as the protocol sees it. */
export interface RefreshContext<S extends Session> {
  readonly provider: Provider<S>;
  readonly sessions: SharedSessionManager<S>;
  readonly account: string;
  readonly key: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** From 0 to 1. */
  random(): number;
  readonly leaseMs: number;
  /** For the token request, counted from the claim; shorter than the lease. */
  readonly deadlineMs: number;
  emit(event: WithoutOrigin<TokensEvent>): void;
  /** Takes tokens that the store would not take. */
  keep(unsaved: Unsaved<S>): void;
  /** Called when a token request has failed and is about to be repeated: who holds a valid token need not wait for that. */
  delayed?(): void;
}

/** A session and where it came from: this process asked the provider for it, or another did. */
export interface Obtained<S extends Session> {
  readonly session: S;
  readonly how: "refreshed" | "authenticated" | "adopted";
}

/** New tokens on their way into the store, and the version they replace. */
export interface Unsaved<S extends Session> {
  readonly obtained: Obtained<S>;
  readonly parent: string | undefined;
  readonly owner: string;
  readonly startedAt: number;
}

/**
 * claim, refresh, commit: one accepted token request per stored version, whatever the number of processes.
 * Resolves with a committed session that is not `known`, or undefined when another holds the lease and `wait` is false.
 */
export async function refreshSession<S extends Session>(
  context: RefreshContext<S>,
  known: S | undefined,
  wait: boolean,
): Promise<Obtained<S> | undefined> {
  const { clock, key, leaseMs, deadlineMs, random, sessions, emit } = context;
  const giveUpAt = clock.now() + leaseMs + deadlineMs;
  let push = new AbortController();
  let waiting = false;
  let watching: Disposable | undefined;
  try {
    for (;;) {
      const owner = crypto.randomUUID();
      const startedAt = clock.now();
      const claim = await inStore(context, "claim", () =>
        sessions.claim(key, { known: known?.version, owner, leaseMs }),
      );
      if (claim.kind === "newer") return adopt(context, claim.session);
      const left = giveUpAt - clock.now();
      if (claim.kind === "claimed") {
        const flight = { context, owner, startedAt, parent: claim.session, interrupted: claim.interrupted };
        // A lease that took long to reach us (a slow store, a machine that slept) may be over before an answer comes.
        if (clock.now() - startedAt <= deadlineMs / 2) return await fly(flight);
        await release(flight);
      }
      if (left <= 0) throw lockTimeout(key);
      if (claim.kind === "claimed") continue;
      if (!wait) return undefined;
      if (!waiting) {
        waiting = true;
        emit({ type: "waiting", retryAfterMs: claim.retryAfterMs });
        watching = sessions.watch?.(key, () => push.abort());
        // The holder may have finished before the subscription stood.
        if (watching) continue;
      }
      await clock.sleep(Math.min(claim.retryAfterMs * (1 - random() / 4), left), push.signal);
      push = new AbortController();
    }
  } finally {
    watching?.[Symbol.dispose]();
  }
}

interface Flight<S extends Session> {
  readonly context: RefreshContext<S>;
  readonly parent: S | undefined;
  readonly owner: string;
  readonly startedAt: number;
  readonly interrupted: { readonly since: number } | undefined;
}

/** Holds the lease: gets new tokens and commits them. */
async function fly<S extends Session>(flight: Flight<S>): Promise<Obtained<S>> {
  const { context, parent, owner, startedAt } = flight;
  const { clock, leaseMs, deadlineMs, provider } = context;
  const request = new AbortController();
  const land = async (obtained: Obtained<S>): Promise<Obtained<S>> =>
    obtained.how === "adopted"
      ? adopt(context, obtained.session)
      : saveSession(context, { obtained, parent: parent?.version, owner, startedAt });
  const answer = obtain(flight, request.signal);
  let obtained: Obtained<S> | undefined;
  let failure: TokensError | undefined;
  try {
    obtained = await withTimeout(clock, startedAt + deadlineMs - clock.now(), answer, () => {
      const message = `${provider.name} did not answer the token request in ${deadlineMs} ms; try again later.`;
      return new ProviderUnavailableError(message, { delivery: "pending" });
    });
  } catch (error) {
    failure = asTokensError(error, provider.name);
    throw failure;
  } finally {
    // Nobody waits after the deadline, but the request may still be under way: the lease is left to expire, and a late answer is
    // stored, because it may hold the only live refresh token.
    if (failure && isPending(failure)) {
      withTimeout(clock, leaseMs, answer.then(land), () => new Error("it did not answer"))
        .catch(() => undefined)
        .finally(() => request.abort());
    } else if (failure || obtained?.how === "adopted") await release(flight);
  }
  return land(obtained);
}

async function obtain<S extends Session>(flight: Flight<S>, signal: AbortSignal): Promise<Obtained<S>> {
  const { context, parent, startedAt } = flight;
  const { provider, account, clock, key, sessions, deadlineMs } = context;
  const credential = provider.credential?.(account);
  let refusal: TokensError | undefined = whyUnusable(context, parent);
  if (!refusal && !(await beganWith(parent!, credential)))
    refusal = lost("refused", `The session ${key} began with another credential`);
  if (!refusal) {
    try {
      const grant = await ask(flight, signal, (request) => provider.refresh!(parent!, request));
      return { session: renewedSession(parent, grant, provider.defaultLifetimeMs), how: "refreshed" };
    } catch (error) {
      if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
      // Perhaps another process, whose lease was lost, has used this refresh token. Then its session stands there.
      const stored = await inStore(context, "read", () => sessions.get(key));
      if (stored && stored.version !== parent!.version) return { session: stored, how: "adopted" };
      refusal = error;
    }
  }
  // A second request is not begun when the lease may be over before it ends.
  if (!canAuthenticate(provider, account) || clock.now() >= startedAt + deadlineMs) throw refusal;
  const grant = await ask(flight, signal, (request) => provider.authenticate!(request));
  const session = renewedSession(undefined, grant, provider.defaultLifetimeMs);
  const began = credential && { credential: await fingerprint(credential) };
  return { session: Object.freeze({ ...session, ...began }), how: "authenticated" };
}

/**
 * Sends one token request, and again while it fails in passing, until the deadline. One at a time: a request that may still be
 * under way is never repeated.
 */
async function ask<S extends Session, T>(
  { context, startedAt, interrupted }: Flight<S>,
  signal: AbortSignal,
  request: (context: GrantContext) => Promise<T>,
): Promise<T> {
  const { account, clock, deadlineMs, fetch, provider, random, emit, delayed } = context;
  const deadline = startedAt + deadlineMs;
  let cut = interrupted;
  for (let attempt = 1; ; attempt++) {
    const since = clock.now();
    try {
      return await request({ fetch, now: () => clock.now(), signal, account, interrupted: cut });
    } catch (cause) {
      const error = asTokensError(cause, provider.name);
      const retryAfterMs = retryPauseMs(error, attempt, random());
      if (retryAfterMs === undefined || clock.now() + retryAfterMs >= deadline) throw error;
      if ((error as ProviderUnavailableError).delivery === "cut_off") cut ??= { since };
      emit({ type: "retrying", attempt, retryAfterMs, error });
      delayed?.();
      await clock.sleep(retryAfterMs, signal);
      // The process may have stood still: the lease may be over.
      if (clock.now() >= deadline) throw error;
    }
  }
}

function isPending(error: TokensError): boolean {
  return (error as Partial<ProviderUnavailableError>).delivery === "pending";
}

function whyUnusable<S extends Session>(
  { provider, key, clock }: RefreshContext<S>,
  session: S | undefined,
): TokensError | undefined {
  if (!session) return lost("no_session", `No session is stored for ${key}`);
  if (!session.refreshToken || !provider.refresh)
    return lost("not_refreshable", `The ${provider.name} access token has ended, without a refresh token`);
  const { refreshTokenExpiresAt = Infinity } = session;
  if (refreshTokenExpiresAt > clock.now()) return undefined;
  return lost(
    "expired",
    `The ${provider.name} refresh token expired at ${new Date(refreshTokenExpiresAt).toISOString()}`,
  );
}

function lost(reason: ReauthorizationReason, what: string): TokensError {
  return new ReauthorizationRequiredError(`${what}: log in or supply a new credential.`, { reason });
}

/** Whether the account can begin a new chain of tokens without a person. */
export function canAuthenticate<S extends Session>(provider: Provider<S>, account: string): boolean {
  return Boolean(provider.authenticate && (!provider.credential || provider.credential(account)));
}

/**
 * Commits new tokens, trying again with back-off until the lease is over. When the store stays away, keeps them and throws
 * `SessionSaveError`; a later call with the same `unsaved` goes on where this one stopped.
 */
export async function saveSession<S extends Session>(
  context: RefreshContext<S>,
  unsaved: Unsaved<S>,
): Promise<Obtained<S>> {
  const { clock, key, leaseMs, deadlineMs, provider, sessions, emit } = context;
  const { obtained, parent, owner, startedAt } = unsaved;
  const { session, how } = obtained;
  const giveUpAt = Math.max(startedAt + leaseMs, clock.now() + leaseMs - deadlineMs);
  for (let attempt = 1, backOffMs = 100; ; attempt++, backOffMs *= 2) {
    try {
      const commit = await inStore(context, "commit", () => sessions.commit(key, session, { owner, parent }));
      const winner = commit === "committed" ? session : commit.superseded;
      if (winner?.version === session.version) {
        emit({ type: how, durationMs: clock.now() - startedAt, expiresAt: session.expiresAt });
        return obtained;
      }
      if (winner) return adopt(context, winner);
    } catch (cause) {
      const error = cause as TokensError;
      emit({ type: "save-failed", error, attempt });
      if (clock.now() + backOffMs >= giveUpAt) {
        context.keep(unsaved);
        const message = `New ${provider.name} tokens could not be stored. This error's "session" holds them: mend the store, then call again. ${error.message}`;
        throw new SessionSaveError(message, { session, cause });
      }
      await clock.sleep(backOffMs);
      continue;
    }
    // Best effort: nobody holds these tokens any more.
    await revokeSession(context, session).catch(() => undefined);
    throw lost("logged_out", `The session ${key} was logged out while it was refreshed`);
  }
}

/** Tells the provider, where it can be told, that these tokens are no longer used. */
export async function revokeSession<S extends Session>(context: RefreshContext<S>, session: S): Promise<void> {
  const { provider, account, clock, deadlineMs, fetch, emit } = context;
  if (!provider.revoke) return;
  const deadline = new AbortController();
  const work = provider.revoke(session, { fetch, now: () => clock.now(), signal: deadline.signal, account });
  await withTimeout(clock, deadlineMs, work, () => new Error("it did not answer")).finally(() => deadline.abort());
  emit({ type: "revoked" });
}

function adopt<S extends Session>({ emit }: RefreshContext<S>, session: S): Obtained<S> {
  emit({ type: "adopted", expiresAt: session.expiresAt });
  return { session, how: "adopted" };
}

/** A lease that cannot be given back runs out by itself. */
async function release<S extends Session>({ context, owner }: Flight<S>): Promise<void> {
  await inStore(context, "release", () => context.sessions.release(context.key, { owner })).catch(() => undefined);
}

/** One call of the store, in bounded time, its failure typed. */
export async function inStore<S extends Session, T>(
  { clock, key, deadlineMs }: RefreshContext<S>,
  verb: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await withTimeout(clock, deadlineMs / 2, call(), () => new Error("it did not answer"));
  } catch (cause) {
    if (isTokensError(cause)) throw cause;
    throw new SessionStoreError(`The session manager failed to ${verb} ${key}: ${(cause as Error).message}`, { cause });
  }
}

/** Says that another process has been at it for too long. */
export function lockTimeout(key: string): LockTimeoutError {
  return new LockTimeoutError(`Another process is still refreshing ${key}: try again, and look for one that is stuck.`);
}

/** A provider's function may throw anything; what is not typed counts as passing, and is not repeated: it may be under way. */
export function asTokensError(cause: unknown, provider: string): TokensError {
  if (isTokensError(cause)) return cause;
  return new ProviderUnavailableError(`The ${provider} token request failed: ${(cause as Error).message}`, { cause });
}
