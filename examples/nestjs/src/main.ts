import { randomUUID } from "node:crypto";
import { sqliteSessions } from "@tokens/session-sql/sqlite";
import { createApp } from "./app.ts";
import { readHubstaffApp } from "./settings.ts";

const { APP_ORIGIN: origin = "http://localhost:3000", APP_SECRET: secret = randomUUID() } = process.env;

const hubstaff = { ...(await readHubstaffApp()), sessions: sqliteSessions("./sessions.db") };
const app = await createApp({ hubstaff, origin, secret }, { logger: ["warn", "error"] });
app.enableShutdownHooks(); // for onApplicationShutdown()
await app.listen(Number(new URL(origin).port || 3000), "127.0.0.1");
console.log(`Open ${origin}/projects`);
