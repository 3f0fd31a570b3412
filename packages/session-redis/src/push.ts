import { isNodeRedis, type NodeRedisClient, type RedisClient } from "./client.ts";

/** What is used of a client that subscribes: the connection of either library, after `duplicate()`. */
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
 * Listens to channels over one connection of its own, which opens with the first listener and closes with the last. A
 * listener is also called when its subscription stands and when a broken one stands again: a message may have been missed.
 * When no subscription can be had, it is not called.
 */
export function pushOver(client: RedisClient): (channel: string, onChange: () => void) => Disposable {
  const listeners = new Map<string, Set<() => void>>();
  const standing = new Set<string>();
  let connection: Connection | undefined;

  const heard = (channel: string): void => listeners.get(channel)?.forEach((onChange) => onChange());
  const back = (): void => standing.forEach(heard);

  return (channel, onChange) => {
    // A function of its own for each call, so that one who listens twice is also disposed of one by one.
    const listener = (): void => onChange();
    const own = listeners.get(channel) ?? new Set();
    own.add(listener);
    connection ??= connect(client, heard, back);
    if (own.size === 1) {
      listeners.set(channel, own);
      const stands = (): void => {
        if (listeners.get(channel) !== own) return;
        standing.add(channel);
        heard(channel);
      };
      connection.subscribe(channel).then(stands, ignore);
    }
    return {
      [Symbol.dispose]() {
        if (!own.delete(listener) || own.size > 0) return;
        listeners.delete(channel);
        standing.delete(channel);
        if (listeners.size > 0) return connection?.unsubscribe(channel);
        connection?.close();
        connection = undefined;
      },
    };
  };
}

function connect(client: RedisClient, heard: (channel: string) => void, back: () => void): Connection {
  const duplicated = duplicate(client).then((subscriber) => {
    // Without a listener a connection that breaks ends the process.
    subscriber.on("error", ignore);
    subscriber.on("ready", back);
    if (!isNodeRedis(client)) subscriber.on("message", (channel: string) => heard(channel));
    return subscriber;
  });
  const ready = duplicated.then(async (subscriber) => {
    if (isNodeRedis(client)) await subscriber.connect?.();
    return subscriber;
  });
  ready.catch(ignore);
  const listener = (_: unknown, channel: unknown): void => heard(String(channel));
  return {
    subscribe: async (channel) => (await ready).subscribe(channel, ...(isNodeRedis(client) ? [listener] : [])),
    unsubscribe: (channel) => void ready.then((subscriber) => subscriber.unsubscribe(channel)).catch(ignore),
    close() {
      // At once, to end attempts to connect; and again for the attempt that was under way.
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
    // An ioredis cluster takes other nodes first.
    if ("isCluster" in client && client.isCluster)
      return (client as unknown as Duplicable<[never[], object]>).duplicate([], options);
    return (client as unknown as Duplicable<[object]>).duplicate(options);
  }
  // A shared client-side cache would be emptied when the duplicate closes; a cluster needs one connection for this.
  const copy = (original: NodeRedisClient): Subscriber =>
    (original as unknown as Duplicable<[object]>).duplicate({ clientSideCache: undefined, minimizeConnections: true });
  if ("duplicate" in client) return copy(client);
  // A pool has no duplicate(), its clients have.
  return (client as unknown as { execute(task: typeof copy): Promise<Subscriber> }).execute(copy);
}
