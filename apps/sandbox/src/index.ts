/**
 * The providers' mocks as HTTP servers on this machine, for tests of programs in any language.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { startSandbox } from "@tokens/sandbox";
 *
 * const sandbox = await startSandbox({ seed: 1 });
 * const stage = sandbox.stage("hubstaff");
 * const { personalAccessToken, apiUrl, authUrl } = stage.credentials;
 * const hubstaff = createHubstaff({ personalAccessToken, apiUrl, authUrl });
 *
 * stage.fault({ kind: "status", status: 503, on: "api" });
 * await hubstaff.request("GET /v2/users/me");   // asked twice
 * await sandbox.close();
 * ```
 *
 * @module
 */
export type { Fault, StandingFault } from "./faults.ts";
export type { LogEntry } from "./request-log.ts";
export { startSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
export type { Credentials, ProviderName } from "./stages/credentials.ts";
export type { Stage, Stats } from "./stages/stage.ts";
