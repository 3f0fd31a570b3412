import type { GrantContext, Provider, Session } from "@tokens/core";
import type { requestToken } from "@tokens/core/token-endpoint";
import type { Pair } from "./facts.ts";
import type { Simulation } from "./scheduler.ts";
import type { RequestFault } from "./step.ts";
import { replayWindowMs } from "./times.ts";

/**
 * What the provider does with a refresh token that was used before: `plain` refuses it, `revoke` refuses it and ends the whole
 * grant, `replay` answers with the same tokens for 30 s and then does as `revoke`.
 */
export type ProviderKind = "plain" | "revoke" | "replay";

export const providerKinds: readonly ProviderKind[] = ["plain", "revoke", "replay"];

interface Family {
  readonly account: string;
  /** The only refresh token that is good for something. */
  live: string | undefined;
}

interface Use {
  readonly at: number;
  readonly issued: Pair;
}

export interface Authority {
  /** Begins a grant, as a login would. */
  login(account: string): Pair;
  /** The account that a refresh or access token was issued for. */
  accountOf(token: string): string | undefined;
  /** The refresh token in exchange for which this one was issued. */
  parentOf(refreshToken: string): string | undefined;
  /** Whether this is the one refresh token that its grant goes on with. */
  isLive(refreshToken: string): boolean;
  /** Refuses an access token from now on, as after a change of password. */
  reject(accessToken: string): void;
  /** The provider as one process knows it. */
  providerOf(process: string, request: typeof requestToken): Provider;
  /** The network of one process: the token endpoint and the API. */
  fetchOf(process: string): typeof fetch;
}

const endpoint = "https://auth.test/token";
const revocation = "https://auth.test/revoke";

/** Where the API is. `/forbidden` is answered with 403. */
export const api = "https://api.test";

/** Marks every token; found in no error and no event. */
export const canary = "CANARY";

/** A server with single-use refresh tokens. A request, its taking effect and its answer are three steps. */
export function createAuthority({ simulation, kind }: { simulation: Simulation; kind: ProviderKind }): Authority {
  const families = new Map<string, Family>();
  const parents = new Map<string, string>();
  const uses = new Map<string, Use>();
  const rejected = new Set<string>();
  let serial = 0;

  function issue(family: Family): Pair {
    serial += 1;
    const pair = { accessToken: `${canary}-access-${serial}`, refreshToken: `${canary}-refresh-${serial}` };
    families.set(pair.accessToken, family).set(pair.refreshToken, family);
    family.live = pair.refreshToken;
    return pair;
  }

  function replay(token: string): Pair | undefined {
    const use = uses.get(token);
    const current = use && families.get(token)?.live === use.issued.refreshToken;
    return kind === "replay" && current && simulation.now() - use.at <= replayWindowMs ? use.issued : undefined;
  }

  function exchange(token: string): Pair | undefined {
    const family = families.get(token);
    if (!family) return undefined;
    if (family.live === token) {
      const issued = issue(family);
      uses.set(token, { at: simulation.now(), issued });
      parents.set(issued.refreshToken, token);
      return issued;
    }
    const issued = replay(token);
    if (!issued && kind !== "plain" && uses.has(token)) family.live = undefined;
    return issued;
  }

  function receive(process: string, token: string, copy: boolean): Pair | undefined {
    const issued = exchange(token);
    simulation.record({ type: "received", process, token, issued, copy });
    return issued;
  }

  function post(
    process: string,
    token: string,
    resolve: (response: Response) => void,
    reject: (error: Error) => void,
  ): { hangUp(): void } {
    const place = `grant of ${families.get(token)?.account}`;
    let flight: { hangUp(): void } | undefined;
    let sentAt = 0;
    const step = simulation.add({
      what: `${process} sends the token request`,
      process,
      touches: [process],
      run() {
        simulation.record({ type: "sent", process, token });
        sentAt = simulation.now();
        const effect = (): Pair | undefined => {
          simulation.offerCopy({
            id: `${step.id}.copy`,
            what: `a copy of ${process}'s token request arrives`,
            process: "network",
            touches: [place],
            run: () => void receive(process, token, true),
          });
          return receive(process, token, false);
        };
        const deliver = (issued: Pair | undefined): void => {
          simulation.record({ type: "answered", process, token, issued });
          resolve(answer(issued));
        };
        const fail = (fault: RequestFault): void => {
          simulation.record({ type: "broken", process, token });
          if (fault === "unavailable") resolve(jsonResponse(503, { error: "temporarily_unavailable" }));
          else reject(new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) }));
        };
        flight = simulation.exchange({
          process,
          what: `${process}'s token request`,
          place,
          effect,
          receive: deliver,
          fail,
        });
      },
    });
    return {
      hangUp() {
        simulation.drop(step);
        flight?.hangUp();
        if (flight) simulation.record({ type: "hungUp", process, token, sentAt });
      },
    };
  }

  function revoke(process: string, token: string, resolve: (response: Response) => void): { hangUp(): void } {
    const family = families.get(token)!;
    const effect = (): void => void (family.live = undefined);
    const deliver = (): void => resolve(jsonResponse(200, {}));
    return simulation.exchange({
      process,
      what: `${process}'s revocation`,
      place: `grant of ${family.account}`,
      effect,
      receive: deliver,
    });
  }

  function ask(process: string, request: Request, resolve: (response: Response) => void): void {
    const token = request.headers.get("authorization")!.slice("Bearer ".length);
    simulation.record({ type: "used", process, token });
    const status = request.url.endsWith("/forbidden") ? 403 : rejected.has(token) ? 401 : 200;
    const what = `the API answers ${process} with ${status}`;
    const run = (): void => {
      if (status === 401) simulation.record({ type: "rejected", process, token });
      resolve(new Response(null, { status }));
    };
    simulation.add({ what, process, touches: [process], run });
  }

  const fetchOf =
    (process: string): typeof fetch =>
    (input, init) =>
      new Promise((resolve, reject) => {
        const request = new Request(input, init);
        if (new URL(request.url).origin === api) return ask(process, request, resolve);
        init?.signal?.throwIfAborted();
        const token = new URLSearchParams(init?.body as string).get("refresh_token")!;
        const { hangUp } = (input === revocation ? revoke : post)(process, token, resolve, reject);
        // As the platform's fetch: what comes after an abort is never seen.
        init?.signal?.addEventListener("abort", () => {
          hangUp();
          reject(init.signal!.reason as Error);
        });
      });

  return {
    login: (account) => issue({ account, live: undefined }),
    accountOf: (token) => families.get(token)?.account,
    parentOf: (token) => parents.get(token),
    isLive: (token) => families.get(token)?.live === token,
    reject: (token) => void rejected.add(token),
    fetchOf,
    providerOf: (process, request) => ({
      name: "model",
      realm: [],
      origins: [api],
      refresh: ({ refreshToken }, context) =>
        request(
          {
            provider: "Model",
            url: endpoint,
            parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
          },
          context,
        ),
      revoke: async ({ refreshToken }: Session, { fetch, signal }: GrantContext) => {
        await fetch(revocation, {
          method: "POST",
          body: new URLSearchParams({ refresh_token: refreshToken! }).toString(),
          signal,
        });
      },
      authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
      isExpiredToken: () => true,
    }),
  };
}

function answer(issued: Pair | undefined): Response {
  if (!issued) return jsonResponse(400, { error: "invalid_grant" });
  const { accessToken, refreshToken } = issued;
  return jsonResponse(200, { access_token: accessToken, refresh_token: refreshToken, expires_in: 3600 });
}

const encoder = new TextEncoder();

/** What the token endpoint's reader looks at. A real body is a stream, whose chunks would come in turns of their own. */
function jsonResponse(status: number, body: unknown): Response {
  const bytes = encoder.encode(JSON.stringify(body));
  return { ok: status < 300, status, headers: new Headers(), body: [bytes] } as unknown as Response;
}
