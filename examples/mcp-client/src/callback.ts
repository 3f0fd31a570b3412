import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on this machine that the browser comes back to after a login. */
export interface CallbackServer {
  readonly redirectUrl: string;
  /** The URL that the browser came back with. */
  readonly received: Promise<URL>;
  close(): void;
}

/** Listens on a port of 127.0.0.1; 0 for any. */
export async function listenForCallback(port: number): Promise<CallbackServer> {
  let receive!: (url: URL) => void;
  const received = new Promise<URL>((resolve) => (receive = resolve));
  const server = createServer((request, response) => {
    const url = new URL(request.url!, redirectUrl);
    if (url.pathname !== "/callback") {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", "text/plain");
    response.end("Done. You can close this page.\n");
    receive(url);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  });
  const redirectUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  return {
    redirectUrl,
    received,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
