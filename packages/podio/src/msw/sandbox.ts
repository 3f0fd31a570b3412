import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { grantTypeOf, serveMock } from "@tokens/provider-kit/msw";
import { http, HttpResponse } from "msw";
import { createPodioMock } from "./mock.ts";
import { refusal } from "./responses.ts";

/**
 * Podio in a sandbox: API, login and files at one address. `POST /__expire` there expires the access token in its form, or all
 * without one, and `POST /__reset` resets the whole server.
 */
export function sandboxServer({ url, reset, ...options }: SandboxServerOptions): SandboxServer {
  const mock = createPodioMock({ ...options, apiUrl: url, authUrl: url, filesUrl: `${url}/files` });
  const { clientId, clientSecret, username, password, code, otp } = mock;
  const [appToken, appToken222] = [mock.appTokens[111]!, mock.appTokens[222]!];
  const apps = { appId: "111", appToken, appToken111: appToken, appToken222 };
  return serveMock(mock, {
    credentials: { apiUrl: url, clientId, clientSecret, username, password, code, otp, ...apps },
    kinds: {
      control: /^POST \/__(expire|reset)$/,
      token: /^POST \/(oauth\/token(\/v2)?|mfa\/verify)$/,
      page: /^\w+ \/(oauth|mfa)\//,
    },
    grantType: (path, body) => (path.startsWith("/mfa/") ? "second_factor" : grantTypeOf(body)),
    commands: {
      "exhaust-rate-limit": () => mock.exhaustRateLimit(),
      "restore-rate-limit": () => mock.restoreRateLimit(),
      "require-second-factor": () => mock.requireSecondFactor(true),
      "waive-second-factor": () => mock.requireSecondFactor(false),
    },
    errors: { 420: rateLimited },
    handlers: [
      http.post(`${url}/__expire`, async ({ request }) => {
        mock.expireAccessTokens(new URLSearchParams(await request.text()).get("access_token") ?? undefined);
        return HttpResponse.json({ done: "expire" });
      }),
      http.post(`${url}/__reset`, () => {
        reset();
        return HttpResponse.json({ done: "reset" });
      }),
    ],
  });
}

/** Podio's response to a call over the rate limit, without the seconds to wait. */
function rateLimited(request: Request): Response {
  const headers = { "x-rate-limit-limit": "1000", "x-rate-limit-remaining": "0" };
  const description = "You have hit the rate limit. Please wait before trying again";
  return refusal(request, 420, "rate_limit", description, headers);
}
