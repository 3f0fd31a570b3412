import type { Clock } from "@tokens/core";
import type { Reconnect } from "@tokens/reconnect";
import type { Store } from "@tokens/store";
import type { Context } from "hono";
import type { AccountActions } from "./accounts/account-actions.ts";
import type { Overview } from "./accounts/overview.ts";
import type { Redaction } from "./accounts/redact-account.ts";
import type { BrowserSession } from "./auth/browser-sessions.ts";
import type { SignIn } from "./auth/sign-in.ts";
import type { Jobs } from "./bulk/jobs.ts";
import type { Presets } from "./connect/presets.ts";
import type { Descriptors } from "./shared/descriptors.ts";
import type { Frame } from "./shared/layout.ts";
import type { Providers } from "./shared/providers.ts";

/** What the console is built from. */
export interface ConsoleParts {
  /** The public origin, e.g. `http://127.0.0.1:4020`. */
  readonly origin: string;
  readonly store: Store;
  readonly providers: Providers;
  readonly descriptors: Descriptors;
  readonly overview: Overview;
  readonly redaction: Redaction;
  readonly actions: AccountActions;
  readonly jobs: Jobs;
  readonly signIn: SignIn;
  /** Links for customers, and the pages behind them. Undefined without https. */
  readonly reconnect: Reconnect | undefined;
  /** The password of `signIn`, if it has one. */
  readonly password: string | undefined;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly presets: Presets;
  /** Receives internal errors of the console. */
  readonly onError: (error: Error) => void;
  /** Keeps the store open until a login outside a request has ended. It does not reject. */
  background(login: Promise<void>): void;
  /** Aborts when the console closes, which ends its streams. */
  readonly closing: AbortSignal;
}

/** Variables of a signed-in request. */
export type ConsoleEnv = { Variables: { browser: BrowserSession } };

/** What every group of routes is given. */
export interface ConsoleContext extends ConsoleParts {
  /** Builds what surrounds a page's content, and consumes the browser's notice. */
  frame(context: Context<ConsoleEnv>): Frame;
}
