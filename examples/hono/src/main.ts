import { serve } from "@hono/node-server";
import { generateEncryptionKey, type EncryptionKey } from "@tokens/session-cookie";
import { createApp } from "./app.ts";
import { readGoogle } from "./settings.ts";

const { APP_ORIGIN: origin = "http://localhost:3000", SESSION_KEYS } = process.env;

const keys = SESSION_KEYS ? (JSON.parse(SESSION_KEYS) as EncryptionKey[]) : [generateEncryptionKey()];
const app = createApp({ google: await readGoogle(), origin, keys });
const port = Number(new URL(origin).port || 3000);
serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => console.log(`Open ${origin}/files`));
