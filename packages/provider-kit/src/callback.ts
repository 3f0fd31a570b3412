import { ReauthorizationRequiredError } from "@tokens/core";
import type { LoginChecks } from "./login/login.ts";

/** How a callback is read. */
export interface CallbackOptions {
  /** Whether a callback without `state` is refused. @default true */
  readonly requireState?: boolean;
}

/**
 * The code in an authorization response (RFC 6749 section 4.1.2), for a provider without OpenID Connect. `provider` is its name for
 * people. Throws `ReauthorizationRequiredError` when the user or the provider refused, or the callback does not belong to this login.
 */
export function callbackCode(
  provider: string,
  { searchParams }: URL,
  checks: Pick<LoginChecks, "state">,
  { requireState = true }: CallbackOptions = {},
): string {
  const only = (name: string): string | undefined => {
    const [value, ...more] = searchParams.getAll(name);
    if (more.length > 0) throw loginRefused(`The callback names "${name}" more than once`);
    return value;
  };
  const state = only("state");
  if (state ? state !== checks.state : requireState)
    throw loginRefused("The callback does not belong to this login: its state differs");
  const error = only("error");
  if (error) {
    const shown = (text: string): string => text.replaceAll(/\p{Cc}/gu, " ");
    const words = [error, only("error_description")].filter(Boolean).join(": ").slice(0, 200);
    throw loginRefused(`${provider} did not grant access (${shown(words)})`, shown(error.slice(0, 100)));
  }
  const code = only("code");
  if (!code) throw loginRefused("The callback has no code");
  return code;
}

/** The error of a login that has to be started again. */
export function loginRefused(what: string, providerCode?: string): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(`${what}. Start the login again.`, { reason: "refused", providerCode });
}
