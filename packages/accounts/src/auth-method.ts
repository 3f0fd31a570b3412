import { ProviderConfigurationError } from "@tokens/core";
import type { AuthMethod, ProviderDescriptor, Settings } from "@tokens/provider-kit/descriptor";

/** The auth method with that id; without an id, the first. Throws `ProviderConfigurationError` when there is none. */
export function authMethodOf({ title, authMethods }: ProviderDescriptor, id?: string): AuthMethod {
  const method = id === undefined ? authMethods[0] : authMethods.find((one) => one.id === id);
  if (method) return method;
  throw new ProviderConfigurationError(
    `${title} has no auth method "${id}". Available: ${authMethods.map((one) => one.id).join(", ")}.`,
  );
}

/**
 * The settings that an auth method takes, from `given`: known names only, trimmed, with defaults. Line breaks at the end of a secret
 * are removed, its blanks are kept. Throws a `ProviderConfigurationError` that names a missing setting.
 */
export function settingsOf(
  { title, addresses }: ProviderDescriptor,
  { fields }: AuthMethod,
  given: Readonly<Record<string, string | undefined>>,
): Settings {
  const settings: Record<string, string> = {};
  for (const { name, label, default: fallback, optional, hint, secret } of [...fields, ...addresses]) {
    const value = (secret ? given[name]?.replace(/(?<![\r\n])[\r\n]+$/, "") : given[name]?.trim()) || fallback;
    if (value) settings[name] = value;
    else if (!optional)
      throw new ProviderConfigurationError(`${title} needs: ${label}.${hint === undefined ? "" : ` ${hint}.`}`);
  }
  return settings;
}
