import { providers, type ProviderName } from "@tokens/accounts";

/** Settings by their names, for each provider: what a form uses where its fields are left empty. */
export type PresetSettings = Readonly<Partial<Record<ProviderName, Readonly<Record<string, string>>>>>;

/** What a sandbox lets in with, from its control address. Throws `TypeError` when no sandbox answers there. */
export async function sandboxSettings(control: string, send: typeof fetch): Promise<PresetSettings> {
  const entries = Object.values(providers).map(async ({ name }) => {
    const response = await send(`${control}/${name}/credentials`).catch(() => undefined);
    if (!response?.ok) throw new TypeError(`No sandbox answers at ${control}: start one with "pnpm sandbox".`);
    const credentials = (await response.json()) as Readonly<Record<string, string>>;
    const [id] = Object.keys(credentials).flatMap((key) => /^appToken(\d+)$/.exec(key)?.[1] ?? []);
    const app = id === undefined ? {} : { appId: id, appToken: credentials[`appToken${id}`]! };
    return [name, { ...credentials, ...app }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
