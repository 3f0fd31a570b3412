import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { serveMock } from "@tokens/provider-kit/msw";
import { createSampleMock } from "./mock.ts";

/** Sample in a sandbox. A login starts at `/oauth/authorize`, which approves at once. */
export function sandboxServer({ url, ...options }: SandboxServerOptions): SandboxServer {
  const mock = createSampleMock({ ...options, apiUrl: url, authUrl: url });
  const { clientId, clientSecret } = mock;
  return serveMock(mock, {
    credentials: { apiUrl: url, authUrl: url, clientId, clientSecret },
    kinds: { token: /^POST \/oauth\/token$/, page: /^\w+ \/oauth\// },
  });
}
