import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getResponse, type RequestHandler } from "msw";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true }))));

/** A directory that is gone after the tests of this file. */
export async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-ergani-"));
  made.push(directory);
  return directory;
}

/** Serves handlers on this machine; `handlers` is asked at each request, since they know their address. */
export async function serve(
  handlers: () => readonly RequestHandler[],
): Promise<{ url: string; close(): Promise<void> }> {
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "GET", url, headers } = incoming;
    const request = new Request(`http://${headers.host}${url}`, {
      method,
      headers: headers as Record<string, string>,
      ...(method !== "GET" && { body: Buffer.concat(chunks) }),
    });
    const response = await getResponse([...handlers()], request);
    outgoing.writeHead(response?.status ?? 404, [...(response?.headers ?? [])].flat());
    outgoing.end(Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer()));
  };
  return serveRaw((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
}

/** Serves whatever `answer` writes on this machine. */
export async function serveRaw(
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A work card of the mock's employee that Ergani takes. */
export const card = {
  f_afm_ergodoti: "999999993",
  f_aa: 0,
  Details: {
    CardDetails: {
      f_afm: "888888880",
      f_eponymo: "ΠΑΠΑΔΟΠΟΥΛΟΣ",
      f_onoma: "ΓΕΩΡΓΙΟΣ",
      f_type: "0",
      f_reference_date: "2026-01-01",
      f_date: "2026-01-01T08:00:00.000+02:00",
    },
  },
} as const;
