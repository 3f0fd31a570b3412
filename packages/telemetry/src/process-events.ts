import { eventChannel, type TokensEvent } from "@tokens/core";
import type { EventSource } from "./metrics.ts";

type Listener = (message: unknown) => void;
type Channels = {
  subscribe(name: string, listener: Listener): void;
  unsubscribe(name: string, listener: Listener): void;
};
type NodeLike = { process?: { getBuiltinModule?(id: string): Channels | undefined } };

/**
 * The events of every account of every app in this process, from `node:diagnostics_channel`. Throws a `TypeError` on runtimes without it:
 * observe each token manager there.
 */
export function processEvents(): EventSource {
  const channels = (globalThis as NodeLike).process?.getBuiltinModule?.("node:diagnostics_channel");
  if (!channels)
    throw new TypeError("This runtime has no node:diagnostics_channel: observe each token manager, or update Node.js.");
  return {
    on(listener) {
      const receive = (message: unknown): void => listener(message as TokensEvent);
      channels.subscribe(eventChannel, receive);
      return { [Symbol.dispose]: () => channels.unsubscribe(eventChannel, receive) };
    },
  };
}
