import { createGitlab } from "@tokens/gitlab";
import { gitlabLogin } from "@tokens/gitlab/login";
import { openStore } from "@tokens/store";

// Connects two accounts at the sandbox, which approves a login at once, and runs the job.
const {
  STORE_URL = "",
  GITLAB_CLIENT_ID: clientId,
  GITLAB_CLIENT_SECRET: clientSecret,
  GITLAB_URL: apiUrl,
} = process.env;
const app = { clientId, clientSecret, apiUrl };
{
  await using store = await openStore(STORE_URL);
  const gitlab = createGitlab({ ...app, sessions: store.sessions });
  const login = gitlabLogin({ ...app, redirectUri: "http://127.0.0.1:3000/callback" });
  for (const account of ["acme", "globex"]) {
    const { tokens } = gitlab.for(account);
    const isStored = (await store.sessions.get(tokens.key)) !== undefined;
    if (isStored) continue;
    const { url, checks } = await login.authorizationUrl();
    const { headers } = await fetch(url, { redirect: "manual" });
    await tokens.save((await login.exchange(headers.get("location")!, checks)).session);
  }
}
await import("./main.ts");
