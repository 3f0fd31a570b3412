import type { ConnectedSession } from "@tokens/accounts";
import { findProvider, type Providers } from "../shared/providers.ts";

/** Removes the tokens and secrets of sessions from a text, because a provider may echo what it was sent. */
export function redact(
  text: string,
  providers: Providers,
  sessions: readonly (ConnectedSession | undefined)[],
): string {
  const secrets = new Set(sessions.flatMap((session) => (session ? secretsOf(session, providers) : [])));
  const spellings = [...secrets].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  return spellings
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, "[redacted]"), text);
}

/** Tokens and secret settings. Three characters or fewer protect nothing, and redacting them would garble the text. */
function secretsOf(
  { accessToken, refreshToken, connection }: ConnectedSession,
  providers: Providers,
): readonly string[] {
  const provider = connection && findProvider(providers, connection.provider);
  const fields = (provider?.authMethods ?? []).flatMap((method) => method.fields).filter(({ secret }) => secret);
  const settings = fields.map(({ name }) => connection?.settings[name]);
  return [accessToken, refreshToken, ...settings]
    .filter((value) => value !== undefined)
    .filter(({ length }) => length > 3);
}
