import { createErganiMock } from "@tokens/ergani/msw";
import { stageOf, type OpenStage } from "./stage.ts";

/** Ergani, under the base path of the real one. */
export const erganiStage: OpenStage = (url, accessTtlMs) => {
  const baseUrl = `${url}/WebservicesAPI/api`;
  const mock = createErganiMock({ baseUrl, ...(accessTtlMs !== undefined && { accessTtlMs }) });
  const { username, password } = mock;
  return stageOf(mock, { environment: baseUrl, username, password, userType: "01" }, ({ route }) => grants[route]);
};

const grants: Readonly<Record<string, string>> = {
  "POST /Authentication": "login",
  "POST /Authentication/Refresh": "refresh",
  "POST /Authentication/Logout": "",
};
