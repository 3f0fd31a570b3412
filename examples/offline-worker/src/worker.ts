import { openConnections } from "./connections.ts";
import { createServices } from "./services.ts";
import { readSettings } from "./settings.ts";
import { createWork } from "./work.ts";

const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());

try {
  const settings = readSettings(process.env);
  await using connections = await openConnections(settings);
  const services = createServices(settings.services, connections.sessions);
  const work = createWork({
    services,
    connections,
    log: (line) => console.log(line),
    report: (line) => console.error(line),
  });
  console.log(`Working for ${services.all.map(({ label }) => label).join(", ")}.`);
  await work.run(stop.signal);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
