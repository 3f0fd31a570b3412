import type { RequestHandler } from "msw";

/** What the control address says of a provider. */
export interface Stats {
  /** Token requests by grant type. */
  readonly tokenRequests: Readonly<Record<string, number>>;
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  readonly apiCalls: number;
}

/** One provider's mock, as the control address drives it. */
export interface Stage {
  readonly handlers: readonly RequestHandler[];
  /** What a program needs to enter: public, since nothing real is behind it. */
  readonly credentials: Readonly<Record<string, string>>;
  expire(): void;
  revoke(): void;
  reset(): void;
  stats(): Stats;
}

/** Puts a provider's mock on at an address; the lifetime of access tokens is the provider's own unless said, in milliseconds. */
export type OpenStage = (url: string, accessTtlMs: number | undefined) => Stage;

interface Call {
  readonly route: string;
  readonly headers: Headers;
  readonly body: string;
}

interface Mock {
  readonly handlers: readonly RequestHandler[];
  readonly reuses: number;
  expireAccessTokens(): void;
  revoke(): void;
  reset(): void;
  requests(): readonly Call[];
}

/** A stage for any provider's mock. `grantOf` names the grant of a token request, and undefined for a call of the API. */
export function stageOf(
  mock: Mock,
  credentials: Stage["credentials"],
  grantOf: (call: Call) => string | undefined,
): Stage {
  return {
    handlers: mock.handlers,
    credentials,
    expire: () => mock.expireAccessTokens(),
    revoke: () => mock.revoke(),
    reset: () => mock.reset(),
    stats() {
      const tokenRequests: Record<string, number> = {};
      let apiCalls = 0;
      for (const call of mock.requests()) {
        const grant = grantOf(call);
        if (grant === undefined) apiCalls += 1;
        else if (grant !== "") tokenRequests[grant] = (tokenRequests[grant] ?? 0) + 1;
      }
      return { tokenRequests, reuses: mock.reuses, apiCalls };
    },
  };
}

/** The `grant_type` of a token request, RFC 6749 section 4; "none" where it has none. */
export function grantType({ headers, body }: Call): string {
  try {
    const json = headers.get("content-type")?.includes("json");
    const grant: unknown = json
      ? (JSON.parse(body) as { readonly grant_type?: unknown }).grant_type
      : new URLSearchParams(body).get("grant_type");
    return typeof grant === "string" ? grant : "none";
  } catch {
    return "none";
  }
}
