import { nameOf, type Account, type ConnectedSession } from "@tokens/accounts";
import { isTokensError, TokensError } from "@tokens/core";
import type { Descriptors } from "../shared/descriptors.ts";

/** Sessions whose tokens and secrets are removed from texts. */
export type Sessions = readonly (ConnectedSession | undefined)[];

/** What else a session of some servers has: the secret of OAuth 1.0a, the private key of DPoP. */
type AnySession = ConnectedSession & {
  readonly accessTokenSecret?: string;
  readonly dpopKey?: { readonly d?: string };
};

/** Removes the tokens and secrets of sessions from texts, because a provider may echo what it was sent. */
export async function redactorOf(descriptors: Descriptors, sessions: Sessions): Promise<(text: string) => string> {
  const found = await Promise.all(sessions.map(async (session) => (session ? secretsOf(session, descriptors) : [])));
  const spellings = [...new Set(found.flat())].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const longestFirst = spellings.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, one) => rest.replaceAll(one, "[redacted]"), text);
}

/** Removes secrets from an error, and replaces session keys, which name the app, by account names. */
export async function redactError(
  error: unknown,
  descriptors: Descriptors,
  sessions: Sessions,
  accounts: readonly Account[] = [],
): Promise<Error> {
  if (!isTokensError(error)) return error as Error;
  const clean = (await redactorOf(descriptors, sessions))(error.message);
  const message = accounts.reduce((text, account) => text.replaceAll(account.key, nameOf(account)), clean);
  if (message === error.message) return error;
  const { code, retryable } = error;
  return new TokensError(message, { code, retryable });
}

/** Tokens and secret settings. Three characters or fewer protect nothing, and redacting them would garble the text. */
async function secretsOf(session: AnySession, descriptors: Descriptors): Promise<readonly string[]> {
  const { accessToken, refreshToken, accessTokenSecret, dpopKey, connection } = session;
  const names = connection ? await descriptors.secretSettings(connection) : [];
  const settings = names.map((name) => connection?.settings[name]);
  return [accessToken, refreshToken, accessTokenSecret, dpopKey?.d, ...settings]
    .filter((value) => value !== undefined)
    .filter(({ length }) => length > 3);
}
