import { randomUUID } from "node:crypto";
import { createHubstaff } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createApp } from "./app.ts";
import { readHubstaffApp } from "./settings.ts";

const { APP_ORIGIN: origin = "http://localhost:3000", APP_SECRET: secret = randomUUID() } = process.env;

const hubstaffApp = await readHubstaffApp();
const sessions = sqliteSessions("./sessions.db");
const hubstaff = createHubstaff({ ...hubstaffApp, sessions });
const login = hubstaffLogin({ ...hubstaffApp, redirectUri: `${origin}/callback` });

const app = createApp({ hubstaff, login, origin, secret });
const server = app.listen(Number(new URL(origin).port || 3000), "127.0.0.1", (error) => {
  if (error) throw error;
  console.log(`Open ${origin}/projects`);
});

async function stop(): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
  await hubstaff.tokens.close(); // waits for refreshes in the background
  await sessions.close();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
