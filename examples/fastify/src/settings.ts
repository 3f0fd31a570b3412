/** The app that is registered with Hubstaff. The addresses default to Hubstaff's own. */
export interface HubstaffApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl?: string;
  readonly authUrl?: string;
}

/** The app of HUBSTAFF_CLIENT_ID and HUBSTAFF_CLIENT_SECRET; without them, the sandbox's. */
export async function readHubstaffApp(env: NodeJS.ProcessEnv = process.env): Promise<HubstaffApp> {
  const { HUBSTAFF_CLIENT_ID: id, HUBSTAFF_CLIENT_SECRET: secret, TOKENS_SANDBOX = "http://127.0.0.1:4010" } = env;
  if (id && secret) return { clientId: id, clientSecret: secret };
  try {
    const response = await fetch(`${TOKENS_SANDBOX}/hubstaff/credentials`);
    const { clientId, clientSecret, apiUrl, authUrl } = (await response.json()) as Required<HubstaffApp>;
    return { clientId, clientSecret, apiUrl, authUrl };
  } catch (cause) {
    throw new Error(
      `HUBSTAFF_CLIENT_ID and HUBSTAFF_CLIENT_SECRET are not set, and no sandbox answers at ${TOKENS_SANDBOX}. Set both, or start the sandbox with: npx -y pnpm@12 sandbox`,
      { cause },
    );
  }
}
