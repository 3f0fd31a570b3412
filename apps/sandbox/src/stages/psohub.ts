import { createPsohubMock } from "@tokens/psohub/msw";
import { grantType, stageOf, type OpenStage } from "./stage.ts";

/** PSOhub. A session starts at its authorization page, `/link/apiauthorization`, which approves at once. */
export const psohubStage: OpenStage = (url, accessTtlMs) => {
  const mock = createPsohubMock({ url, ...(accessTtlMs !== undefined && { accessTtlMs }) });
  const { clientId, clientSecret } = mock;
  return stageOf(mock, { url, clientId, clientSecret }, (call) => {
    if (call.route === "POST /oauth/token") return grantType(call);
    return call.route.includes("/link/") ? "" : undefined;
  });
};
