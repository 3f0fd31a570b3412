/**
 * `oidc-provider` in a process of its own, with rotation: a refresh token that is used twice ends its grant.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Provider, type KoaContextWithOIDC } from "oidc-provider";
import type { AuthorityMethods, Step } from "./authority.ts";
import type { Entry } from "./ledger.ts";
import { mark } from "./mark.ts";
import { answerCalls, notify } from "./rpc.ts";

interface Account {
  requests: number;
  overlapping: number;
  readonly log: Entry[];
  readonly waiting: Set<Socket>;
}

const clientId = "torture";
const scope = "openid offline_access";
const lifetimeS = 600;

// It says at each start that its keys are for development only.
console.info = console.warn = () => undefined;

const accounts = new Map<string, Account>();
const server = createServer();
server.keepAliveTimeout = 0;
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: ["http://127.0.0.1:9/callback"],
    },
  ],
  rotateRefreshToken: true,
  scopes: scope.split(" "),
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  ttl: { AccessToken: lifetimeS, IdToken: lifetimeS, RefreshToken: 86_400, Grant: 86_400, Session: 86_400 },
});
provider.on("grant.success", (context) => {
  const { refresh_token: issued, access_token: access } = context.body as Record<string, string>;
  note(context, { kind: "granted", issued: mark(issued!), access: mark(access!) });
});
provider.on("grant.error", (context, error) => {
  if (/already used/.test((error as { error_detail?: string }).error_detail ?? "")) note(context, { kind: "reused" });
});

function note({ oidc, req }: KoaContextWithOIDC, entry: Pick<Entry, "kind" | "issued" | "access">): void {
  const spent = mark(String(oidc.params!["refresh_token"]));
  const { caller, account } = stepOf(req);
  accounts.get(account)!.log.push({ ...entry, at: Date.now(), caller, spent });
}

function stepOf({ headers }: IncomingMessage): Step {
  return { account: String(headers["x-account"]), caller: String(headers["x-caller"]) };
}

const handle = provider.callback();
server.on("request", (request, response) => {
  const step = stepOf(request);
  const account = accounts.get(step.account)!;
  const { socket } = request;
  account.requests += 1;
  if ([...account.waiting].some((other) => !other.destroyed)) account.overlapping += 1;
  account.waiting.add(socket);
  notify("asked", step);
  response.once("close", () => {
    account.waiting.delete(socket);
    notify("answered", step);
  });
  void handle(request, response);
});

function cannot(): never {
  throw new Error("oidc-provider answers as it does.");
}

const methods: AuthorityMethods = {
  async login(accountId) {
    accounts.set(accountId, { requests: 0, overlapping: 0, log: [], waiting: new Set() });
    const client = (await provider.Client.find(clientId))!;
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    const refreshToken = await new provider.RefreshToken({
      accountId,
      client,
      grantId,
      scope,
      gty: "authorization_code",
    }).save();
    return { accessToken: `${accountId}.none`, refreshToken, lifetimeMs: lifetimeS * 1000 };
  },
  account(name) {
    const { requests, overlapping, log } = accounts.get(name)!;
    return { requests, overlapping, log };
  },
  fail: cannot,
  hold: cannot,
  release: cannot,
  down: cannot,
  up: cannot,
  address: () => ({ tokenEndpoint: `${issuer}/token`, api: `${issuer}/me` }),
};

answerCalls(methods);
