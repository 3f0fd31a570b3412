import type { Settings } from "@tokens/provider-kit/descriptor";

const timeoutMs = 10_000;

/**
 * Settings that connect an account to a sandbox, from its control address; `server` is one of a provider with many. Undefined when no
 * sandbox responds there.
 */
export async function sandboxSettings(
  provider: string,
  control: string,
  send: typeof fetch,
  server?: string,
): Promise<Settings | undefined> {
  try {
    const url = new URL(`/${provider}/credentials`, control);
    if (server !== undefined) url.searchParams.set("server", server);
    const response = await send(url, { signal: AbortSignal.timeout(timeoutMs) });
    return response.ok ? ((await response.json()) as Settings) : undefined;
  } catch {
    return undefined;
  }
}
