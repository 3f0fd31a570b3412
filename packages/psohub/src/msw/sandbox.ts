import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { serveMock } from "@tokens/provider-kit/msw";
import { createPsohubMock } from "./mock.ts";

/** PSOhub in a sandbox. A login starts at `/link/apiauthorization`, which approves at once. */
export function sandboxServer({ url, ...options }: SandboxServerOptions): SandboxServer {
  const mock = createPsohubMock({ ...options, apiUrl: url });
  const { clientId, clientSecret } = mock;
  return serveMock(mock, {
    credentials: { apiUrl: url, clientId, clientSecret },
    kinds: { token: /^POST \/oauth\/token$/, page: /^\w+ \/link\// },
  });
}
