import { startSandbox, type Sandbox, type SandboxOptions } from "../src/index.ts";
import { providers } from "../src/providers.ts";

/** Starts a sandbox with every provider. */
export function start(options: Omit<SandboxOptions, "providers"> = {}): Promise<Sandbox> {
  return startSandbox({ providers, ...options });
}
