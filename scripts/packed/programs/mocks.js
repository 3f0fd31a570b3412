// Loaded before an example: the providers answer in this process, and the environment has their credentials.
import { mkdtempSync } from "node:fs";
import { resolve } from "node:path";
import { createErganiMock } from "@tokens/ergani/msw";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";

const hubstaff = createHubstaffMock();
const podio = createPodioMock();
// The example uses the Ministry's test service, and an app with a date.
const ergani = createErganiMock({ apiUrl: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api" });
const [bugs] = podio.state.apps;
bugs.fields.push({ ...bugs.fields.find(({ type }) => type === "date"), field_id: 11_199, external_id: "due" });

setupServer(...hubstaff.handlers, ...podio.handlers, ...ergani.handlers).listen({ onUnhandledFrame: "error" });

Object.assign(process.env, {
  // Where sessions are stored by default: each example begins without any.
  HOME: mkdtempSync(resolve("home-")),
  HUBSTAFF_PAT: hubstaff.personalAccessToken,
  PODIO_CLIENT_ID: podio.clientId,
  PODIO_CLIENT_SECRET: podio.clientSecret,
  PODIO_APP_TOKEN: podio.appTokens[111],
  ERGANI_USERNAME: ergani.username,
  ERGANI_PASSWORD: ergani.password,
  SESSION_KEYS: JSON.stringify([{ id: "k1", key: Buffer.alloc(32, 1).toString("base64url") }]),
});
