import { sandboxSettings } from "@tokens/accounts";
import type { Providers } from "../shared/providers.ts";

/** Settings by provider that forms use for empty fields. */
export type Presets = Readonly<Partial<Record<string, Readonly<Record<string, string>>>>>;

/** Reads a sandbox's credentials from its control address. Throws `TypeError` when no sandbox responds. */
export async function sandboxPresets(providers: Providers, control: string, send: typeof fetch): Promise<Presets> {
  const entries = providers.map(async ({ name }) => {
    const settings = await sandboxSettings(name, control, send);
    if (!settings) throw new TypeError(`No sandbox responds at ${control}. Start one with "pnpm sandbox".`);
    return [name, settings] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
