import { loadProviders } from "@tokens/providers";
import { startSandbox, type Sandbox, type SandboxOptions } from "../src/index.ts";

/** Starts a sandbox with every provider. */
export async function start(options: Omit<SandboxOptions, "providers"> = {}): Promise<Sandbox> {
  const { providers } = await loadProviders();
  return startSandbox({ providers, ...options });
}
