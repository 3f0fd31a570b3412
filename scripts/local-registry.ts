import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./published-packages.ts";

export interface LocalRegistry extends AsyncDisposable {
  /** The lines of an `.npmrc` that make npm and pnpm use this registry. */
  readonly npmrc: string;
}

/** An npm registry in `directory`, on loopback: anyone publishes `@tokens/*`, and the other packages come from the npm registry. */
export async function startLocalRegistry(directory: string): Promise<LocalRegistry> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  await mkdir(directory, { recursive: true });
  const config = join(directory, "config.yaml");
  // YAML is a superset of JSON.
  await writeFile(
    config,
    JSON.stringify({
      storage: join(directory, "storage"),
      max_body_size: "100mb",
      uplinks: { npm: { url: process.env["npm_config_registry"] ?? "https://registry.npmjs.org/" } },
      packages: {
        "@tokens/*": { access: "$all", publish: "$all" },
        "**": { access: "$all", proxy: "npm" },
      },
      log: { type: "stdout", format: "pretty", level: "error" },
    }),
  );
  const verdaccio = join(root, "registry/node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [verdaccio, "--config", config, "--listen", address], { stdio: "inherit" });
  const closed = once(child, "close");
  const registry: LocalRegistry = {
    npmrc: `registry=http://${address}/\n//${address}/:_authToken=anyone\n`,
    async [Symbol.asyncDispose]() {
      child.kill();
      await closed;
    },
  };
  for (let attempt = 0; attempt < 120; attempt++) {
    const answer = await fetch(`http://${address}/-/ping`).catch(() => undefined);
    if (answer?.ok) return registry;
    if (child.exitCode !== null) break;
    await sleep(250);
  }
  await registry[Symbol.asyncDispose]();
  throw new Error(`The registry at ${address} did not start within 30 s. Its errors are above.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
