import { getResponse } from "msw";
import { listen, type Answer } from "./bridge.ts";
import { erganiStage } from "./stages/ergani.ts";
import { hubstaffStage } from "./stages/hubstaff.ts";
import { podioStage } from "./stages/podio.ts";
import { psohubStage } from "./stages/psohub.ts";
import type { OpenStage, Stage } from "./stages/stage.ts";

/** A provider of the sandbox. */
type ProviderName = "hubstaff" | "psohub" | "podio" | "ergani";

/** In the order of their ports. */
const openStages: Readonly<Record<ProviderName, OpenStage>> = {
  hubstaff: hubstaffStage,
  psohub: psohubStage,
  podio: podioStage,
  ergani: erganiStage,
};

/** A sandbox that runs. */
export interface Sandbox {
  /** Addresses, as printed by `pnpm sandbox`. */
  readonly urls: Readonly<Record<"control" | ProviderName, string>>;
  stage(provider: ProviderName): Stage;
  close(): Promise<void>;
}

/** Options of a sandbox. */
export interface SandboxOptions {
  /** Of the control address; the providers follow. 0 takes free ones. */
  readonly port: number;
  /** Lifetime of access tokens in milliseconds; the provider's own unless said. */
  readonly accessTtlMs?: number;
}

/** Starts the providers' mocks as HTTP servers on 127.0.0.1, one port each, and a control address before them. */
export async function startSandbox({ port, accessTtlMs }: SandboxOptions): Promise<Sandbox> {
  const stages = new Map<string, Stage>();
  const servers: { url: string; close(): Promise<void> }[] = [];
  const open = async (answer: Answer, offset: number): Promise<string> => {
    const server = await listen(answer, port === 0 ? 0 : port + offset);
    servers.push(server);
    return server.url;
  };
  const close = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.close())));
  try {
    const urls: Record<string, string> = { control: await open((request) => control(request, stages), 0) };
    for (const [index, [name, openStage]] of Object.entries(openStages).entries()) {
      const url = await open(async (request) => {
        const response = await getResponse([...stages.get(name)!.handlers], request);
        return response ?? Response.json({ error: `The sandbox has no ${name} at this path.` }, { status: 404 });
      }, index + 1);
      urls[name] = url;
      stages.set(name, openStage(url, accessTtlMs));
    }
    return { urls: urls as Sandbox["urls"], stage: (provider) => stages.get(provider)!, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const verbs = ["expire", "revoke", "reset"] as const;

async function control(request: Request, stages: ReadonlyMap<string, Stage>): Promise<Response> {
  const [, provider = "", action = ""] = new URL(request.url).pathname.split("/");
  const stage = stages.get(provider);
  if (!stage)
    return Response.json(
      { error: `No provider "${provider}" here: ${[...stages.keys()].join(", ")}.` },
      { status: 404 },
    );
  if (request.method === "GET" && action === "stats") return Response.json(stage.stats());
  if (request.method === "GET" && action === "credentials") return Response.json(stage.credentials);
  const verb = verbs.find((name) => name === action);
  if (request.method !== "POST" || !verb) {
    const error = `Use POST /${provider}/${verbs.join("|")} or GET /${provider}/stats|credentials.`;
    return Response.json({ error }, { status: 404 });
  }
  stage[verb]();
  return Response.json({ done: verb });
}
