/**
 * Accounts for programs in any language: a handler of web-standard requests that gives each program valid tokens of the accounts that its
 * key may use, and sends requests for it.
 *
 * @example
 * ```ts
 * import { createAccounts } from "@tokens/accounts";
 * import { addClient, createAgent } from "@tokens/agent";
 * import { serveAgent } from "@tokens/agent/node";
 * import { loadProviders } from "@tokens/providers";
 * import { openStore } from "@tokens/store";
 *
 * await using store = await openStore("sqlite:./tokens.db");
 * const { providers } = await loadProviders();
 * const { sessions, journal } = store;
 * await using accounts = createAccounts({ providers, sessions, journal });
 *
 * const { key } = await addClient(store.records, { name: "billing", accounts: ["podio/*"] });
 * const agent = createAgent({ store, accounts, providers });
 * await using server = await serveAgent(agent, { socket: "/run/tokens/agent.sock" });
 * ```
 *
 * @module
 */
export { createAgent, type Agent, type AgentOptions } from "./agent.ts";
export {
  addClient,
  listClients,
  removeClient,
  type AddedClient,
  type AgentClient,
  type AddClientOptions,
} from "./clients.ts";
