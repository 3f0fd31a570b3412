import { systemClock } from "@tokens/core";
import { listen, type Answer } from "./bridge.ts";
import { control } from "./control.ts";
import type { LogEntry } from "./request-log.ts";
import type { ProviderName } from "./stages/credentials.ts";
import { openErgani } from "./stages/ergani.ts";
import { openHubstaff } from "./stages/hubstaff.ts";
import type { OpenMock } from "./stages/mocked.ts";
import { openPodio } from "./stages/podio.ts";
import { openPsohub } from "./stages/psohub.ts";
import { openStage, type OpenStage, type Stage } from "./stages/stage.ts";

/** In the order of their ports. */
const mocks: { readonly [P in ProviderName]: OpenMock<P> } = {
  hubstaff: openHubstaff,
  psohub: openPsohub,
  podio: openPodio,
  ergani: openErgani,
};

/** A running sandbox. */
export interface Sandbox {
  /** Addresses, as the command prints them. */
  readonly urls: Readonly<Record<"control" | ProviderName, string>>;
  /** Drives a provider, as the control address does. */
  stage<P extends ProviderName>(provider: P): Stage<P>;
  /** Ends the servers and their connections. */
  close(): Promise<void>;
}

/** Options of a sandbox. */
export interface SandboxOptions {
  /**
   * The port of the control address; the providers use the ports after it. 0 picks free ports.
   *
   * @default 0
   */
  readonly port?: number;
  /**
   * The lifetime of access tokens, in milliseconds.
   *
   * @default the provider's own
   */
  readonly accessTtlMs?: number;
  /**
   * The seed: the same integer gives the same tokens and ids in every run and after every reset.
   *
   * @default a random one
   */
  readonly seed?: number;
  /** Receives every request to a provider once it is answered. */
  log?(entry: LogEntry): void;
}

/**
 * Starts the providers' mocks as HTTP servers on 127.0.0.1, one port each, and a control address before them.
 * Rejects with the error of `node:http`, whose `code` is `EADDRINUSE` when a port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, accessTtlMs, seed, log = () => undefined } = options;
  const settings = {
    clock: systemClock,
    ...(accessTtlMs !== undefined && { accessTtlMs }),
    ...(seed !== undefined && { seed }),
  };
  const stages = new Map<string, OpenStage>();
  const servers: { url: string; close(): Promise<void> }[] = [];
  const closing = new AbortController();
  const open = async (answer: Answer, offset: number): Promise<string> => {
    const server = await listen(answer, port === 0 ? 0 : port + offset);
    servers.push(server);
    return server.url;
  };
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    const urls: Record<string, string> = { control: await open((request) => control(request, stages), 0) };
    for (const [index, [name, openMock]] of Object.entries(mocks).entries()) {
      const url = await open((request) => stages.get(name)!.answer(request), index + 1);
      urls[name] = url;
      stages.set(name, openStage(openMock, { name, url, settings, closing: closing.signal, log }));
    }
    return {
      urls: urls as Sandbox["urls"],
      stage: (provider) => stages.get(provider) as unknown as OpenStage<typeof provider>,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
