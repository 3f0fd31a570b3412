import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { serveMock } from "@tokens/provider-kit/msw";
import { createGitlabMock } from "./mock.ts";

/** GitLab in a sandbox. A login starts at `/oauth/authorize`, which approves at once. */
export function sandboxServer({ url, ...options }: SandboxServerOptions): SandboxServer {
  const mock = createGitlabMock({ ...options, apiUrl: url });
  const { clientId, clientSecret } = mock;
  return serveMock(mock, {
    credentials: { apiUrl: url, clientId, clientSecret },
    kinds: { token: /^POST \/oauth\/token$/, page: /^\w+ \/oauth\// },
  });
}
