#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

// In a place of this user's alone: whoever could write there could run code.
enableCompileCache(join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "tokens", "compiled"));
const quick = process.argv[2] === "token" && (await import("./quick.ts"));
if (!quick || !(await quick.quickly(process.argv.slice(2), process.env))) await (await import("./process.ts")).main();
