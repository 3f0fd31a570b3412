import { isTokensError } from "@tokens/core";
import { oauthLogin } from "@tokens/oauth/login";
import { github } from "@tokens/oauth/servers/github";
import { fileSessions } from "@tokens/session-file";
import { createGithub, openIssues } from "./github.ts";

const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret, TOKENS_DIRECTORY: directory } = process.env;

async function main(): Promise<void> {
  const api = createGithub({ clientId, clientSecret, sessions: fileSessions(directory ? { directory } : {}) });
  const user = await api.request("GET /user").catch(async (error: unknown) => {
    if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
    const device = await oauthLogin({ ...github, clientId, clientSecret, scopes: ["repo"] }).device();
    process.stderr.write(`Enter ${device.userCode} at ${device.verificationUri}\n`);
    const { session } = await device.finish();
    await api.tokens.save(session);
    return api.request("GET /user");
  });
  process.stdout.write(`Open issues that ${user.login} can see\n`);
  for await (const line of openIssues(api)) process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
