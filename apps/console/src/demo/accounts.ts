import { connectAccount, providers, settingsOf, wayOf, type ProviderName } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import type { PresetSettings } from "../presets.ts";

const accounts: readonly { readonly provider: ProviderName; readonly way: string; readonly name: string }[] = [
  { provider: "hubstaff", way: "login", name: "alice" },
  { provider: "podio", way: "app", name: "" },
  { provider: "psohub", way: "login", name: "carol" },
  { provider: "ergani", way: "password", name: "" },
];

/** Connects an account of every provider in a sandbox, whose login pages approve at once. */
export async function connectAccounts({ sessions }: Store, presets: PresetSettings): Promise<void> {
  await Promise.all(
    accounts.map(async ({ provider: name, way: id, name: account }) => {
      const provider = providers[name];
      const way = wayOf(provider, id);
      const settings = settingsOf(provider, way, presets[name] ?? {});
      const connection = { provider: name, way: id, settings };
      const { login } = await provider.load();
      if (!way.redirects || !login) return connectAccount({ connection, account }, { sessions });
      const begun = login(settings, { redirectUri: "http://127.0.0.1:4020/callback" });
      const { url, checks } = await begun.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const session = await begun.exchange(callback, checks);
      return connectAccount({ connection, account, session }, { sessions });
    }),
  );
}
