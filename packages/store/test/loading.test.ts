import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const execute = promisify(execFile);

async function run(script: string): Promise<string> {
  const parameters = ["-C", "@tokens/source", "--input-type=module", "-e", script];
  const { stdout } = await execute(process.execPath, parameters, { cwd: import.meta.dirname });
  return stdout.trim();
}

test.for([
  ["file:./never-made", "sql|redis"],
  ["sqlite::memory:", "file|redis"],
])("%s loads its own store and modules of Node.js only", async ([url, others]) => {
  const loaded = await run(`
    import { registerHooks } from "node:module";
    const seen = [];
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) });
    const { openStore } = await import("@tokens/store");
    await (await openStore("${url}")).close();
    console.log(seen.join("\\n"));`);
  expect(loaded).toContain("/packages/store/");
  expect(loaded).not.toContain("/node_modules/");
  expect(loaded).not.toMatch(new RegExp(`/session-(${others})/`));
});

test.for([
  ["postgres", "pg"],
  ["mysql", "mysql2"],
  ["rediss", "redis"],
])("%s: says that %s is to be installed when it is missing", async ([scheme, name]) => {
  const answer = await run(`
    import { registerHooks } from "node:module";
    const missing = () => { throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }); };
    registerHooks({ resolve: (name, context, next) => (name === "${name}" ? missing() : next(name, context)) });
    const { openStore } = await import("@tokens/store");
    const { code, retryable, message } = await openStore("${scheme}://u:canary@127.0.0.1:1/db").catch((error) => error);
    console.log(code, retryable, message);`);
  expect(answer).toMatch(/^session_store false /);
  expect(answer).toContain(`npm install ${name}`);
  expect(answer).not.toContain("canary");
});
