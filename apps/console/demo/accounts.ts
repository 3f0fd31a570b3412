import { connectedProvider, createAccounts, settingsOf } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import type { Providers } from "../src/shared/providers.ts";
import type { Presets } from "../src/connect/presets.ts";

/** The server of the demo among those of a provider with many. */
const server = "github";

/** Connects an account of every provider in a sandbox, through its login page where it has one: it approves every login. */
export async function connectAccounts(providers: Providers, { sessions }: Store, presets: Presets): Promise<void> {
  await using opened = createAccounts({ providers, sessions });
  const account = "alice";
  await Promise.all(
    providers.map(async (given) => {
      const { name } = given;
      const preset = await presets(given, given.servers && server);
      const provider = await connectedProvider(providers, { provider: name, settings: preset });
      const { authMethods } = provider;
      const authMethod = authMethods.find(({ redirects }) => redirects) ?? authMethods[0];
      const settings = settingsOf(provider, authMethod, preset);
      const connection = { provider: name, authMethod: authMethod.id, settings };
      if (!authMethod.redirects || !provider.login) return opened.connect({ connection, account });
      const started = await provider.login(connection, { redirectUri: "http://127.0.0.1:4020/callback" });
      const { url, checks } = await started.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const { session } = await started.exchange(callback, checks);
      return opened.connect({ connection, account, session });
    }),
  );
}
