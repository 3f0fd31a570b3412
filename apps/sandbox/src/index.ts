/**
 * Providers as HTTP servers on this machine, for tests of programs in any language.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { provider } from "@tokens/hubstaff/descriptor";
 * import { startSandbox } from "@tokens/sandbox";
 *
 * const sandbox = await startSandbox({ providers: [provider], seed: 1 });
 * const server = sandbox.server("hubstaff");
 * const { personalAccessToken, apiUrl, authUrl } = server.credentials;
 * const hubstaff = createHubstaff({ personalAccessToken, apiUrl, authUrl });
 *
 * server.fault({ kind: "status", status: 503, on: "api" });
 * await hubstaff.request("GET /v2/users/me");   // sent twice
 * await sandbox.close();
 * ```
 *
 * @module
 */
export type { Fault, ActiveFault } from "./faults.ts";
export type { LogEntry } from "./request-log.ts";
export { startSandbox, type Sandbox, type SandboxOptions, type SandboxProvider } from "./sandbox.ts";
export type { ProviderServer, Stats } from "./provider-server.ts";
