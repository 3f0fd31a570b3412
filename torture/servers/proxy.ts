import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** Where a connection is cut: now, or instead of the next message in one direction. */
export type Cut = "now" | "next request" | "next response";

/** Stands between processes and a store, and cuts their connections when told to. */
export interface Proxy {
  readonly port: number;
  cut(where: Cut): void;
  close(): Promise<void>;
}

export async function startProxy(port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let armed: Cut | undefined;
  const server = createServer((client) => {
    const store = connect(port, "127.0.0.1");
    const reset = (): void => {
      for (const socket of [client, store]) {
        open.delete(socket);
        socket.resetAndDestroy();
      }
    };
    const pass = (from: Socket, to: Socket, at: Cut): void => {
      open.add(from);
      from.on("data", (bytes) => {
        if (armed === at) {
          armed = undefined;
          reset();
        } else to.write(bytes);
      });
      from.once("error", reset);
      from.once("close", reset);
    };
    pass(client, store, "next request");
    pass(store, client, "next response");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cutAll = (): void => open.forEach((socket) => socket.resetAndDestroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut(where) {
      if (where === "now") cutAll();
      else armed = where;
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
