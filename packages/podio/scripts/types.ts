import { createPodio, printDefinition } from "@tokens/podio";

const help = `Usage: node -C @tokens/source packages/podio/scripts/types.ts <app_id>

Prints the TypeScript definition of an app, for typed reads and writes.

  PODIO_CLIENT_ID, PODIO_CLIENT_SECRET    the API key, from https://podio.com/settings/api
  PODIO_APP_TOKEN                         the app's token
  PODIO_API_URL                           the API address, https://api.podio.com by default
`;

const {
  PODIO_CLIENT_ID: clientId,
  PODIO_CLIENT_SECRET: clientSecret,
  PODIO_APP_TOKEN: appToken,
  PODIO_API_URL: apiUrl,
} = process.env;
const appId = Number(process.argv[2]);
if (!Number.isSafeInteger(appId)) {
  process.stderr.write(help);
  process.exitCode = 1;
} else {
  try {
    const podio = createPodio({ clientId, clientSecret, ...(apiUrl && { apiUrl }) });
    const app = await podio.app(appId, appToken).request("GET /app/{app_id}", { app_id: appId });
    process.stdout.write(printDefinition(app));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
