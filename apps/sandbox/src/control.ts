import type { Fault } from "./faults.ts";
import type { ProviderServer } from "./provider-server.ts";

type Action = (server: ProviderServer, request: Request) => unknown;

const actions: Readonly<Record<string, Action>> = {
  "GET credentials": (server, request) =>
    server.credentialsOf(new URL(request.url).searchParams.get("server") ?? undefined),
  "GET stats": (server) => server.stats(),
  "GET log": (server) => server.log(),
  "GET fault": (server) => server.faults(),
  "POST fault": async (server, request) => {
    server.fault((await readJson(request)) as Fault);
    return server.faults();
  },
  "DELETE fault": (server) => {
    server.clearFaults();
    return server.faults();
  },
};

const run =
  (command: string): Action =>
  (server) => {
    server.run(command);
    return { done: command };
  };

/** The control API: `GET|POST|DELETE /<provider>/<action>`, for programs on this machine. */
export async function control(request: Request, servers: ReadonlyMap<string, ProviderServer>): Promise<Response> {
  // A web page can point its own domain to this machine, but cannot choose another Host.
  if (!isLoopback(request.headers.get("host")))
    return refuse(403, "The control API is only for this machine: call it as 127.0.0.1 or localhost.");
  const [, provider = "", name = ""] = new URL(request.url).pathname.split("/");
  const server = servers.get(provider);
  if (!server)
    return refuse(404, `The sandbox has no provider "${provider}". It has: ${[...servers.keys()].join(", ")}.`);
  const offered = new Map([
    ...server.commands.map((command) => [`POST ${command}`, run(command)] as const),
    ...Object.entries(actions),
  ]);
  const action = offered.get(`${request.method} ${name}`);
  if (!action) {
    const known = [...offered.keys()].map((key) => key.replace(" ", ` /${provider}/`));
    return refuse(404, `There is no ${request.method} /${provider}/${name}. Available: ${known.join(", ")}.`);
  }
  try {
    return Response.json(await action(server, request));
  } catch (error) {
    if (error instanceof TypeError) return refuse(400, error.message);
    throw error;
  }
}

function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

function isLoopback(host: string | null): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? "");
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new TypeError(`The body is not JSON. Send a fault, for example {"kind":"status","status":503,"times":3}.`);
  }
}
