/** The stored tokens of an account. Plain JSON data. Times are Unix milliseconds. */
export interface Session {
  /** Random, and new for every issued token. Commits compare it, so that a late commit never replaces a newer login. */
  readonly version: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When the token request was sent; 0 when unknown, as after an import. */
  readonly obtainedAt: number;
  /** Absent when unknown: a 401 shows that it has expired. */
  readonly expiresAt?: number;
  /** Absent when unknown: the token endpoint shows that it has expired. */
  readonly refreshTokenExpiresAt?: number;
  /** Space-separated, as in RFC 6749 section 3.3. */
  readonly scope?: string;
  /** Salted fingerprint of the credential that the first token was obtained with; absent after an interactive login. */
  readonly credential?: string;
}

/** A token response: a session without a version. `undefined` members were not in the response. */
export type Grant<S extends Session = Session> = Pick<S, "accessToken" | "obtainedAt"> & {
  readonly [K in Exclude<keyof S, "version" | "credential" | "accessToken" | "obtainedAt">]?: S[K] | undefined;
};

/** When a session needs a refresh. Unix milliseconds; `Infinity` when the lifetime is unknown. */
export interface Freshness {
  /** From this time on, callers get the current token and a refresh runs in the background. */
  readonly advisoryAt: number;
  /** From this time on, callers wait for a refresh. */
  readonly mandatoryAt: number;
  readonly expiresAt: number;
}

/**
 * When a session needs a refresh. `jitter` from 0 to 1 spreads processes over the first half of the advisory window, so that one refreshes
 * for all. The window is a fifth of the lifetime, at most 10 minutes; or `refreshBeforeMs`, at most half of the lifetime.
 */
export function freshness(session: Session, jitter: number, refreshBeforeMs?: number): Freshness {
  const { obtainedAt, expiresAt = Infinity } = session;
  const lifetime = obtainedAt > 0 ? Math.max(expiresAt - obtainedAt, 0) : Infinity;
  const advisory = Math.min(refreshBeforeMs ?? 600_000, lifetime * (refreshBeforeMs === undefined ? 0.2 : 0.5));
  const mandatory = Math.min(lifetime * 0.05, 30_000, advisory / 2);
  const mandatoryAt = expiresAt - mandatory;
  return { advisoryAt: mandatoryAt - (advisory - mandatory) * (1 - jitter / 2), mandatoryAt, expiresAt };
}

/** Creates a session from a login, an import or a credential. */
export function newSession<S extends Session = Session>(grant: Grant<S>): S {
  const answered = Object.entries(grant).filter(([, value]) => value !== undefined && value !== "");
  return Object.freeze({ ...Object.fromEntries(answered), version: crypto.randomUUID() }) as unknown as S;
}

/**
 * Creates the session that follows `previous`. Keeps what is not in the response: the refresh token (RFC 6749 section 6), the scope, the
 * provider's own members. Without a lifetime in the response, uses the previous one, or `defaultLifetimeMs`.
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
 * Builds the key of a session from its parts: provider, realm, account. Escapes the parts, so that different parts never share a key and
 * the result is well-formed Unicode without control characters.
 */
export function sessionKey(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[%:\p{Cc}\p{Cs}]/gu, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`))
    .join(":");
}

/** Splits a key of `sessionKey()` into its unescaped parts: the provider first, the account last. */
export function keyParts(key: string): string[] {
  return key
    .split(":")
    .map((part) => part.replace(/%(d[89a-f]..|..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

/** A listed session, without its tokens. */
export interface SessionEntry extends Pick<Session, "version" | "obtainedAt" | "expiresAt" | "refreshTokenExpiresAt"> {
  /** Key of the record. */
  readonly key: string;
  /** The lease of a refresh in progress (Unix milliseconds). */
  readonly claim?: { readonly since: number; readonly until: number } | undefined;
}

/** Creates the entry of a stored session. */
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
 * A salted fingerprint to detect a changed credential. Two bytes of SHA-256: one change in 65,536 goes unnoticed, and the old session is
 * kept, but a stolen store does not confirm a guessed password.
 */
export async function fingerprint(credential: string, salt: string = crypto.randomUUID().slice(0, 8)): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${salt}.${credential}`));
  return `${salt}.${new DataView(digest).getUint16(0)}`;
}

/** Whether `session` was obtained with `credential`; `true` when either is unknown. */
export async function beganWith(session: Session, credential: string | undefined): Promise<boolean> {
  const began = session.credential;
  return !began || !credential || (await fingerprint(credential, began.split(".")[0])) === began;
}
