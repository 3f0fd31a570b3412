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

/** Context of a refresh of one account. */
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
  /** Timeout of the token request, from the claim on; shorter than the lease. */
  readonly deadlineMs: number;
  emit(event: WithoutOrigin<TokensEvent>): void;
  /** Keeps tokens that could not be stored. */
  keepUnsaved(unsaved: Unsaved<S>): void;
  /** Called when a token request has failed and will be retried: callers with a valid token need not wait for that. */
  delayed?(): void;
}

/** After this time, a caller that waits for another process looks once whether it missed the change. */
const subscriptionMs = 50;
/** The longer a caller has waited, the less often it claims, down to this: many callers would starve the owner of the lease. */
const longestPauseMs = 1000;

/** A session, and whether this or another process requested it. */
export interface Obtained<S extends Session> {
  readonly session: S;
  readonly outcome: "refreshed" | "authenticated" | "adopted";
}

/** New tokens to store, and the version they replace. */
export interface Unsaved<S extends Session> {
  readonly obtained: Obtained<S>;
  readonly parent: string | undefined;
  readonly owner: string;
  readonly startedAt: number;
}

/**
 * Claims, refreshes and commits: one accepted token request per stored version, across all processes. Resolves with a committed session
 * other than `known`, or `undefined` when another process holds the lease and `wait` is false.
 */
export async function refreshSession<S extends Session>(
  context: RefreshContext<S>,
  known: S | undefined,
  wait: boolean,
): Promise<Obtained<S> | undefined> {
  const { clock, key, leaseMs, deadlineMs, random, sessions, emit } = context;
  const calledAt = clock.now();
  const retryUntil = calledAt + deadlineMs;
  const giveUpAt = retryUntil + leaseMs;
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
        const { session: parent, interrupted } = claim;
        const flight = { context, owner, startedAt, retryUntil, parent, interrupted };
        // After a slow claim (a slow store, a suspended machine), the lease may expire before the response arrives.
        if (clock.now() - startedAt <= deadlineMs / 2) return await refreshWithLease(flight);
        await release(flight);
      }
      if (left <= 0) throw lockTimeout(key);
      if (claim.kind === "claimed") continue;
      if (!wait) return undefined;
      const backoffMs = Math.min((clock.now() - calledAt) / 4, longestPauseMs);
      let pauseMs = Math.max(claim.retryAfterMs, backoffMs) * (1 - random() / 4);
      if (!waiting) {
        waiting = true;
        emit({ type: "waiting", retryAfterMs: claim.retryAfterMs });
        watching = sessions.watch?.(key, () => push.abort());
        // The owner may have finished before the subscription was established, which takes a moment.
        if (watching) pauseMs = Math.min(pauseMs, subscriptionMs);
      }
      await clock.sleep(Math.min(pauseMs, left), push.signal);
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
  /** The deadline from the first claim on: another process may have retried while this one was waiting. */
  readonly retryUntil: number;
  readonly interrupted: { readonly since: number } | undefined;
}

/** Requests new tokens while holding the lease, and commits them. */
async function refreshWithLease<S extends Session>(flight: Flight<S>): Promise<Obtained<S>> {
  const { context, parent, owner, startedAt } = flight;
  const { clock, leaseMs, deadlineMs, provider } = context;
  const request = new AbortController();
  const commitOrAdopt = async (obtained: Obtained<S>): Promise<Obtained<S>> =>
    obtained.outcome === "adopted"
      ? adopt(context, obtained.session)
      : saveSession(context, { obtained, parent: parent?.version, owner, startedAt });
  const answer = obtain(flight, request.signal);
  let obtained: Obtained<S> | undefined;
  let failure: TokensError | undefined;
  try {
    obtained = await withTimeout(clock, startedAt + deadlineMs - clock.now(), answer, () => {
      const message = `${provider.name} did not respond to the token request within ${deadlineMs} ms; try again later.`;
      return new ProviderUnavailableError(message, { delivery: "pending" });
    });
  } catch (error) {
    failure = asTokensError(error, provider.name);
    throw failure;
  } finally {
    // Nobody waits after the deadline, but the request may still be in progress: the lease is left to expire, and a late response is
    // stored, because it may contain the only live refresh token.
    if (failure && isPending(failure)) {
      withTimeout(clock, leaseMs, answer.then(commitOrAdopt), () => new Error("it timed out"))
        .catch(() => undefined)
        .finally(() => request.abort());
    } else if (failure || obtained?.outcome === "adopted") await release(flight);
  }
  return commitOrAdopt(obtained);
}

async function obtain<S extends Session>(flight: Flight<S>, signal: AbortSignal): Promise<Obtained<S>> {
  const { context, parent, startedAt } = flight;
  const { provider, account, clock, key, sessions, deadlineMs } = context;
  const credential = provider.credential?.(account);
  let refusal: TokensError | undefined = whyUnusable(context, parent);
  if (!refusal && !(await beganWith(parent!, credential)))
    refusal = reauthorizationError("refused", `The session ${key} was obtained with another credential`);
  if (!refusal) {
    try {
      const grant = await requestWithRetries(flight, signal, (request) => provider.refresh!(parent!, request));
      return { session: renewedSession(parent, grant, provider.defaultLifetimeMs), outcome: "refreshed" };
    } catch (error) {
      if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
      // Another process that lost its lease may have used this refresh token and stored its session.
      const stored = await inStore(context, "read", () => sessions.get(key));
      if (stored && stored.version !== parent!.version) return { session: stored, outcome: "adopted" };
      refusal = error;
    }
  }
  // No second request when the lease may expire before it ends.
  if (!canAuthenticate(provider, account) || clock.now() >= startedAt + deadlineMs) throw refusal;
  const grant = await requestWithRetries(flight, signal, (request) => provider.authenticate!(request));
  const session = renewedSession(undefined, grant, provider.defaultLifetimeMs);
  const began = credential && { credential: await fingerprint(credential) };
  return { session: Object.freeze({ ...session, ...began }), outcome: "authenticated" };
}

/**
 * Sends a token request, and retries transient failures until the deadline. Never repeats a request that may still be in progress.
 */
async function requestWithRetries<S extends Session, T>(
  { context, startedAt, retryUntil, interrupted }: Flight<S>,
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
      const giveUpAt = retryAfterMs ? retryUntil : deadline;
      if (retryAfterMs === undefined || clock.now() + retryAfterMs >= giveUpAt) throw error;
      if ((error as ProviderUnavailableError).delivery === "cut_off") cut ??= { since };
      emit({ type: "retrying", attempt, retryAfterMs, error });
      delayed?.();
      await clock.sleep(retryAfterMs, signal);
      // The process may have been suspended, and the lease may have expired.
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
  if (!session) return reauthorizationError("no_session", `No session is stored for ${key}`);
  if (!session.refreshToken || !provider.refresh)
    return reauthorizationError(
      "not_refreshable",
      `The ${provider.name} access token expired, and there is no refresh token`,
    );
  const { refreshTokenExpiresAt = Infinity } = session;
  if (refreshTokenExpiresAt > clock.now()) return undefined;
  return reauthorizationError(
    "expired",
    `The ${provider.name} refresh token expired at ${new Date(refreshTokenExpiresAt).toISOString()}`,
  );
}

function reauthorizationError(reason: ReauthorizationReason, what: string): TokensError {
  return new ReauthorizationRequiredError(`${what}: log in or supply a new credential.`, { reason });
}

/** Whether the account can authenticate without a person. */
export function canAuthenticate<S extends Session>(provider: Provider<S>, account: string): boolean {
  return Boolean(provider.authenticate && (!provider.credential || provider.credential(account)));
}

/**
 * Commits new tokens, with retries until the lease expires. When the store stays unavailable, keeps the tokens and throws
 * `SessionSaveError`; a later call with the same `unsaved` tries again.
 */
export async function saveSession<S extends Session>(
  context: RefreshContext<S>,
  unsaved: Unsaved<S>,
): Promise<Obtained<S>> {
  const { clock, key, leaseMs, deadlineMs, provider, sessions, emit } = context;
  const { obtained, parent, owner, startedAt } = unsaved;
  const { session, outcome } = obtained;
  const giveUpAt = Math.max(startedAt + leaseMs, clock.now() + leaseMs - deadlineMs);
  for (let attempt = 1, backOffMs = 100; ; attempt++, backOffMs *= 2) {
    try {
      const commit = await inStore(context, "commit", () => sessions.commit(key, session, { owner, parent }));
      const winner = commit === "committed" ? session : commit.superseded;
      if (winner?.version === session.version) {
        emit({ type: outcome, durationMs: clock.now() - startedAt, expiresAt: session.expiresAt });
        return obtained;
      }
      if (winner) return adopt(context, winner);
    } catch (cause) {
      const error = cause as TokensError;
      emit({ type: "save-failed", error, attempt });
      if (clock.now() + backOffMs >= giveUpAt) {
        context.keepUnsaved(unsaved);
        const message = `New ${provider.name} tokens could not be stored; this error's "session" has them. Fix the store, then call again. ${error.message}`;
        throw new SessionSaveError(message, { session, cause });
      }
      await clock.sleep(backOffMs);
      continue;
    }
    // Best effort, because nobody needs these tokens any more.
    await revokeSession(context, session).catch(() => undefined);
    throw reauthorizationError("logged_out", `The session ${key} was logged out during its refresh`);
  }
}

/** Revokes the tokens, if the provider supports it. */
export async function revokeSession<S extends Session>(context: RefreshContext<S>, session: S): Promise<void> {
  const { provider, account, clock, deadlineMs, fetch, emit } = context;
  if (!provider.revoke) return;
  const deadline = new AbortController();
  const work = provider.revoke(session, { fetch, now: () => clock.now(), signal: deadline.signal, account });
  await withTimeout(clock, deadlineMs, work, () => new Error("it timed out")).finally(() => deadline.abort());
  emit({ type: "revoked" });
}

function adopt<S extends Session>({ emit }: RefreshContext<S>, session: S): Obtained<S> {
  emit({ type: "adopted", expiresAt: session.expiresAt });
  return { session, outcome: "adopted" };
}

/** Releases the lease; one that cannot be released expires. */
async function release<S extends Session>({ context, owner }: Flight<S>): Promise<void> {
  await inStore(context, "release", () => context.sessions.release(context.key, { owner })).catch(() => undefined);
}

/** Calls the store with a timeout, and turns failures into `SessionStoreError`. */
export async function inStore<S extends Session, T>(
  { clock, key, deadlineMs }: RefreshContext<S>,
  verb: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await withTimeout(clock, deadlineMs / 2, call(), () => new Error("it timed out"));
  } catch (cause) {
    if (isTokensError(cause)) throw cause;
    throw new SessionStoreError(`The session manager failed to ${verb} ${key}: ${(cause as Error).message}`, { cause });
  }
}

/** The error when another process refreshes for too long. */
export function lockTimeout(key: string): LockTimeoutError {
  return new LockTimeoutError(`Another process is still refreshing ${key}: try again, and check for a stuck process.`);
}

/** Wraps errors of other types as transient, without a retry, because the request may still be in progress. */
export function asTokensError(cause: unknown, provider: string): TokensError {
  if (isTokensError(cause)) return cause;
  return new ProviderUnavailableError(`The ${provider} token request failed: ${(cause as Error).message}`, { cause });
}
