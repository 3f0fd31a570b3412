/** What a provider issued for one account, as stored between runs. Plain JSON data. Times are Unix milliseconds. */
export interface Session {
  /** Random and new at every issue; a commit compares it, so a logout and a new login never confuse a late holder. */
  readonly version: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When the request that issued it was sent; 0 when imported from elsewhere and unknown. */
  readonly obtainedAt: number;
  /** Absent: unknown, the provider's 401 tells. */
  readonly expiresAt?: number;
  /** Absent: unknown, the token endpoint tells. */
  readonly refreshTokenExpiresAt?: number;
  /** Space-separated, as in RFC 6749 section 3.3. */
  readonly scope?: string;
  /** Salted fingerprint of the credential that began this chain of tokens; absent after an interactive login. */
  readonly credential?: string;
}

/** What a provider answered: a session before it is given its version. Undefined members were not in the answer. */
export type Grant<S extends Session = Session> = Pick<S, "accessToken" | "obtainedAt"> & {
  readonly [K in Exclude<keyof S, "version" | "credential" | "accessToken" | "obtainedAt">]?: S[K] | undefined;
};

/** When a session is due. Unix milliseconds; `Infinity` where the lifetime is unknown. */
export interface Freshness {
  /** From here on callers get the present token and one refresh runs in the background. */
  readonly advisoryAt: number;
  /** From here on callers wait for a refresh. */
  readonly mandatoryAt: number;
  readonly expiresAt: number;
}

/**
 * `jitter` from 0 to 1 spreads processes over the first half of the advisory window, so that one of them refreshes for all. That window
 * is a fifth of the lifetime and at most 10 minutes, or `refreshBeforeMs` and at most half of the lifetime.
 */
export function freshness(session: Session, jitter: number, refreshBeforeMs?: number): Freshness {
  const { obtainedAt, expiresAt = Infinity } = session;
  const lifetime = obtainedAt > 0 ? Math.max(expiresAt - obtainedAt, 0) : Infinity;
  const advisory = Math.min(refreshBeforeMs ?? 600_000, lifetime * (refreshBeforeMs === undefined ? 0.2 : 0.5));
  const mandatory = Math.min(lifetime * 0.05, 30_000, advisory / 2);
  const mandatoryAt = expiresAt - mandatory;
  return { advisoryAt: mandatoryAt - (advisory - mandatory) * (1 - jitter / 2), mandatoryAt, expiresAt };
}

/** A session from a first grant: a login, an import, a credential of the options. */
export function newSession<S extends Session = Session>(grant: Grant<S>): S {
  const answered = Object.entries(grant).filter(([, value]) => value !== undefined && value !== "");
  return Object.freeze({ ...Object.fromEntries(answered), version: crypto.randomUUID() }) as unknown as S;
}

/**
 * The session that follows `previous`. What the answer left out is kept: the refresh token (RFC 6749 section 6), the scope, a
 * provider's own members. The lifetime, when the answer does not tell it, is the one seen last, else `defaultLifetimeMs`.
 */
export function renewedSession<S extends Session>(
  previous: S | undefined,
  grant: Grant<S>,
  defaultLifetimeMs?: number,
): S {
  const { expiresAt = 0, refreshTokenExpiresAt, ...kept } = previous ?? ({} as Partial<Session>);
  const { obtainedAt, refreshToken } = grant;
  const seen = kept.obtainedAt ? expiresAt - kept.obtainedAt : 0;
  const lifetime = seen > 0 ? seen : defaultLifetimeMs;
  const keepsRefreshToken = !refreshToken || refreshToken === kept.refreshToken;
  return newSession<S>({
    ...kept,
    ...newSession(grant),
    expiresAt: grant.expiresAt ?? (lifetime && obtainedAt + lifetime),
    refreshTokenExpiresAt: grant.refreshTokenExpiresAt ?? (keepsRefreshToken ? refreshTokenExpiresAt : undefined),
  });
}

/**
 * The key of a record from its parts (provider, environment, app, account). Parts are escaped, so no two lists of parts
 * share a key, and the result is well-formed Unicode without control characters.
 */
export function sessionKey(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[%:\p{Cc}\p{Cs}]/gu, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`))
    .join(":");
}

/** The parts that `sessionKey()` made a key of, unescaped: the provider first, the account last. */
export function keyParts(key: string): string[] {
  return key
    .split(":")
    .map((part) => part.replace(/%(d[89a-f]..|..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

/** What a store tells of a session without opening it. */
export interface SessionEntry extends Pick<Session, "version" | "obtainedAt" | "expiresAt" | "refreshTokenExpiresAt"> {
  /** Key of the record. */
  readonly key: string;
  /** A refresh is under way: since when, and until when its lease lasts (Unix milliseconds). */
  readonly claim?: { readonly since: number; readonly until: number } | undefined;
}

/** The entry of a stored session. */
export function sessionEntry(key: string, session: Session, claim?: SessionEntry["claim"]): SessionEntry {
  const { version, obtainedAt, expiresAt, refreshTokenExpiresAt } = session;
  return {
    key,
    version,
    obtainedAt,
    ...(expiresAt && { expiresAt }),
    ...(refreshTokenExpiresAt && { refreshTokenExpiresAt }),
    ...(claim && { claim }),
  };
}

/**
 * A salted fingerprint that notices a changed credential. Two bytes of SHA-256: a change goes unnoticed once in 65,536
 * times (the old chain then simply lives on), and a stolen store does not confirm a guessed password.
 */
export async function fingerprint(credential: string, salt: string = crypto.randomUUID().slice(0, 8)): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${salt}.${credential}`));
  return `${salt}.${new DataView(digest).getUint16(0)}`;
}

/** Whether `session` began with `credential`; true when either is unknown. */
export async function beganWith(session: Session, credential: string | undefined): Promise<boolean> {
  const began = session.credential;
  return !began || !credential || (await fingerprint(credential, began.split(".")[0])) === began;
}
