import { isTokensError, ReauthorizationRequiredError } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import { redactError } from "../accounts/redact.ts";
import type { ConsoleContext } from "../context.ts";
import type { DeviceAttempt } from "./device-attempt.ts";

/** What a login on a device connects. */
export interface DeviceAccount extends Pick<DeviceAttempt, "provider" | "form" | "login"> {
  readonly connection: Connection;
  readonly account: string;
}

/** However long a server lets its code be valid. */
const longestMs = 30 * 60_000;

/** Asks the server in the background until the code is entered, refused or expired, or the console closes. */
export function waitForDevice(console: ConsoleContext, given: DeviceAccount): DeviceAttempt {
  const { actions, background, clock, closing, descriptors, onError } = console;
  const { provider, form, login, connection, account } = given;
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, closing]);
  const stop = (): void => end.abort();
  let outcome: DeviceAttempt["outcome"];

  async function finish(): Promise<void> {
    try {
      const { session } = await login.finish({ signal });
      outcome = { account: await actions.connect({ connection, account, session }) };
    } catch (error) {
      if (signal.aborted) return;
      if (!isTokensError(error)) {
        onError(error as Error);
        outcome = { error: new Error("The console encountered an internal error and did not complete the login.") };
        return;
      }
      const sent = { version: "", accessToken: "", obtainedAt: 0, connection };
      outcome = { error: await redactError(error, descriptors, [sent]) };
    } finally {
      stop();
    }
  }

  async function giveUp(): Promise<void> {
    await clock.sleep(longestMs, signal);
    if (signal.aborted) return;
    const message = `Nobody entered the code at ${provider} within 30 minutes.`;
    outcome = { error: new ReauthorizationRequiredError(message, { reason: "expired" }) };
    stop();
  }

  background(Promise.all([finish(), giveUp()]).then(() => undefined));
  return {
    provider,
    form,
    login,
    stop,
    get outcome() {
      return outcome;
    },
  };
}
