#!/usr/bin/env node
// A named import of what an old Node.js does not have would end in a syntax error.
import nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const [major] = process.versions.node.split(".");
if (Number(major) < 22) {
  process.stderr.write(`tokens requires Node.js 22 or newer; this is ${process.versions.node}: https://nodejs.org\n`);
  process.exitCode = 1;
} else {
  // The cache must be private to this user: anyone who can write to it can run code.
  nodeModule.enableCompileCache(join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "tokens", "compiled"));
  const fastPath = process.argv[2] === "token" && (await import("./fast-path.ts"));
  if (!fastPath || !(await fastPath.runFastPath(process.argv.slice(2), process.env)))
    await (await import("./process.ts")).main();
}
