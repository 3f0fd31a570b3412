import { randomUUID } from "node:crypto";
import { createHubstaff } from "@tokens/hubstaff";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { fileSessions } from "@tokens/session-file";
import { createApp } from "./app.ts";
import { readHubstaffApp } from "./settings.ts";

const { APP_ORIGIN: origin = "http://localhost:3000", APP_SECRET: secret = randomUUID() } = process.env;

const hubstaffApp = await readHubstaffApp();
const hubstaff = createHubstaff({ ...hubstaffApp, sessions: fileSessions({ directory: "./sessions" }) });
const login = hubstaffLogin({ ...hubstaffApp, redirectUri: `${origin}/callback` });

const app = createApp({ hubstaff, login, origin, secret }, { logger: { level: "warn" } });
await app.listen({ port: Number(new URL(origin).port || 3000), host: "127.0.0.1" });
console.log(`Open ${origin}/projects`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void app.close());
