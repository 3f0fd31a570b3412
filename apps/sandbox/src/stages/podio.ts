import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { grantType, type OpenMock } from "./mocked.ts";

/**
 * Podio at one address: API, login and files. Besides the control address, `POST /__expire` there ends the access token that
 * its form names (all, without one), and `POST /__reset` brings everything back to the beginning.
 */
export const openPodio: OpenMock<"podio"> = (url, settings, reset) => {
  const mock = createPodioMock({ apiUrl: url, authUrl: url, filesUrl: `${url}/files`, ...settings });
  const { clientId, clientSecret, username, password, code, otp } = mock;
  const appTokens = { appToken111: mock.appTokens[111]!, appToken222: mock.appTokens[222]! };
  return {
    mock,
    credentials: { apiUrl: url, clientId, clientSecret, username, password, code, otp, ...appTokens },
    parts: {
      control: /^POST \/__(expire|reset)$/,
      token: /^POST \/(oauth\/token(\/v2)?|mfa\/verify)$/,
      page: /^\w+ \/(oauth|mfa)\//,
    },
    grantOf: (path, body) => (path.startsWith("/mfa/") ? "second_factor" : grantType(body)),
    verbs: {
      "exhaust-rate-limit": () => mock.exhaustRateLimit(),
      "restore-rate-limit": () => mock.restoreRateLimit(),
      "require-second-factor": () => mock.requireSecondFactor(true),
      "waive-second-factor": () => mock.requireSecondFactor(false),
    },
    refusals: { 420: rateLimited },
    ownControl: [
      http.post(`${url}/__expire`, async ({ request }) => {
        mock.expireAccessTokens(new URLSearchParams(await request.text()).get("access_token") ?? undefined);
        return HttpResponse.json({ done: "expire" });
      }),
      http.post(`${url}/__reset`, () => {
        reset();
        return HttpResponse.json({ done: "reset" });
      }),
    ],
  };
};

/** Podio's answer to a call over the rate limit, which says nothing of when it ends. */
function rateLimited({ url, method }: Request): Response {
  const { host, pathname, search } = new URL(url);
  const body = {
    error: "rate_limit",
    error_description: "You have hit the rate limit. Please wait before trying again",
    error_detail: null,
    error_parameters: {},
    error_propagate: false,
    request: { url: `http://${host}${pathname}`, query_string: search.slice(1), method },
  };
  const headers = { "x-rate-limit-limit": "1000", "x-rate-limit-remaining": "0" };
  return Response.json(body, { status: 420, headers });
}
