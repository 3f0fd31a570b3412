import { createHubstaff } from "@tokens/hubstaff";
import { openStore } from "@tokens/store";
import { createHandler, timing, type Handler } from "./handler.ts";

const { STORE_URL = "", HUBSTAFF_PAT, HUBSTAFF_ORGANIZATION, HUBSTAFF_API_URL, HUBSTAFF_AUTH_URL } = process.env;

// Outside of the handler: one environment keeps its connection and the token, and most invocations read no session.
const store = await openStore(STORE_URL, { timeoutMs: 3000 });
const hubstaff = createHubstaff({
  personalAccessToken: HUBSTAFF_PAT,
  ...(HUBSTAFF_API_URL && { apiUrl: HUBSTAFF_API_URL }),
  ...(HUBSTAFF_AUTH_URL && { authUrl: HUBSTAFF_AUTH_URL }),
  sessions: store.sessions,
  ...timing,
});

/** Set the function's handler to `lambda.handler`. */
export const handler: Handler = createHandler({
  hubstaff,
  store,
  organizationId: Number(HUBSTAFF_ORGANIZATION),
  report: (message) => console.error(message),
});
