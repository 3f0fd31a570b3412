// Asks a Hubstaff mock who the user is, twice, and stores the session in a file.
import assert from "node:assert/strict";
import { createHubstaff } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { fileSessions } from "@tokens/session-file";
import { setupServer } from "msw/node";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
server.listen();
for (let run = 1; run <= 2; run++) {
  const sessions = fileSessions({ directory: "./sessions" });
  const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken, sessions });
  const { user } = await hubstaff.request("GET /v2/users/me");
  assert.equal(user.name, "Ada Lovelace");
}
assert.equal(mock.requests("POST /access_tokens").length, 1);
console.log("installed, and ran twice with one refresh");
