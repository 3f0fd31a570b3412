import {
  memorySessions,
  newSession,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  TokenManager,
  type Grant,
  type GrantContext,
  type Provider,
  type SharedSessionManager,
} from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";

export const hour = 3_600_000;
export const day = 24 * hour;

/** What the token endpoint answers next: new tokens, or an error, after a time. */
export interface Answer {
  readonly afterMs?: number;
  readonly error?: Error;
}

export interface Scene {
  readonly clock: TestClock;
  readonly answers: Answer[];
  readonly sessions: SharedSessionManager;
  readonly tokens: TokenManager;
  /** The same account in another process. */
  process(): TokenManager;
  /** Makes calls of the store fail until it is called with nothing. */
  breakStore(...calls: ("claim" | "commit")[]): void;
}

/** An account with an expired session, whose provider gives one answer after the other. */
export async function scene({
  name = "example",
  account = "canary-account",
  authenticates = false,
} = {}): Promise<Scene> {
  const clock = testClock();
  const answers: Answer[] = [];
  let number = 0;
  const grant = (): Grant => ({
    accessToken: `canary-access-${(number += 1)}`,
    refreshToken: `canary-refresh-${number}`,
    obtainedAt: clock.now(),
    expiresAt: clock.now() + hour,
  });
  async function answer({ signal }: GrantContext): Promise<Grant> {
    const { afterMs = 0, error } = answers.shift() ?? {};
    await clock.sleep(afterMs, signal);
    if (error) throw error;
    return grant();
  }
  const provider: Provider = {
    name,
    realm: ["example.com", "canary-client"],
    origins: ["https://api.example.com"],
    refresh: (_, context) => answer(context),
    // Without a credential: its fingerprint takes real time, and the clock would not wait for it.
    ...(authenticates && { authenticate: answer }),
    authorize: () => ({}),
    isExpiredToken: () => true,
  };
  const memory = memorySessions({ clock });
  let broken: readonly string[] = [];
  const guard =
    <A extends unknown[], R>(call: string, run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (broken.includes(call)) throw new Error("The disk of canary-host is full.");
      return run(...args);
    };
  const sessions: SharedSessionManager = {
    ...memory,
    claim: guard("claim", memory.claim),
    commit: guard("commit", memory.commit),
  };
  const process = (): TokenManager =>
    TokenManager.create(provider, { sessions, clock, account, random: () => 0.5, deadlineMs: 10_000 });
  const tokens = process();
  await memory.set(tokens.key, newSession(grant()));
  await clock.advance(hour);
  return { clock, answers, sessions, tokens, process, breakStore: (...calls) => void (broken = calls) };
}

/** A failure that is retried. */
export const cutOff = (): Error =>
  new ProviderUnavailableError("canary-account: the connection closed.", { delivery: "cut_off" });

/** A failure that is not retried, because the provider asks for a pause longer than the deadline. */
export const down = (): Error =>
  new ProviderUnavailableError("canary-account: the provider is down.", { status: 503, retryAfterMs: 90_000 });

export const refused = (): Error =>
  new ReauthorizationRequiredError("canary-account: refused.", { reason: "refused", providerCode: "invalid_grant" });

/** The lines of a text that are no comments, as a record from series to value. */
export function seriesOf(text: string): Readonly<Record<string, number>> {
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}
