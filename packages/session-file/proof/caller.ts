/**
 * One process of a herd: `node -C @tokens/source caller.ts <token endpoint> <directory> <callers>`. Prints what its callers got.
 */
import { once } from "node:events";
import { isTokensError } from "@tokens/core";
import { open } from "./app.ts";

const [url = "", directory = "", callers = "1"] = process.argv.slice(2);
const tokens = open(url, directory);
process.stdout.write("ready\n");
await once(process.stdin, "data");
const results = await Promise.allSettled(Array.from({ length: Number(callers) }, () => tokens.accessToken()));
const got = results.map((result) =>
  result.status === "fulfilled"
    ? { token: result.value }
    : { error: isTokensError(result.reason) ? result.reason.code : String(result.reason) },
);
process.stdout.write(`${JSON.stringify(got)}\n`);
process.stdin.destroy();
