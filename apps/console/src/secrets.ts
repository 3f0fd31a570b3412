import type { ConnectedSession } from "@tokens/accounts";
import { providerNamed } from "./providers.ts";

/** A text for a browser without the tokens and secrets of a session, in case a provider's answer repeats one. */
export function withoutSecrets(text: string, sessions: readonly (ConnectedSession | undefined)[]): string {
  const secrets = new Set(sessions.flatMap((session) => (session ? secretsOf(session) : [])));
  const spellings = [...secrets].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  return spellings
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, "[redacted]"), text);
}

/** Tokens, and settings that are secret. Those of three characters or fewer protect nothing, and would hide half a text. */
function secretsOf({ accessToken, refreshToken, connection }: ConnectedSession): readonly string[] {
  const ways = (connection && providerNamed(connection.provider)?.authMethods) ?? [];
  const fields = ways.flatMap((way) => way.fields).filter(({ secret }) => secret);
  const settings = fields.map(({ name }) => connection?.settings[name]);
  return [accessToken, refreshToken, ...settings]
    .filter((value) => value !== undefined)
    .filter(({ length }) => length > 3);
}
