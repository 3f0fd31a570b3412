import { accountOf, nameOf, type Accounts } from "@tokens/accounts";
import { systemClock, type Clock } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { agentAccounts, isStoreOutage, missing, ttlMs } from "./accounts.ts";
import { actions, type Route } from "./actions.ts";
import { cached } from "./cached.ts";
import { clientOf, mayUse, readClients, type StoredClient } from "./clients.ts";
import { json } from "./json.ts";
import { openapi } from "./openapi.ts";
import { AgentProblem, problemOf, problemResponse } from "./problem.ts";
import { isKey, targetOf } from "./target.ts";

/** Answers a request. Never rejects. */
export type Agent = (request: Request) => Promise<Response>;

/** Options of `createAgent`. */
export interface AgentOptions {
  readonly store: Pick<Store, "sessions" | "journal" | "records">;
  /** The accounts of that store. */
  readonly accounts: Accounts;
  readonly providers: readonly ProviderDescriptor[];
  /** @default systemClock */
  readonly clock?: Clock;
  /** Called with each failure of the store, a provider or the agent itself. @default failures are only answered */
  readonly onError?: (error: unknown) => void;
}

/** Creates the handler of an agent's requests. */
export function createAgent({ store, accounts, providers, clock = systemClock, onError }: AgentOptions): Agent {
  const known = agentAccounts({ store, accounts, providers, clock });
  const clients = cached(() => readClients(store.records), { clock, ttlMs, outlives: isStoreOutage });

  async function respond(request: Request): Promise<Response> {
    refuseBrowsers(request);
    const target = targetOf(new URL(request.url).pathname);
    if (target?.action === "openapi" && request.method === "GET") return json(openapi);
    const client = authenticate(request, await clients());
    if (!target || target.action === "openapi") throw unknownPath();
    const { account = "" } = target;
    return routeOf(target.action, request).respond({
      request,
      target,
      now: () => clock.now(),
      open: async () => (mayUse(client, plainName(account)) ? known.open(account) : missing(account)),
      list: async () => (await known.summaries()).filter((one) => mayUse(client, nameOf(one.account))),
    });
  }

  return async (request) => {
    try {
      return await respond(request);
    } catch (error) {
      if (!(error instanceof AgentProblem) && !request.signal.aborted) onError?.(error);
      return problemResponse(problemOf(error));
    }
  };
}

/** A page cannot leave out these headers. */
function refuseBrowsers({ headers }: Request): void {
  if (!headers.has("origin") && !headers.has("sec-fetch-site")) return;
  throw new AgentProblem({
    status: 403,
    code: "browser_refused",
    detail: "The agent does not answer web pages: call it from a program.",
  });
}

function authenticate({ headers }: Request, clients: readonly StoredClient[]): StoredClient {
  const [, key] = /^Bearer ([\w-]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const client = key === undefined ? undefined : clientOf(clients, key);
  if (client) return client;
  const wrong = key === undefined ? "Send this program's key as Authorization: Bearer." : "No client has this key.";
  throw new AgentProblem({
    status: 401,
    code: "unauthorized",
    detail: `${wrong} Create one with \`tokens client add\`.`,
    headers: { "www-authenticate": "Bearer" },
  });
}

function routeOf(action: keyof typeof actions, { method }: Request): Route {
  const route = actions[action];
  if (route.methods.length === 0 || route.methods.includes(method)) return route;
  const allow = route.methods.join(", ");
  throw new AgentProblem({
    status: 405,
    code: "method_not_allowed",
    detail: `This path takes ${allow}.`,
    headers: { allow },
  });
}

function unknownPath(): AgentProblem {
  return new AgentProblem({ status: 404, code: "not_found", detail: "There is no such path: see GET /openapi.json." });
}

/** What patterns are compared with, whether an account is given by name or by key. */
function plainName(account: string): string {
  return isKey(account) ? nameOf(accountOf(account)) : account;
}
