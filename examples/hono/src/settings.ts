import { google } from "@tokens/oauth/servers/google";
import type { AppParts } from "./app.ts";

/** Google with the client of GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; without them, the sandbox's Google. */
export async function readGoogle(env: NodeJS.ProcessEnv = process.env): Promise<AppParts["google"]> {
  const { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret, TOKENS_SANDBOX = "http://127.0.0.1:4010" } = env;
  if (id && secret) return { ...google, clientId: id, clientSecret: secret };
  try {
    const response = await fetch(`${TOKENS_SANDBOX}/oauth/credentials?server=google`);
    const { clientId, clientSecret, ...urls } = (await response.json()) as Readonly<Record<string, string>>;
    const { authorizationUrl: authorization, tokenUrl: token, revocationUrl: revocation, apiUrl } = urls;
    const endpoints = { authorization, token, revocation };
    return { ...google, clientId, clientSecret, endpoints, apis: [apiUrl] } as AppParts["google"];
  } catch (cause) {
    throw new Error(
      `GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are not set, and no sandbox answers at ${TOKENS_SANDBOX}. Set both, or start the sandbox with: npx -y pnpm@12 sandbox`,
      { cause },
    );
  }
}
