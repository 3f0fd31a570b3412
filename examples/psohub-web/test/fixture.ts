import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createPsohub } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import { createPsohubMock, type PsohubMock, type PsohubMockOptions } from "@tokens/psohub/msw";
import { getResponse } from "msw";
import { createApp } from "../src/app.ts";

type Answer = (request: Request) => Response | Promise<Response>;

/** The app and a mock PSOhub, both served over HTTP on this machine. */
export interface Fixture {
  readonly origin: string;
  readonly mock: PsohubMock;
  close(): Promise<void>;
}

async function listen(): Promise<{ url: string; answer: { with: Answer }; close(): Promise<void> }> {
  const answer: { with: Answer } = { with: () => new Response(null, { status: 503 }) };
  const server = serve({ fetch: (request) => answer.with(request), hostname: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await closed;
  };
  return { url, answer, close };
}

export async function openFixture(behaviour: PsohubMockOptions = {}): Promise<Fixture> {
  const [psohub, web] = await Promise.all([listen(), listen()]);
  const mock = createPsohubMock({ ...behaviour, apiUrl: psohub.url });
  psohub.answer.with = async (request) =>
    (await getResponse([...mock.handlers], request)) ?? new Response("nothing here", { status: 404 });
  const { clientId, clientSecret, apiUrl } = mock;
  const app = createApp({
    psohub: createPsohub({ clientId, clientSecret, apiUrl }),
    login: psohubLogin({ clientId, clientSecret, apiUrl, redirectUri: `${web.url}/callback` }),
    origin: web.url,
    psohubOrigin: apiUrl,
    secret: "for tests only, and long enough for that",
  });
  web.answer.with = (request) => app.fetch(request);
  return {
    origin: web.url,
    mock,
    close: async () => void (await Promise.all([psohub.close(), web.close()])),
  };
}
