import { createPsohubMock } from "@tokens/psohub/msw";
import { grantType, type OpenMock } from "./mocked.ts";

/** PSOhub. A session starts at its authorization page, `/link/apiauthorization`, which approves at once. */
export const openPsohub: OpenMock<"psohub"> = (url, settings) => {
  const mock = createPsohubMock({ apiUrl: url, ...settings });
  const { clientId, clientSecret } = mock;
  return {
    mock,
    credentials: { apiUrl: url, clientId, clientSecret },
    parts: { token: /^POST \/oauth\/token$/, page: /^\w+ \/link\// },
    grantOf: (_, body) => grantType(body),
  };
};
