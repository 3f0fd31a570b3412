import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { grantType, stageOf, type OpenStage } from "./stage.ts";

/** Hubstaff: the API and the authorization server at one address. */
export const hubstaffStage: OpenStage = (url, accessTtlMs) => {
  const mock = createHubstaffMock({ apiUrl: url, issuer: url, ...(accessTtlMs !== undefined && { accessTtlMs }) });
  const { personalAccessToken, organizationToken, clientId, clientSecret } = mock;
  const credentials = { apiUrl: url, issuer: url, personalAccessToken, organizationToken, clientId, clientSecret };
  return stageOf(mock, credentials, (call) => {
    if (call.route === "POST /access_tokens") return grantType(call);
    return / \/v2\//.test(call.route) ? undefined : "";
  });
};
