import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { grantType, stageOf, type OpenStage } from "./stage.ts";

/**
 * Podio at one address: API, login and files. Besides the control address, `POST /__expire` there ends the access token that
 * its form names (all, without one), and `POST /__reset` brings everything back to the beginning.
 */
export const podioStage: OpenStage = (url, accessTtlMs) => {
  const mock = createPodioMock({
    apiUrl: url,
    webUrl: url,
    filesUrl: `${url}/files`,
    ...(accessTtlMs !== undefined && { accessTtlMs }),
  });
  const { clientId, clientSecret, username, password, code, otp } = mock;
  const appTokens = Object.fromEntries(Object.entries(mock.appTokens).map(([id, token]) => [`appToken${id}`, token]));
  const credentials = { apiUrl: url, clientId, clientSecret, username, password, code, otp, ...appTokens };
  const stage = stageOf(mock, credentials, (call) => {
    if (call.route.startsWith("POST /oauth/token")) return grantType(call);
    return /^\w+ \/(oauth|mfa)\//.test(call.route) ? "" : undefined;
  });
  const control = [
    http.post(`${url}/__expire`, async ({ request }) => {
      mock.expireAccessTokens(new URLSearchParams(await request.text()).get("access_token") ?? undefined);
      return HttpResponse.json({ done: "expire" });
    }),
    http.post(`${url}/__reset`, () => {
      mock.reset();
      return HttpResponse.json({ done: "reset" });
    }),
  ];
  return { ...stage, handlers: [...control, ...stage.handlers] };
};
