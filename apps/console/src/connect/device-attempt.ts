import type { Account } from "@tokens/accounts";
import type { DeviceLogin } from "@tokens/provider-kit/descriptor";

/** A login that waits for a person to enter a code on another device. */
export interface DeviceAttempt {
  /** Title of the provider. */
  readonly provider: string;
  /** Path of the form that started it. */
  readonly form: string;
  readonly login: DeviceLogin;
  /** Undefined while it waits. */
  readonly outcome: { readonly account: Account } | { readonly error: Error } | undefined;
  stop(): void;
}
