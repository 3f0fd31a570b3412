import {
  newSession,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type Clock,
  type Grant,
  type GrantContext,
  type Provider,
  type Session,
} from "@tokens/core";

/** An authorization server in the process: single-use refresh tokens, and a family that dies when one is used twice. */
export interface Authority {
  readonly provider: Provider;
  /** Token requests so far. */
  posts: number;
  reuses: number;
  revoked: string[];
  /** How long an answer takes. */
  latencyMs: number;
  /** Thrown instead of the next answers, first to last. */
  readonly failures: (() => Error)[];
  /** Whether the request of a failure takes effect before its answer is lost. */
  losesAnswers: boolean;
  /** Starts a chain as a login would. */
  login(): Session;
}

export interface AuthorityOptions {
  readonly clock: Clock;
  readonly ttlMs?: number;
  readonly password?: string;
  readonly provider?: Partial<Provider>;
}

let serial = 0;

export function authority({ clock, ttlMs = 3_600_000, password, provider }: AuthorityOptions): Authority {
  const spent = new Set<string>();
  const live = new Set<string>();

  function issue(obtainedAt: number): Grant {
    serial += 1;
    live.add(`refresh-${serial}`);
    return {
      accessToken: `access-${serial}`,
      refreshToken: `refresh-${serial}`,
      obtainedAt,
      expiresAt: obtainedAt + ttlMs,
    };
  }

  async function answer(context: GrantContext, grant: (sentAt: number) => Grant): Promise<Grant> {
    self.posts += 1;
    const sentAt = context.now();
    const failure = self.failures.shift();
    if (failure && !self.losesAnswers) {
      await clock.sleep(self.latencyMs);
      throw failure();
    }
    const granted = grant(sentAt);
    await clock.sleep(self.latencyMs);
    if (failure) throw failure();
    return granted;
  }

  function refuse(): never {
    throw new ReauthorizationRequiredError("Refused.", { reason: "refused", providerCode: "invalid_grant" });
  }

  const self: Authority = {
    posts: 0,
    reuses: 0,
    revoked: [],
    latencyMs: 0,
    failures: [],
    losesAnswers: false,
    login: () => newSession(issue(clock.now())),
    provider: {
      name: "example",
      realm: ["example.com"],
      origins: ["https://api.example.com"],
      refresh: (session, context) =>
        answer(context, (sentAt) => {
          const token = session.refreshToken!;
          if (spent.has(token)) {
            self.reuses += 1;
            live.clear();
          }
          if (!live.delete(token)) refuse();
          spent.add(token);
          return issue(sentAt);
        }),
      ...(password !== undefined && {
        credential: () => password,
        authenticate: (context: GrantContext) => answer(context, issue),
      }),
      authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
      isExpiredToken: (response) => response.headers.get("www-authenticate")?.includes("invalid_token") ?? false,
      ...provider,
    },
  };
  return self;
}

export const unavailable = (): Error => new ProviderUnavailableError("The provider is down.", { status: 503 });

/** A failure that no refresh sits out: the provider asks for a pause that is longer than the deadline. */
export const downForMinutes = (): Error =>
  new ProviderUnavailableError("The provider is down.", { status: 503, retryAfterMs: 90_000 });
