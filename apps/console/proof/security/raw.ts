import { connect, type Socket } from "node:net";

/** Where a server listens. */
export type Place = { readonly host: string; readonly port: number } | { readonly path: string };

/** What came back on a connection, and whether the server ended it. */
export interface Exchanged {
  readonly text: string;
  readonly closed: boolean;
}

/** The host and port of an address. */
export function placeOf(address: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(address);
  return { host: hostname, port: Number(port) };
}

/** A connection that keeps what it receives. Errors of the network end it. */
export function open(place: Place): { readonly socket: Socket; text(): string; readonly closed: Promise<void> } {
  const socket = connect(place);
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => (text += chunk));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return { socket, text: () => text, closed };
}

/** Sends bytes as they are, and reads until the server ends the connection, for `waitMs` at most. */
export async function exchange(place: Place, bytes: string, waitMs = 10_000): Promise<Exchanged> {
  const { socket, text, closed } = open(place);
  socket.write(bytes, "latin1");
  const ended = await Promise.race([closed.then(() => true), pause(waitMs).then(() => false)]);
  socket.destroy();
  return { text: text(), closed: ended };
}

/** The status of the first response on a connection; `closed` for one that ends without a response. */
export async function statusOf(place: Place, bytes: string, waitMs?: number): Promise<string> {
  const { text, closed } = await exchange(place, bytes, waitMs);
  return /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? (closed ? "closed" : "no answer");
}

/** Writes a request. */
export function request(line: string, headers: readonly string[], body = ""): string {
  return [`${line} HTTP/1.1`, ...headers, "", body].join("\r\n");
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until something holds, for `seconds` at most. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) if (await holds()) return true;
  return false;
}
