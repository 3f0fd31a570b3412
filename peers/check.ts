/** Lets each peer refresh an expired token at a server on loopback whose refresh tokens work once: `node peers/check.ts`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { App, Tokens } from "./contract.ts";
import { peers } from "./index.ts";

let issued = 0;
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const spent = new URLSearchParams(body).get("refresh_token") !== `r${issued}`;
    response.writeHead(spent ? 400 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(spent ? { error: "invalid_grant" } : answer()));
  });
});

function answer(): object {
  issued++;
  return { access_token: `a${issued}`, refresh_token: `r${issued}`, token_type: "bearer", expires_in: 86_400 };
}

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const app: App = { issuer, tokenEndpoint: `${issuer}/oauth/token`, clientId: "id", clientSecret: "secret" };

for (const [name, load] of Object.entries(peers)) {
  let stored: Tokens = { accessToken: `a${issued}`, refreshToken: `r${issued}`, expiresAt: Date.now() - 1000 };
  const expected = `a${issued + 1}`;
  let state = "ok";
  try {
    const peer = await load();
    const account = await peer.open(app, {
      load: () => Promise.resolve(stored),
      save: (tokens) => Promise.resolve(void (stored = tokens)),
    });
    const returned = await account.accessToken();
    const again = await account.accessToken();
    if (returned !== expected || again !== expected) state = "returned another token";
    else if (stored.accessToken !== expected || stored.refreshToken !== `r${issued}`) state = "saved other tokens";
    else if (Math.abs(stored.expiresAt - Date.now() - 86_400_000) > 60_000) state = "saved another expiry";
    state = `${peer.version.padEnd(10)} ${state}`;
  } catch (error) {
    state = `${error}`;
  }
  if (!state.endsWith(" ok")) process.exitCode = 1;
  console.log(`${name.padEnd(28)} ${state}`);
}
server.close();
// Timers of a library may outlive its work.
process.exit();
