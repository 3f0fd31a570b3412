import { redisSessions } from "@tokens/session-redis";
import { Redis } from "ioredis";

/** One of several processes: claims when it is told to, says what it got, and then holds what it got until it is killed. */
const [url = "", prefix = "", known = "", leaseMs = ""] = process.argv.slice(2);
const client = new Redis(url);
const sessions = redisSessions(client, { prefix });
await client.ping();
process.on("message", () => {
  const claim = sessions.claim("key", { known, owner: `${process.pid}`, leaseMs: Number(leaseMs) });
  void claim.then(({ kind }) => process.send!(kind));
});
process.on("disconnect", () => process.exit());
process.send!("ready");
