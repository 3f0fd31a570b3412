import { sandboxSettings } from "@tokens/accounts";
import type { Settings } from "@tokens/provider-kit/descriptor";
import { providers } from "./providers.ts";

/** Settings by their names, for each provider: what a form uses where its fields are left empty. */
export type PresetSettings = Readonly<Record<string, Settings>>;

/** What a sandbox lets in with, from its control address. Throws `TypeError` when no sandbox answers there. */
export async function sandboxPresets(control: string, send: typeof fetch): Promise<PresetSettings> {
  const entries = providers.map(async ({ name }) => {
    const settings = await sandboxSettings(name, control, send);
    if (!settings) throw new TypeError(`No sandbox answers at ${control}: start one with "pnpm sandbox".`);
    return [name, settings] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
