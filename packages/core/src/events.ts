import type { TokensError } from "./errors.ts";

/** An event of an account. Events never contain a secret. */
export type TokensEvent = EventOrigin &
  (
    | { readonly type: "refreshed"; readonly durationMs: number; readonly expiresAt: number | undefined }
    | { readonly type: "authenticated"; readonly durationMs: number; readonly expiresAt: number | undefined }
    /** Another process refreshed; this one uses its session. */
    | { readonly type: "adopted"; readonly expiresAt: number | undefined }
    /** Another process is refreshing; this one waits. */
    | { readonly type: "waiting"; readonly retryAfterMs: number }
    /** The token request failed for the `attempt`-th time, and is retried after `retryAfterMs`. */
    | {
        readonly type: "retrying";
        readonly attempt: number;
        readonly retryAfterMs: number;
        readonly error: TokensError;
      }
    | { readonly type: "refresh-failed"; readonly error: TokensError }
    | { readonly type: "save-failed"; readonly error: TokensError; readonly attempt: number }
    | { readonly type: "reauthorization-required"; readonly error: TokensError }
    /** The refresh token expires at `expiresAt` (Unix milliseconds), within `warnBeforeMs`. Emitted once per session. */
    | { readonly type: "reauthorization-soon"; readonly expiresAt: number }
    | { readonly type: "revoked" }
    /** The session manager has only `get` and `set`, so two processes may refresh at once. Emitted once. */
    | { readonly type: "in-process" }
  );

/** Source of an event. */
export interface EventOrigin {
  /** Name of the provider, e.g. `hubstaff`. */
  readonly provider: string;
  /** Key of the session. */
  readonly key: string;
  /** Unix milliseconds. */
  readonly at: number;
}

type Channel = { readonly hasSubscribers: boolean; publish(message: unknown): void };
type NodeLike = { process?: { getBuiltinModule?(id: string): { channel(name: string): Channel } | undefined } };

/** Name of the `node:diagnostics_channel` that every event is published to, on runtimes that support it. */
export const eventChannel = "@tokens/core";

/** Publishes an event on the diagnostics channel. */
export function publish(event: TokensEvent): void {
  const channel = (globalThis as NodeLike).process
    ?.getBuiltinModule?.("node:diagnostics_channel")
    ?.channel(eventChannel);
  if (channel?.hasSubscribers) channel.publish(event);
}
