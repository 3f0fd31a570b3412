import { CommandError, notFound, usageError } from "./failure.ts";

const timeoutMs = 10_000;

/** Reads a hash as JSON, or a string, at `redis://host/0#key`. Throws a `CommandError`, which does not quote the address. */
export async function readRedisHash(address: string): Promise<string> {
  const url = URL.parse(address);
  const key = decodeURIComponent(url?.hash.slice(1) ?? "");
  if (!url || !key) throw usageError("The address has no key.", "write it as redis://host/0#key");
  url.hash = "";
  const { createClient } = await import("redis").catch(() => {
    throw usageError("Reading from Redis requires the package redis, which is not installed.", "npm install -g redis");
  });
  const client = createClient({ url: url.href, socket: { connectTimeout: timeoutMs, reconnectStrategy: false } });
  client.on("error", () => undefined);
  try {
    await client.connect();
    if ((await client.type(key)) === "string") return (await client.get(key)) ?? "";
    const hash = await client.hGetAll(key);
    if (Object.keys(hash).length > 0) return JSON.stringify(hash);
    throw notFound(`Redis at ${url.host} has no hash or string under that key.`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`Redis at ${url.host} cannot be read (${(error as Error).message || "no answer"}).`, {
      outcome: "unreachable",
      code: "redis_unreachable",
    });
  } finally {
    client.destroy();
  }
}
