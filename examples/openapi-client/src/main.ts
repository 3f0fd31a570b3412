import { isTokensError } from "@tokens/core";
import { oauthLogin } from "@tokens/oauth/login";
import { github } from "@tokens/oauth/servers/github";
import { fileSessions } from "@tokens/session-file";
import { createGithub, openIssues } from "./github.ts";

const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret, TOKENS_DIRECTORY: directory } = process.env;
const sessions = fileSessions(directory ? { directory } : {});
const api = createGithub({ clientId, clientSecret, sessions });

async function logIn(): Promise<void> {
  const device = await oauthLogin({ ...github, clientId, clientSecret, scopes: ["repo"] }).device();
  process.stderr.write(`Enter ${device.userCode} at ${device.verificationUri}\n`);
  const { session } = await device.finish();
  await api.tokens.save(session);
}

try {
  const { login } = await api.request("GET /user").catch(async (error: unknown) => {
    if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
    await logIn();
    return api.request("GET /user");
  });
  process.stdout.write(`Open issues of ${login}\n`);
  for await (const line of openIssues(api)) process.stdout.write(`${line}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
