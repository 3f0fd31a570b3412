import { nameOf, type AccountSummary } from "@tokens/accounts";
import { missing } from "./accounts.ts";
import { readBody } from "./body.ts";
import type { Call } from "./call.ts";
import { json, text } from "./json.ts";
import { AgentProblem } from "./problem.ts";
import { proxy } from "./proxy.ts";
import type { Action } from "./target.ts";

/** How an action is called and answered. */
export interface Route {
  /** Empty for any. */
  readonly methods: readonly string[];
  respond(call: Call): Promise<Response>;
}

const maxBodyBytes = 65_536;

/** What clients can do. */
export const actions: Readonly<Record<Exclude<Action, "openapi">, Route>> = {
  accounts: { methods: ["GET"], respond: accounts },
  token: { methods: ["GET"], respond: token },
  status: { methods: ["GET"], respond: status },
  invalidate: { methods: ["POST"], respond: invalidate },
  proxy: { methods: [], respond: async ({ request, target, open }) => proxy(request, await open(), target) },
};

async function accounts({ list }: Call): Promise<Response> {
  return json({ accounts: (await list()).map(statusBody) });
}

async function token({ request, now, open }: Call): Promise<Response> {
  const { account, authorization } = await open();
  const { session, scheme: tokenType, header } = await authorization(request.signal);
  if (request.headers.get("accept")?.startsWith("text/plain")) return text(header);
  const { accessToken, expiresAt } = session;
  const expiresIn = expiresAt === undefined ? undefined : Math.max(0, Math.floor((expiresAt - now()) / 1000));
  return json({ account: nameOf(account), accessToken, tokenType, expiresAt, expiresIn, header });
}

async function status({ target, open, list }: Call): Promise<Response> {
  const { account } = await open();
  const found = (await list()).find((one) => one.account.key === account.key);
  return found ? json(statusBody(found)) : missing(target.account!);
}

async function invalidate({ request, open }: Call): Promise<Response> {
  const { client } = await open();
  const rejected = accessTokenIn(await readBody(request, maxBodyBytes));
  // A manager that has not read the session yet does not know its token. A failure is told to whoever asks for a token.
  await client.tokens.session({ signal: request.signal }).catch(() => undefined);
  client.tokens.invalidate(rejected);
  return new Response(null, { status: 204 });
}

function accessTokenIn(body: Uint8Array): string {
  try {
    const { accessToken } = JSON.parse(Buffer.from(body).toString()) as { accessToken?: unknown };
    if (typeof accessToken === "string" && accessToken !== "") return accessToken;
  } catch {
    // It is refused below.
  }
  throw new AgentProblem({
    status: 400,
    code: "invalid_request",
    detail: `The body must be the rejected token as JSON: {"accessToken":"…"}.`,
  });
}

function statusBody({ account, status: { state, expiresAt, refreshTokenExpiresAt, problem } }: AccountSummary): object {
  return { account: nameOf(account), key: account.key, state, expiresAt, refreshTokenExpiresAt, problem };
}
