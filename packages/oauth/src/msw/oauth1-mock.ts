import { newSession } from "@tokens/core";
import { createMock, type GrantRecord, type Mock, type MockOptions } from "@tokens/provider-kit/msw";
import { http, type HttpHandler } from "msw";
import type { OAuth1Session } from "../oauth1-app.ts";
import type { OAuth1Server } from "../oauth1-server.ts";
import { moveTo, source, urlPattern } from "./patterns.ts";
import { absent, isSigned, readRequest, refusal, type ReadRequest } from "./oauth1-request.ts";

/** Options of a mocked OAuth 1.0a server. */
export interface OAuth1MockOptions<P extends string = string> extends Pick<MockOptions, "clock" | "seed"> {
  /** The server; its placeholders match anything. */
  readonly server: OAuth1Server<P>;
  /** @default "consumer" */
  readonly consumerKey?: string;
  /** @default "consumer-secret" */
  readonly consumerSecret?: string;
}

/** What a test may change. */
export interface OAuth1MockState {
  /** What the user decides: to grant access, or not, and how the callback says so. */
  decision: "granted" | "denied" | "oauth_problem";
  /** What token responses say about the user. */
  parameters: Record<string, string>;
}

/**
 * A mocked server. The routes of its `requests()` and `failNext()` are `temporary`, `authorization`, `token` and `api`. The API
 * responds to every signed request with its method, its address and the user.
 */
export interface OAuth1Mock<P extends string = string> extends Mock<OAuth1MockState> {
  /** A registered consumer. */
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** Creates a session like a login does. */
  session(): OAuth1Session<P>;
}

interface Temporary {
  readonly secret: string;
  readonly callback: string;
  verifier?: string;
  used: boolean;
}

interface Secret {
  readonly secret: string;
}

const required = ["consumer_key", "signature_method", "timestamp", "nonce", "signature"].map((name) => `oauth_${name}`);

/** How far a timestamp may be from the server's clock. */
const toleranceMs = 300_000;

/**
 * Creates a server of RFC 5849: it verifies signatures, timestamps and nonces, and its temporary credentials work once, with the
 * verifier. Refusals are those of the OAuth Problem Reporting extension.
 */
export function createOAuth1Mock<const P extends string = string>(options: OAuth1MockOptions<P>): OAuth1Mock<P> {
  const { server, consumerKey = "consumer", consumerSecret = "consumer-secret" } = options;
  const { endpoints, signatureMethod = "HMAC-SHA1", authorizationUrlParameter, tokenResponseParameters = [] } = server;
  const pending = new Map<string, Temporary>();
  const nonces = new Set<string>();
  const parts = createMock<OAuth1MockState, Secret>({
    options,
    accessTtlMs: Infinity,
    refreshTtlMs: Infinity,
    onReuse: "refuse",
    mint: (token, random) => `${token.kind}-${token.serial}-${random.uuid()}`,
    initialState: () => ({
      decision: "granted",
      parameters: Object.fromEntries(tokenResponseParameters.map((name) => [name, `mock ${name}`])),
    }),
    start() {
      pending.clear();
      nonces.clear();
    },
  });
  const { clock, controls, grants, random, respond } = parts;
  const { state } = controls;

  /** The parameters of a valid request. `secretOf` gives the secret of its token. */
  async function verify(
    request: Request,
    secretOf: (token: string | undefined) => string | Response,
  ): Promise<ReadRequest["protocol"] | Response> {
    const read = await readRequest(request);
    if (read instanceof Response) return read;
    const { protocol, realm } = read;
    const missing = required.filter((name) => !protocol[name]);
    if (missing.length > 0) return absent(...missing);
    const { oauth_token: token, oauth_timestamp: timestamp, oauth_nonce: nonce, oauth_version: version } = protocol;
    if (version !== undefined && version !== "1.0") return refusal("version_rejected");
    if (protocol["oauth_signature_method"] !== signatureMethod) return refusal("signature_method_rejected");
    if (protocol["oauth_consumer_key"] !== consumerKey) return refusal("consumer_key_unknown");
    if (server.realm !== undefined && !realmPattern(server.realm).test(realm ?? "")) return refusal("realm_rejected");
    const now = clock.now();
    if (!(Math.abs(Number(timestamp) * 1000 - now) <= toleranceMs)) {
      const [from, to] = [now - toleranceMs, now + toleranceMs].map((ms) => Math.floor(ms / 1000));
      return refusal("timestamp_refused", { oauth_acceptable_timestamps: `${from}-${to}` });
    }
    const secret = secretOf(token);
    if (secret instanceof Response) return secret;
    if (!(await isSigned(request, read, consumerSecret, secret))) return refusal("signature_invalid");
    const once = [timestamp, token, nonce].join(" ");
    if (nonces.has(once)) return refusal("nonce_used");
    nonces.add(once);
    return protocol;
  }

  async function issueTemporary(request: Request): Promise<Response> {
    const protocol = await verify(request, () => "");
    if (protocol instanceof Response) return protocol;
    const { oauth_callback: callback } = protocol;
    if (!callback) return absent("oauth_callback");
    const [token, secret] = [`temporary-${random.uuid()}`, random.uuid()];
    pending.set(token, { secret, callback, used: false });
    const answer = { oauth_token: token, oauth_token_secret: secret, oauth_callback_confirmed: "true" };
    const page = authorizationUrlParameter && {
      [authorizationUrlParameter]: `${endpoints.authorization}?oauth_token=${token}`,
    };
    return form({ ...answer, ...page });
  }

  function decide({ url }: Request): Response {
    const token = new URL(url).searchParams.get("oauth_token") ?? "";
    const found = pending.get(token);
    if (!found || found.used) return new Response("This login is unknown or over.", { status: 400 });
    const { decision } = state;
    if (decision === "granted") found.verifier = random.uuid().slice(0, 8);
    const { callback, verifier = "" } = found;
    if (callback === "oob") return new Response(decision === "granted" ? verifier : decision);
    const location = new URL(callback);
    const answers = {
      granted: { oauth_token: token, oauth_verifier: verifier },
      denied: { denied: token },
      oauth_problem: { oauth_token: token, oauth_problem: "permission_denied" },
    };
    for (const [name, value] of Object.entries(answers[decision])) location.searchParams.set(name, value);
    return new Response(null, { status: 302, headers: { location: location.href } });
  }

  async function exchange(request: Request): Promise<Response> {
    const protocol = await verify(
      request,
      (temporaryToken = "") => pending.get(temporaryToken)?.secret ?? refusal("token_rejected"),
    );
    if (protocol instanceof Response) return protocol;
    const { oauth_token: temporaryToken, oauth_verifier: verifier } = protocol;
    if (!verifier) return absent("oauth_verifier");
    const found = pending.get(temporaryToken!)!;
    if (found.used) return refusal("token_used");
    if (verifier !== found.verifier) return refusal("verifier_invalid");
    found.used = true;
    const { accessToken, secret } = issue();
    return form({ oauth_token: accessToken, oauth_token_secret: secret, ...state.parameters });
  }

  async function callApi(request: Request): Promise<Response> {
    const protocol = await verify(request, (accessToken = "") => {
      const { status, grant } = grants.look(accessToken);
      return status === "valid" ? grant!.data.secret : refusal(problems[status]);
    });
    if (protocol instanceof Response) return protocol;
    const { method, url } = request;
    return Response.json({ method, url, user: state.parameters });
  }

  function issue(): { accessToken: string; secret: string } {
    const { accessToken, grant }: { accessToken: string; grant: GrantRecord<Secret> } = grants.start({
      secret: random.uuid(),
    });
    return { accessToken, secret: grant.data.secret };
  }

  const handler = (
    route: string,
    pattern: RegExp,
    resolve: (request: Request) => Response | Promise<Response>,
  ): HttpHandler => http.all(pattern, ({ request }) => respond(request, route, () => resolve(request)));
  return {
    ...controls,
    handlers: [
      handler("temporary", urlPattern([endpoints.temporary]), issueTemporary),
      handler("authorization", urlPattern([endpoints.authorization]), decide),
      handler("token", urlPattern([endpoints.token]), exchange),
      handler("api", urlPattern(server.apis, "(/.*)?"), callApi),
    ],
    consumerKey,
    consumerSecret,
    session() {
      const { accessToken, secret } = issue();
      const { parameters } = state;
      return newSession<OAuth1Session<P>>({
        accessToken,
        accessTokenSecret: secret,
        obtainedAt: clock.now(),
        ...(tokenResponseParameters.length > 0 && { parameters: parameters as OAuth1Session<P>["parameters"] }),
      });
    },
  };
}

const problems = { expired: "token_expired", revoked: "token_revoked", unknown: "token_rejected" } as const;

/**
 * The same server below one origin: `https://www.flickr.com/services` becomes `<origin>/flickr/www.flickr.com/services`. Placeholders
 * stay.
 */
export function oauth1ServerAt<const P extends string = string>(
  origin: string,
  server: OAuth1Server<P>,
): OAuth1Server<P> {
  const move = moveTo(origin, server.name);
  const { temporary, authorization, token } = server.endpoints;
  return {
    ...server,
    endpoints: { temporary: move(temporary), authorization: move(authorization), token: move(token) },
    apis: server.apis.map(move),
  };
}

function form(parameters: Readonly<Record<string, string>>): Response {
  return new Response(new URLSearchParams(parameters));
}

function realmPattern(template: string): RegExp {
  return new RegExp(`^${source(template, "[A-Z0-9_]+")}$`);
}
