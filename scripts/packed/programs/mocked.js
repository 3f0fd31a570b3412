// What the test of each runner does.
import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { setupServer } from "msw/node";

export const mock = createHubstaffMock();
export const server = setupServer(...mock.handlers);

/** Asks for the user before and after the token has expired. Returns the name, and how many refreshes that took. */
export async function askTwice() {
  const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken });
  await hubstaff.request("GET /v2/users/me");
  mock.expireAccessTokens();
  const { user } = await hubstaff.request("GET /v2/users/me");
  return [user.name, mock.requests("POST /access_tokens").length];
}
