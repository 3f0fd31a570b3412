import { freePort, startServer, type Server } from "./server.ts";

/** Three primaries that share the slots of a cluster. */
export async function startCluster(): Promise<AsyncDisposable & { readonly servers: readonly Server[] }> {
  // Named, because by itself the bus takes the port 10,000 above the other, which may not exist.
  const buses = await Promise.all(Array.from({ length: 3 }, () => freePort()));
  const servers = await Promise.all(
    buses.map((bus) => startServer("--cluster-enabled", "yes", "--cluster-port", `${bus}`)),
  );
  const share = Math.ceil(16_384 / servers.length);
  await Promise.all(
    servers.map(({ command }, index) =>
      command("CLUSTER", "ADDSLOTSRANGE", `${index * share}`, `${Math.min((index + 1) * share, 16_384) - 1}`),
    ),
  );
  await Promise.all(servers.map(({ command }, index) => command("CLUSTER", "SET-CONFIG-EPOCH", `${index + 1}`)));
  for (const [index, { port }] of servers.entries()) {
    await servers[0]!.command("CLUSTER", "MEET", "127.0.0.1", `${port}`, `${buses[index]}`);
  }
  // On a busy machine the nodes take their time to meet.
  for (let wait = 0; !(await haveMet(servers)); wait++) {
    if (wait === 1000) throw new Error("The nodes of the cluster have not met.");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return {
    servers,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}

async function haveMet(servers: readonly Server[]): Promise<boolean> {
  const infos = await Promise.all(servers.map(({ command }) => command("CLUSTER", "INFO")));
  return infos.every((info) => /cluster_state:ok[^]*cluster_known_nodes:3/.test(String(info)));
}
