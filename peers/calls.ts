import { OAuth2Client, OAuth2Fetch } from "@badgateway/oauth2-client";
import { request as octokitRequest } from "@octokit/request";
import ky from "ky";
import * as client from "openid-client";
import { request } from "undici";

const hour = 3_600_000;

/** One GET with a token that stays valid, through each library. Each call reads the JSON of the response. */
export function apiCalls(
  origin: string,
  path: string,
  token: string,
): Readonly<Record<string, () => Promise<unknown>>> {
  const url = origin + path;
  const headers = { authorization: `Bearer ${token}` };

  const wrapper = new OAuth2Fetch({
    client: new OAuth2Client({ server: origin, clientId: "id" }),
    getNewToken: () => null,
    getStoredToken: () => ({ accessToken: token, refreshToken: "r", expiresAt: Date.now() + hour }),
    scheduleRefresh: false,
  });
  const config = new client.Configuration({ issuer: origin, token_endpoint: `${origin}/oauth/token` }, "id", "secret");
  client.allowInsecureRequests(config);
  const octokit = octokitRequest.defaults({ baseUrl: origin, headers });
  const http = ky.create({ headers });

  return {
    "@badgateway/oauth2-client": async () => (await wrapper.fetch(url)).json(),
    "openid-client": async () => (await client.fetchProtectedResource(config, token, new URL(url), "GET")).json(),
    "bare ky": () => http.get(url).json(),
    "@octokit/request": async () => (await octokit(`GET ${path}`)).data as unknown,
    "undici.request": async () => (await request(url, { headers })).body.json(),
  };
}
