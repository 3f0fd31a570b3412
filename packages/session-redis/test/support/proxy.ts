import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Stands between a client and Redis and counts. */
export interface Proxy extends AsyncDisposable {
  readonly url: string;
  /** Round trips on the connection that was opened first: times that it was sent something after it had been answered. */
  readonly roundTrips: number;
}

export async function countingProxy(to: string): Promise<Proxy> {
  const target = new URL(to);
  const sockets: Socket[] = [];
  let first = true;
  let roundTrips = 0;
  const server = createServer((client) => {
    const counted = first;
    first = false;
    let waiting = false;
    const upstream = connect(Number(target.port || 6379), target.hostname);
    sockets.push(client, upstream);
    client.on("data", (data) => {
      if (counted && !waiting) roundTrips += 1;
      waiting = true;
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      waiting = false;
      client.write(data);
    });
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on("close", () => into.destroy());
      from.on("error", () => into.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = new URL(to);
  own.hostname = "127.0.0.1";
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    get roundTrips() {
      return roundTrips;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
