import { getResponse, type RequestHandler } from "msw";
import type { SandboxServer } from "../descriptor.ts";
import { jsonOrText } from "../json-or-text.ts";
import type { Mock } from "./mock.ts";

/** What a sandbox needs besides the mock. */
export interface MockServerOptions extends Pick<SandboxServer, "credentials" | "kinds" | "commands" | "errors"> {
  /** The grant type of a token request. @default grantTypeOf(body) */
  readonly grantType?: SandboxServer["grantType"];
  /** Handlers that only the sandbox has. They come before the mock's. */
  readonly handlers?: readonly RequestHandler[];
}

/** Serves a provider's mock in a sandbox. */
export function serveMock(mock: Mock, { handlers = [], ...options }: MockServerOptions): SandboxServer {
  const all = [...handlers, ...mock.handlers];
  return {
    grantType: (_path, body) => grantTypeOf(body),
    ...options,
    respond: (request) => getResponse(all, request),
    reuses: () => mock.reuses(),
    expireAccessTokens: () => mock.expireAccessTokens(),
    revoke: () => mock.revoke(),
    reset: () => mock.reset(),
  };
}

/** The `grant_type` of a form or JSON body, RFC 6749 section 4; `none` without one. */
export function grantTypeOf(body: string): string {
  const grantType = body.trimStart().startsWith("{")
    ? (Object(jsonOrText(body)) as { readonly grant_type?: unknown }).grant_type
    : new URLSearchParams(body).get("grant_type");
  return typeof grantType === "string" && grantType !== "" ? grantType : "none";
}
