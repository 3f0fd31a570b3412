import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { OAuth1Server } from "@tokens/oauth/oauth1";
import { getResponse } from "msw";
import { onTestFinished } from "vitest";
import { createOAuth1Mock, oauth1ServerAt, type OAuth1Mock, type OAuth1MockOptions } from "../src/msw/oauth1-mock.ts";

/** A mocked server on 127.0.0.1 until the test ends, and the row with its addresses there. */
export async function listen<const P extends string = string>(
  row: OAuth1Server<P>,
  options: Omit<OAuth1MockOptions, "server"> = {},
): Promise<{ readonly mock: OAuth1Mock<P>; readonly server: OAuth1Server<P>; readonly origin: string }> {
  let origin = "";
  let mock: OAuth1Mock<P>;
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = "GET", headers } = incoming;
    const body = method === "GET" ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
    const request = new Request(origin + incoming.url, {
      method,
      headers: headers as Record<string, string>,
      body,
      duplex: "half",
    });
    const response = (await getResponse([...mock.handlers], request)) ?? new Response("no such page", { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  };
  const http = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void http.close());
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server = oauth1ServerAt(origin, row);
  mock = createOAuth1Mock({ ...options, server });
  return { mock, server, origin };
}

/** The page that a browser is redirected to. */
export async function visit(url: string): Promise<string> {
  const page = await fetch(url, { redirect: "manual" });
  return page.headers.get("location") ?? (await page.text());
}
