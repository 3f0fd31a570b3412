import { isNodeRedis, type NodeRedisClient, type RedisClient } from "./client.ts";

/** The part of a duplicated client of either library that the subscription uses. */
interface Subscriber {
  on(event: string, listener: (...args: never[]) => void): unknown;
  subscribe(channel: string, listener?: (message: unknown, channel: unknown) => void): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
  /** node-redis; ioredis connects by itself. */
  connect?(): Promise<unknown>;
  /** node-redis. */
  destroy?(): void;
  /** ioredis. */
  disconnect?(): void;
}

interface Connection {
  subscribe(channel: string): Promise<unknown>;
  unsubscribe(channel: string): void;
  close(): void;
}

const ignore = (): void => undefined;

/**
 * Subscribes to channels over a dedicated connection, which opens with the first listener and closes with the last. A listener is also
 * called when its subscription is established, and again after a reconnect, because a message may have been missed. It is never called
 * when subscribing fails.
 */
export function createSubscriber(client: RedisClient): (channel: string, onChange: () => void) => Disposable {
  const listeners = new Map<string, Set<() => void>>();
  const subscribed = new Set<string>();
  let connection: Connection | undefined;

  const notify = (channel: string): void => listeners.get(channel)?.forEach((onChange) => onChange());
  const onReconnect = (): void => subscribed.forEach(notify);

  return (channel, onChange) => {
    // A new function for each call, so that a function that was passed twice is also disposed separately.
    const listener = (): void => onChange();
    const own = listeners.get(channel) ?? new Set();
    own.add(listener);
    connection ??= connect(client, notify, onReconnect);
    if (own.size === 1) {
      listeners.set(channel, own);
      const onSubscribed = (): void => {
        if (listeners.get(channel) !== own) return;
        subscribed.add(channel);
        notify(channel);
      };
      connection.subscribe(channel).then(onSubscribed, ignore);
    }
    return {
      [Symbol.dispose]() {
        if (!own.delete(listener) || own.size > 0) return;
        listeners.delete(channel);
        subscribed.delete(channel);
        if (listeners.size > 0) return connection?.unsubscribe(channel);
        connection?.close();
        connection = undefined;
      },
    };
  };
}

function connect(client: RedisClient, notify: (channel: string) => void, onReconnect: () => void): Connection {
  const duplicated = duplicate(client).then((subscriber) => {
    // Without a listener, a broken connection crashes the process.
    subscriber.on("error", ignore);
    subscriber.on("ready", onReconnect);
    if (!isNodeRedis(client)) subscriber.on("message", (channel: string) => notify(channel));
    return subscriber;
  });
  const ready = duplicated.then(async (subscriber) => {
    if (isNodeRedis(client)) await subscriber.connect?.();
    return subscriber;
  });
  ready.catch(ignore);
  const listener = (_: unknown, channel: unknown): void => notify(String(channel));
  return {
    subscribe: async (channel) => (await ready).subscribe(channel, ...(isNodeRedis(client) ? [listener] : [])),
    unsubscribe: (channel) => void ready.then((subscriber) => subscriber.unsubscribe(channel)).catch(ignore),
    close() {
      // Immediately, to stop connection attempts, and again in case one was under way.
      duplicated.then(close).catch(ignore);
      ready.then(close).catch(ignore);
    },
  };
}

function close(subscriber: Subscriber): void {
  if (subscriber.destroy) subscriber.destroy();
  else subscriber.disconnect?.();
}

async function duplicate(client: RedisClient): Promise<Subscriber> {
  type Duplicable<Args extends unknown[]> = { duplicate(...args: Args): Subscriber };
  if (!isNodeRedis(client)) {
    const options = { lazyConnect: true, enableOfflineQueue: true };
    // The first argument of an ioredis cluster is its nodes.
    if ("isCluster" in client && client.isCluster)
      return (client as unknown as Duplicable<[never[], object]>).duplicate([], options);
    return (client as unknown as Duplicable<[object]>).duplicate(options);
  }
  // Closing the duplicate would clear a shared client-side cache. A cluster needs only one connection for this.
  const copy = (original: NodeRedisClient): Subscriber =>
    (original as unknown as Duplicable<[object]>).duplicate({ clientSideCache: undefined, minimizeConnections: true });
  if ("duplicate" in client) return copy(client);
  // A pool has no duplicate(), but its clients do.
  return (client as unknown as { execute(task: typeof copy): Promise<Subscriber> }).execute(copy);
}
