import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { grantType, type OpenMock } from "./mocked.ts";

/** Hubstaff: the API and the authorization server at one address. */
export const openHubstaff: OpenMock<"hubstaff"> = (url, settings) => {
  const mock = createHubstaffMock({ apiUrl: url, authUrl: url, ...settings });
  const { personalAccessToken, organizationToken, clientId, clientSecret } = mock;
  return {
    mock,
    credentials: { apiUrl: url, authUrl: url, personalAccessToken, organizationToken, clientId, clientSecret },
    parts: { token: /^POST \/access_tokens$/, page: /^\w+ \/(?!v2\/)/ },
    grantOf: (_, body) => grantType(body),
    verbs: {
      "exhaust-rate-limit": () => mock.exhaustRateLimit(),
      "restore-rate-limit": () => mock.restoreRateLimit(),
    },
  };
};
