import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** A proxy in front of PostgreSQL that reads along. */
export interface PostgresProxy {
  /** The connection string of the way through the proxy. */
  readonly url: string;
  /** Round trips asked for: a client ends each with Sync or a simple Query. */
  readonly roundTrips: number;
  /** Notifications that were held back. */
  readonly withheld: number;
  /** From now on the server's notifications are lost, as behind a transaction pooler. */
  withholdNotifications(): void;
  /** From now on nothing passes either way, and no connection ends. */
  freeze(): void;
  /** Breaks every connection when the next statement that contains `text` has reached the server. */
  cutAfter(text: string): void;
  close(): Promise<void>;
}

/** Splits a stream into messages: a type byte, except in a client's first, and a length that counts itself. */
function messages(first: boolean, onMessage: (type: string, message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let typed = !first;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = typed ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return;
      onMessage(typed ? String.fromCharCode(rest[0]!) : "", rest.subarray(0, length));
      rest = rest.subarray(length);
      typed = true;
    }
  };
}

export async function postgresProxy(target: string): Promise<PostgresProxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  const state = { roundTrips: 0, withheld: 0, withhold: false, frozen: false, cutAfter: "" };
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.setNoDelay(true).on("error", () => undefined);
    return socket.on("close", () => sockets.delete(socket));
  };

  const server = createServer((socket) => {
    const client = keep(socket);
    const database = keep(connect(Number(to.port || 5432), to.hostname));
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
    let cutting = false;
    const fromClient = messages(true, (type, message) => {
      if (type === "S" || type === "Q") state.roundTrips += 1;
      if (state.cutAfter && message.includes(state.cutAfter)) {
        state.cutAfter = "";
        cutting = true;
      }
      if (!state.frozen) database.write(message);
    });
    const fromDatabase = messages(false, (type, message) => {
      if (type === "A" && state.withhold) state.withheld += 1;
      else if (cutting) for (const open of sockets) open.destroy();
      else if (!state.frozen) client.write(message);
    });
    client.on("data", fromClient);
    database.on("data", fromDatabase);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    get roundTrips() {
      return state.roundTrips;
    },
    get withheld() {
      return state.withheld;
    },
    withholdNotifications: () => void (state.withhold = true),
    freeze: () => void (state.frozen = true),
    cutAfter: (text) => void (state.cutAfter = text),
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
