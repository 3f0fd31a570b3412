import type { Settings } from "@tokens/provider-kit/descriptor";

const timeoutMs = 10_000;

/** Settings that connect an account in a sandbox, from its control address; undefined when no sandbox responds there. */
export async function sandboxSettings(
  provider: string,
  control: string,
  send: typeof fetch,
): Promise<Settings | undefined> {
  try {
    const response = await send(new URL(`/${provider}/credentials`, control), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? ((await response.json()) as Settings) : undefined;
  } catch {
    return undefined;
  }
}
