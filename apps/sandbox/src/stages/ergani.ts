import { createErganiMock } from "@tokens/ergani/msw";
import type { OpenMock } from "./mocked.ts";

/** Ergani, under the base path of the real one, whose paths are written in any case and with doubled slashes. */
export const openErgani: OpenMock<"ergani"> = (url, settings) => {
  const environment = `${url}/WebservicesAPI/api`;
  const mock = createErganiMock({ baseUrl: environment, ...settings });
  const { username, password } = mock;
  return {
    mock,
    credentials: { environment, username, password, userType: "01" },
    parts: { token: /^POST .*\/Authentication(\/+Refresh)?\/*$/i, page: /^POST .*\/Authentication\/+Logout\/*$/i },
    grantOf: (path) => (/refresh\/*$/i.test(path) ? "refresh" : "login"),
  };
};
