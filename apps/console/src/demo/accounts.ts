import { authMethodOf, createAccounts, settingsOf } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import type { PresetSettings } from "../presets.ts";
import { providerNamed, providers } from "../providers.ts";

const accounts: readonly { readonly provider: string; readonly way: string; readonly name: string }[] = [
  { provider: "hubstaff", way: "login", name: "alice" },
  { provider: "podio", way: "app", name: "" },
  { provider: "psohub", way: "login", name: "carol" },
  { provider: "ergani", way: "password", name: "" },
];

/** Connects an account of every provider in a sandbox, whose login pages approve at once. */
export async function connectAccounts({ sessions }: Store, presets: PresetSettings): Promise<void> {
  await using opened = createAccounts({ providers, sessions });
  await Promise.all(
    accounts.map(async ({ provider: name, way: id, name: account }) => {
      const provider = providerNamed(name)!;
      const way = authMethodOf(provider, id);
      const settings = settingsOf(provider, way, presets[name] ?? {});
      const connection = { provider: name, authMethod: id, settings };
      if (!way.redirects || !provider.login) return opened.connect({ connection, account });
      const begun = await provider.login(connection, { redirectUri: "http://127.0.0.1:4020/callback" });
      const { url, checks } = await begun.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const { session } = await begun.exchange(callback, checks);
      return opened.connect({ connection, account, session });
    }),
  );
}
