import type { SandboxServer, SandboxServerOptions } from "@tokens/provider-kit/descriptor";
import { serveMock } from "@tokens/provider-kit/msw";
import { createErganiMock } from "./mock.ts";

/** Ergani in a sandbox, under the base path of the real one. */
export function sandboxServer({ url, ...options }: SandboxServerOptions): SandboxServer {
  const environment = `${url}/WebservicesAPI/api`;
  const mock = createErganiMock({ ...options, apiUrl: environment });
  const { username, password } = mock;
  return serveMock(mock, {
    credentials: { environment, username, password, userType: "01" },
    // Paths may have any case and doubled slashes.
    kinds: { token: /^POST .*\/Authentication(\/+Refresh)?\/*$/i, page: /^POST .*\/Authentication\/+Logout\/*$/i },
    grantType: (path) => (/refresh\/*$/i.test(path) ? "refresh" : "login"),
  });
}
