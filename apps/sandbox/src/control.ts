import type { Fault } from "./faults.ts";
import type { Stage } from "./stages/stage.ts";

type Action = (stage: Stage, request: Request) => unknown;

const actions: Readonly<Record<string, Action>> = {
  "GET credentials": ({ credentials }) => credentials,
  "GET stats": (stage) => stage.stats(),
  "GET log": (stage) => stage.log(),
  "GET fault": (stage) => stage.faults(),
  "POST fault": async (stage, request) => {
    stage.fault((await readJson(request)) as Fault);
    return stage.faults();
  },
  "DELETE fault": (stage) => {
    stage.clearFaults();
    return stage.faults();
  },
};

const tell =
  (verb: string): Action =>
  (stage) => {
    stage.tell(verb);
    return { done: verb };
  };

/** The control address: `GET|POST|DELETE /<provider>/<action>`, for programs of this machine. */
export async function control(request: Request, stages: ReadonlyMap<string, Stage>): Promise<Response> {
  // A page elsewhere can have its own name point to this machine, but not choose another Host.
  if (!isLoopback(request.headers.get("host")))
    return refuse(403, "The control address is for this machine: call it as 127.0.0.1 or localhost.");
  const [, provider = "", name = ""] = new URL(request.url).pathname.split("/");
  const stage = stages.get(provider);
  if (!stage) return refuse(404, `No provider "${provider}" here: ${[...stages.keys()].join(", ")}.`);
  const offered = new Map([
    ...stage.verbs.map((verb) => [`POST ${verb}`, tell(verb)] as const),
    ...Object.entries(actions),
  ]);
  const action = offered.get(`${request.method} ${name}`);
  if (!action) {
    const known = [...offered.keys()].map((key) => key.replace(" ", ` /${provider}/`));
    return refuse(404, `There is no ${request.method} /${provider}/${name}. There are: ${known.join(", ")}.`);
  }
  try {
    return Response.json(await action(stage, request));
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
