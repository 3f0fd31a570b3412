import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { openConnections } from "./connections.ts";
import { readSettings } from "./settings.ts";

try {
  const { APP_ORIGIN: origin = "http://127.0.0.1:3000", APP_SECRET: secret = "" } = process.env;
  if (secret.length < 32) throw new Error("Set APP_SECRET to 32 characters or more: it encrypts the cookies.");
  const settings = readSettings(process.env);
  const connections = await openConnections(settings);
  const app = createApp({ settings: settings.services, connections, origin, secret });
  const port = Number(new URL(origin).port || 3000);
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => console.log(`Open ${origin}`));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => server.close(() => void connections[Symbol.asyncDispose]()));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
