import { Command, Option } from "commander";
import { isTokensError } from "@tokens/core";
import { createGitlab, type Gitlab } from "@tokens/gitlab";
import { configDirectory, keyIn, openSessions, systemKeychain } from "./sessions.ts";

const { GITLAB_CLIENT_ID: clientId, GITLAB_CLIENT_SECRET: clientSecret, GITLAB_URL: apiUrl } = process.env;
const app = { clientId, clientSecret, apiUrl };

const program = new Command("own-cli")
  .description("Your GitLab account on the command line.")
  .addOption(
    new Option("--keychain", "encrypt the session with a key in the system's keychain").env("OWN_CLI_KEYCHAIN"),
  );

async function connect(): Promise<Gitlab> {
  const { keychain } = program.opts<{ keychain?: boolean }>();
  const key = keychain ? await keyIn(systemKeychain) : undefined;
  const sessions = openSessions(configDirectory(process.env, process.platform), key);
  return createGitlab({ ...app, sessions });
}

program
  .command("login")
  .description("log in with your browser")
  .option("--port <number>", "port that the browser comes back to", "8765")
  .action(async ({ port }: { port: string }) => {
    const gitlab = await connect();
    // The other commands start faster without it.
    const { login } = await import("./login.ts");
    const session = await login({
      app,
      port: Number(port),
      show: (url) => console.error(`Open this address in your browser:\n${url}`),
      signal: AbortSignal.timeout(300_000),
    });
    await gitlab.tokens.save(session);
    await whoami(gitlab);
  });

program
  .command("whoami")
  .description("show who is logged in")
  .action(async () => whoami(await connect()));

program
  .command("logout")
  .description("revoke and delete the session")
  .action(async () => {
    await (await connect()).tokens.logout();
    console.log("Logged out.");
  });

async function whoami(gitlab: Gitlab): Promise<void> {
  const { username, name } = await gitlab.request("GET /user");
  console.log(`${username} (${name})`);
  // A refresh in the background is stored before the program ends.
  await gitlab.tokens.close();
}

try {
  await program.parseAsync();
} catch (error) {
  const { message } = error as Error;
  const needsLogin = isTokensError(error) && error.code === "reauthorization_required";
  console.error(needsLogin ? "You are not logged in. Run own-cli login." : message);
  process.exitCode = needsLogin ? 2 : 1;
}
