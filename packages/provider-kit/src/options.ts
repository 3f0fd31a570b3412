import { ProviderConfigurationError } from "@tokens/core";

/** What a value is, for messages; never the value itself, which may be a secret. */
export function typeName(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (value === "") return "an empty string";
  if (typeof value === "string" && value.trim() === "") return "a blank string";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/**
 * Checks what a caller in plain JavaScript passes as options. `usage` is a correct call, e.g. `createAcme({ accessToken })`.
 * Throws `ProviderConfigurationError` for anything but an object.
 */
export function requireOptions(options: unknown, usage: string): void {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return;
  const [name] = usage.split("(");
  throw new ProviderConfigurationError(
    `${name}() takes an object of options, not ${typeName(options)}: call ${usage}.`,
  );
}

/**
 * A text option without the white space that a paste or a file adds; undefined when it is missing or blank.
 * Throws `ProviderConfigurationError` for anything but text.
 */
export function optionalText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value.trim() || undefined;
  throw new ProviderConfigurationError(`${name} must be a string, not ${typeName(value)}.`);
}

/** A list of strings, or undefined. Throws `ProviderConfigurationError` for anything else. */
export function optionalTexts(name: string, value: readonly string[] | undefined): readonly string[] | undefined {
  const isList = Array.isArray(value) && value.every((member) => typeof member === "string");
  if (value === undefined || isList) return value;
  throw new ProviderConfigurationError(`${name} must be an array of strings, not ${typeName(value)}.`);
}

/** A required list of strings. `hint` says what belongs there. Throws `ProviderConfigurationError` for anything else. */
export function requireTexts(name: string, value: readonly string[] | undefined, hint: string): readonly string[] {
  const texts = optionalTexts(name, value);
  if (texts !== undefined) return texts;
  throw new ProviderConfigurationError(`${name} must be an array of strings, not undefined. ${hint}`);
}

/**
 * A required text option, trimmed. `hint` says where to find it.
 * Throws `ProviderConfigurationError` when it is missing, blank or not text.
 */
export function requireText(name: string, value: unknown, hint: string): string {
  const text = optionalText(name, value);
  if (text !== undefined) return text;
  throw new ProviderConfigurationError(`${name} must be a non-empty string, not ${typeName(value)}. ${hint}`);
}
