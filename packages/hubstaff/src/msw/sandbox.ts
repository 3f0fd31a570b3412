import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { serveMock } from "@tokens/provider-kit/msw";
import { createHubstaffMock } from "./mock.ts";

/** Hubstaff in a sandbox: the API and the authorization server at one address. */
export function sandboxServer({ url, ...options }: SandboxServerOptions): SandboxServer {
  const mock = createHubstaffMock({ ...options, apiUrl: url, authUrl: url });
  const { personalAccessToken, organizationToken, clientId, clientSecret } = mock;
  return serveMock(mock, {
    credentials: { apiUrl: url, authUrl: url, personalAccessToken, organizationToken, clientId, clientSecret },
    kinds: { token: /^POST \/access_tokens$/, page: /^\w+ \/(?!v2\/)/ },
    commands: {
      "exhaust-rate-limit": () => mock.exhaustRateLimit(),
      "restore-rate-limit": () => mock.restoreRateLimit(),
    },
  });
}
