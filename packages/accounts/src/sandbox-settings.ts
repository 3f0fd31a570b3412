import type { ProviderName } from "./description.ts";

const patienceMs = 10_000;

/** What a sandbox lets in with at a provider, from its control address, with one app of Podio's; undefined when none answers there. */
export async function sandboxSettings(
  name: ProviderName,
  control: string,
  send: typeof fetch,
): Promise<Readonly<Record<string, string>> | undefined> {
  let credentials: Readonly<Record<string, string>>;
  try {
    const response = await send(new URL(`/${name}/credentials`, control), { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) return undefined;
    credentials = (await response.json()) as Readonly<Record<string, string>>;
  } catch {
    return undefined;
  }
  const [appId] = Object.keys(credentials).flatMap((key) => /^appToken(\d+)$/.exec(key)?.[1] ?? []);
  return appId === undefined ? credentials : { ...credentials, appId, appToken: credentials[`appToken${appId}`]! };
}
