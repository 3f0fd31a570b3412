import { sandboxSettings } from "@tokens/accounts";
import type { Settings } from "@tokens/provider-kit/descriptor";
import type { Provider, Providers } from "../shared/providers.ts";

/** Settings that forms use for empty fields: of a provider, or of one `server` of a provider with many. */
export type Presets = (provider: Provider, server?: string) => Promise<Settings>;

/** Without a sandbox, forms start empty. */
export const noPresets: Presets = () => Promise.resolve({});

/** Reads a sandbox's credentials from its control address. Throws `TypeError` when no sandbox responds. */
export async function sandboxPresets(providers: Providers, control: string, send: typeof fetch): Promise<Presets> {
  const entries = providers.map(async ({ name }) => {
    const settings = await sandboxSettings(name, control, send);
    if (!settings) throw new TypeError(`No sandbox responds at ${control}. Start one: npx @tokens/sandbox`);
    return [name, settings] as const;
  });
  const presets = new Map(await Promise.all(entries));
  return async ({ name, servers }, server) => {
    if (!servers) return presets.get(name) ?? {};
    return (server !== undefined && (await sandboxSettings(name, control, send, server))) || {};
  };
}
