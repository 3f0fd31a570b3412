import { google } from "@tokens/oauth/servers/google";
import type { EncryptionKey } from "@tokens/session-cookie";
import { createApp } from "./app.ts";

/** The secrets of the Worker. */
interface Env {
  readonly GOOGLE_CLIENT_ID: string;
  readonly GOOGLE_CLIENT_SECRET: string;
  readonly SESSION_KEYS: string;
}

/** The same app on Cloudflare Workers. */
const worker = {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const client = { clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET };
    const keys = JSON.parse(env.SESSION_KEYS) as EncryptionKey[];
    return createApp({ google: { ...google, ...client }, origin: new URL(request.url).origin, keys }).fetch(request);
  },
};

export default worker;
