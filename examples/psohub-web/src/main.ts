import { serve } from "@hono/node-server";
import { createPsohub, psohubUrls } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import { fileSessions } from "@tokens/session-file";
import { createApp } from "./app.ts";

const {
  PSOHUB_CLIENT_ID: clientId,
  PSOHUB_CLIENT_SECRET: clientSecret,
  PSOHUB_API_URL: apiUrl = psohubUrls.apiUrl,
  APP_ORIGIN: origin = "http://127.0.0.1:3000",
  APP_SECRET: secret,
} = process.env;

if (!secret || secret.length < 32) {
  console.error("Set APP_SECRET to 32 characters or more: it encrypts the cookies.");
  process.exit(1);
}

const app = createApp({
  psohub: createPsohub({ clientId, clientSecret, apiUrl, sessions: fileSessions() }),
  login: psohubLogin({ clientId, clientSecret, apiUrl, redirectUri: `${origin}/callback` }),
  origin,
  psohubOrigin: new URL(apiUrl).origin,
  secret,
});
const port = Number(new URL(origin).port || 3000);
serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => console.log(`Open ${origin}`));
