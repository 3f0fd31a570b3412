import { requestToken, type TokenRequest, type TokenResponse } from "@tokens/core/token-endpoint";
import type { GrantContext } from "@tokens/core";

export const now: number = Date.UTC(2026, 0, 1);

/** Sends a refresh to a server that gives this answer. */
export async function ask(
  answer: Response | (() => Response),
  request: Partial<TokenRequest> = {},
  context: Partial<GrantContext> = {},
): Promise<TokenResponse> {
  return requestToken(
    {
      provider: "Example",
      url: "https://auth.example.com/token",
      parameters: { grant_type: "refresh_token", refresh_token: "r-1" },
      ...request,
    },
    {
      fetch: async () => (typeof answer === "function" ? answer() : answer),
      now: () => now,
      signal: new AbortController().signal,
      ...context,
    },
  );
}

/** The error that a refresh ends with. */
export async function failure(...parameters: Parameters<typeof ask>): Promise<Error> {
  return ask(...parameters).then(
    () => {
      throw new Error("expected a failure");
    },
    (error: unknown) => error as Error,
  );
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}
