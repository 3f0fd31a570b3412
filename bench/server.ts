/** An API on loopback, in a process of its own: answers every request with a user. Sends its port to its parent, and ends with it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const user = {
  user: {
    id: 61,
    name: "Ada",
    first_name: "Ada",
    last_name: "Lovelace",
    email: "ada@example.com",
    time_zone: "Europe/Athens",
  },
};
const body = Buffer.from(JSON.stringify(user));
const headers = { "content-type": "application/json", "content-length": body.length };

const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());
