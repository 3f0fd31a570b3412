import { text } from "node:stream/consumers";

/** A Hubstaff credential and API address. */
export interface HubstaffCredential {
  readonly personalAccessToken: string | undefined;
  /**
   * The base URL of the API.
   *
   * @default Hubstaff's API
   */
  readonly apiUrl?: string;
  readonly authUrl?: string;
}

/** The environment, or a substitute for it in tests. */
export interface CredentialSources {
  readonly stdin: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: NodeJS.ReadableStream;
}

const sandboxControl = "http://127.0.0.1:4010";

/** The personal access token from standard input or HUBSTAFF_PAT; without one, the sandbox's. Never an argument, because other users can see those. */
export async function readCredential({
  stdin,
  env = process.env,
  input = process.stdin,
}: CredentialSources): Promise<HubstaffCredential> {
  const { HUBSTAFF_PAT: pat, HUBSTAFF_API_URL: apiUrl, HUBSTAFF_AUTH_URL: authUrl } = env;
  const urls = { ...(apiUrl && { apiUrl }), ...(authUrl && { authUrl }) };
  if (stdin) return { personalAccessToken: (await text(input)).trim(), ...urls };
  if (pat) return { personalAccessToken: pat, ...urls };
  const control = env["TOKENS_SANDBOX"] ?? sandboxControl;
  try {
    const response = await fetch(`${control}/hubstaff/credentials`);
    const { personalAccessToken, ...where } = (await response.json()) as Required<HubstaffCredential>;
    return { personalAccessToken, apiUrl: where.apiUrl, authUrl: where.authUrl };
  } catch {
    throw new Error(
      `No HUBSTAFF_PAT is set, and no sandbox answers at ${control}.\nCreate a token at https://developer.hubstaff.com/personal_access_tokens, or start the sandbox with: pnpm sandbox`,
    );
  }
}
