import { providers, sandboxSettings, type ProviderName } from "@tokens/accounts";

/** Settings by their names, for each provider: what a form uses where its fields are left empty. */
export type PresetSettings = Readonly<Partial<Record<ProviderName, Readonly<Record<string, string>>>>>;

/** What a sandbox lets in with, from its control address. Throws `TypeError` when no sandbox answers there. */
export async function sandboxPresets(control: string, send: typeof fetch): Promise<PresetSettings> {
  const entries = Object.values(providers).map(async ({ name }) => {
    const settings = await sandboxSettings(name, control, send);
    if (!settings) throw new TypeError(`No sandbox answers at ${control}: start one with "pnpm sandbox".`);
    return [name, settings] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
