/** The agent of the benchmark: a store with many accounts, served on a socket. Answers each message of its parent with its memory. */
import { createAccounts } from "@tokens/accounts";
import { addClient, createAgent } from "@tokens/agent";
import { serveAgent } from "@tokens/agent/node";
import { newSession } from "@tokens/core";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { openStore } from "@tokens/store";

const [url = "", socket = "", count = "1"] = process.argv.slice(2);
const store = await openStore(url);
const { sessions, journal, records } = store;
const accounts = createAccounts({ providers: [hubstaff], sessions, journal });
const connection = {
  provider: "hubstaff",
  authMethod: "login",
  settings: { clientId: "app", clientSecret: "x", apiUrl: "http://127.0.0.1:1", authUrl: "http://127.0.0.1:1" },
};
for (let account = 0; account < Number(count); account++) {
  const obtainedAt = Date.now();
  const session = newSession({ accessToken: "x".repeat(900), obtainedAt, expiresAt: obtainedAt + 86_400_000 });
  await accounts.connect({ connection, account: `user-${account}`, session });
}

const { key } = await addClient(records, { name: "bench", accounts: ["hubstaff/*"] });
const server = await serveAgent(createAgent({ store, accounts, providers: [hubstaff] }), { socket });
process.on("message", () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ resident: rss, live: heapUsed + external });
});
process.once("SIGTERM", () => {
  void (async () => {
    await server.close();
    await accounts[Symbol.asyncDispose]();
    await store.close();
    process.disconnect();
  })();
});
process.send!(key);
