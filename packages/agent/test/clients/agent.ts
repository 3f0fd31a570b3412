/** An agent in a process of its own: `agent.ts <store> <socket>`. Sends its parent a message once it listens. */
import { createAccounts } from "@tokens/accounts";
import { createAgent } from "@tokens/agent";
import { serveAgent } from "@tokens/agent/node";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { openStore } from "@tokens/store";

const [url = "", socket = ""] = process.argv.slice(2);
const store = await openStore(url);
const { sessions, journal } = store;
const providers = [hubstaff];
const accounts = createAccounts({ providers, sessions, journal });
const server = await serveAgent(createAgent({ store, accounts, providers }), { socket });
process.once("SIGTERM", () => {
  void (async () => {
    await server.close();
    await accounts[Symbol.asyncDispose]();
    await store.close();
    process.disconnect();
  })();
});
process.send!("listening");
