import { inspect } from "node:util";
import { isTokensError, newSession, SessionSaveError, TokenManager, type Session } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { authority } from "./authority.ts";
import { outcome } from "./scene.ts";

describe("I7: no secret in any error, event, log line or inspection", () => {
  const canary = "CANARY-9f8e7d";
  const session: Session = newSession({
    accessToken: `${canary}-access`,
    refreshToken: `${canary}-refresh`,
    obtainedAt: 1,
    expiresAt: 2,
  });
  const answers: Record<string, () => Response | Promise<Response>> = {
    "an echo of the token": () =>
      Response.json({ error: "invalid_grant", error_description: `no ${canary}-refresh here` }, { status: 400 }),
    "an unknown error": () =>
      Response.json({ error: "strange", error_description: `${canary}-refresh` }, { status: 400 }),
    "a wrong client": () => Response.json({ error: "invalid_client" }, { status: 401 }),
    HTML: () => new Response(`<html>${canary}-refresh</html>`, { status: 403 }),
    "no token": () => Response.json({ refresh_token: `${canary}-other` }),
    "a failing fetch that holds the request": () => {
      throw Object.assign(new TypeError("fetch failed"), { request: { body: `${canary}-refresh` } });
    },
  };
  test.for(Object.entries(answers))("%s", async ([, answer]) => {
    const clock = testClock();
    const { provider } = authority({ clock });
    const tokens = TokenManager.create(
      {
        ...provider,
        refresh: async ({ refreshToken }, context) =>
          requestToken(
            {
              provider: "Example",
              url: "https://x.test/token",
              parameters: { refresh_token: refreshToken, client_secret: `${canary}-client` },
            },
            context,
          ),
      },
      { clock, fetch: async () => answer() },
    );
    const seen: unknown[] = [tokens];
    tokens.on((event) => seen.push(event));
    await tokens.save(session);
    for (let call = 0; call < 2; call++) seen.push(await clock.runUntil(outcome(tokens.accessToken())));
    const text = seen.map((thing) => inspect(thing, { depth: 10, getters: false }) + JSON.stringify(thing)).join("\n");
    expect(seen.some(isTokensError)).toBe(true);
    expect(text).not.toContain(canary);
  });

  test("SessionSaveError holds the session where logs do not show it", () => {
    const error = new SessionSaveError("Could not be stored.", { session, cause: new Error("disk full") });
    expect(error.session).toBe(session);
    expect(inspect(error, { depth: 10 }) + JSON.stringify(error)).not.toContain(canary);
  });
});
