#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

// The cache must be private to this user: anyone who can write to it can run code.
enableCompileCache(join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "tokens", "compiled"));
const fastPath = process.argv[2] === "token" && (await import("./fast-path.ts"));
if (!fastPath || !(await fastPath.runFastPath(process.argv.slice(2), process.env)))
  await (await import("./process.ts")).main();
