import type { TokensError } from "./errors.ts";

/** What happened to an account. Events never hold a secret. */
export type TokensEvent = EventOrigin &
  (
    | { readonly type: "refreshed"; readonly durationMs: number; readonly expiresAt: number | undefined }
    | { readonly type: "authenticated"; readonly durationMs: number; readonly expiresAt: number | undefined }
    /** Another process had refreshed; its session is used. */
    | { readonly type: "adopted"; readonly expiresAt: number | undefined }
    /** Another process is refreshing; this one waits. */
    | { readonly type: "waiting"; readonly retryAfterMs: number }
    /** The token request failed in passing, for the `attempt`-th time, and is sent again after `retryAfterMs`. */
    | {
        readonly type: "retrying";
        readonly attempt: number;
        readonly retryAfterMs: number;
        readonly error: TokensError;
      }
    | { readonly type: "refresh-failed"; readonly error: TokensError }
    | { readonly type: "save-failed"; readonly error: TokensError; readonly attempt: number }
    | { readonly type: "reauthorization-required"; readonly error: TokensError }
    /** The refresh token ends at `expiresAt` (Unix milliseconds), within `warnBeforeMs`. Said once for each session. */
    | { readonly type: "reauthorization-soon"; readonly expiresAt: number }
    | { readonly type: "revoked" }
    /** Said once: the session manager has only `get` and `set`, so two processes may refresh at once. */
    | { readonly type: "in-process" }
  );

/** Where an event comes from. */
export interface EventOrigin {
  /** Name of the provider, e.g. `hubstaff`. */
  readonly provider: string;
  /** Key of the record in the session manager. */
  readonly key: string;
  /** Unix milliseconds. */
  readonly at: number;
}

type Channel = { readonly hasSubscribers: boolean; publish(message: unknown): void };
type NodeLike = { process?: { getBuiltinModule?(id: string): { channel(name: string): Channel } | undefined } };

/** Name of the `node:diagnostics_channel` on which every event is published, on the runtimes that have it. */
export const eventChannel = "@tokens/core";

/** Publishes to whoever observes the process as a whole. */
export function publish(event: TokensEvent): void {
  const channel = (globalThis as NodeLike).process
    ?.getBuiltinModule?.("node:diagnostics_channel")
    ?.channel(eventChannel);
  if (channel?.hasSubscribers) channel.publish(event);
}
