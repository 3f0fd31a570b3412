import {
  memorySessions,
  newSession,
  sessionKey,
  type Grant,
  type Provider,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";

/** In-memory sessions that hold tokens from elsewhere, for one account of a provider. When they were issued is not known. */
export function bareTokenSessions<S extends Session = Session>(
  { name, realm }: Pick<Provider<S>, "name" | "realm">,
  account: string,
  { accessToken, refreshToken }: { readonly accessToken: string; readonly refreshToken?: string | undefined },
): SharedSessionManager<S> {
  const session = newSession<S>({ accessToken, refreshToken, obtainedAt: 0 } as Grant<S>);
  return memorySessions<S>({ entries: [[sessionKey(name, ...realm, account), session]] });
}
