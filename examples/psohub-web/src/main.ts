import { serve } from "@hono/node-server";
import { createPsohub, psohubUrl } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import { fileSessions } from "@tokens/session-file";
import { createApp } from "./app.ts";

const {
  PSOHUB_CLIENT_ID: clientId,
  PSOHUB_CLIENT_SECRET: clientSecret,
  PSOHUB_URL: url = psohubUrl,
  APP_ORIGIN: origin = "http://127.0.0.1:3000",
  APP_SECRET: secret,
} = process.env;

if (!secret || secret.length < 32) {
  console.error("Set APP_SECRET to 32 characters or more: it encrypts the cookies.");
  process.exit(1);
}

const app = createApp({
  psohub: createPsohub({ clientId, clientSecret, url, sessions: fileSessions() }),
  login: psohubLogin({ clientId, clientSecret, url, redirectUri: `${origin}/callback` }),
  origin,
  psohubOrigin: new URL(url).origin,
  secret,
});
const port = Number(new URL(origin).port || 3000);
serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => console.log(`Open ${origin}`));
