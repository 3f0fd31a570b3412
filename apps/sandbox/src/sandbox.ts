import { systemClock } from "@tokens/core";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { control } from "./control.ts";
import { listen, type Responder } from "./http-server.ts";
import { createProviderServer, type ProviderServer, type RunningServer } from "./provider-server.ts";
import type { LogEntry } from "./request-log.ts";

/** What a sandbox needs from a provider. */
export type SandboxProvider = Pick<ProviderDescriptor, "name" | "sandbox">;

/** A running sandbox. */
export interface Sandbox {
  /** Addresses of the control API (`control`) and of each provider by name. */
  readonly urls: { readonly control: string; readonly [provider: string]: string };
  /** A provider's server. Throws a `TypeError` for a provider that the sandbox does not have. */
  server(provider: string): ProviderServer;
  /** Closes the servers and their connections. */
  close(): Promise<void>;
}

/** Options of a sandbox. */
export interface SandboxOptions {
  /** The providers, in the order of their ports. Those without a sandbox server are left out. */
  readonly providers: readonly SandboxProvider[];
  /** The port of the control API. The providers use the ports after it; 0 picks free ports. @default 0 */
  readonly port?: number;
  /** Lifetime of access tokens in milliseconds. @default the provider's own */
  readonly accessTtlMs?: number;
  /** An integer that makes tokens and ids the same in every run and after every reset. @default random */
  readonly seed?: number;
  /** Receives every request to a provider after its response. */
  log?(entry: LogEntry): void;
}

/**
 * Starts HTTP servers on 127.0.0.1: one for the control API and one for each provider. Rejects with the error of `node:http`, whose
 * `code` is `EADDRINUSE` when a port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { providers, port = 0, log = () => undefined, accessTtlMs, seed } = options;
  const settings = {
    clock: systemClock,
    ...(accessTtlMs !== undefined && { accessTtlMs }),
    ...(seed !== undefined && { seed }),
  };
  const servers = new Map<string, RunningServer>();
  const open: { close(): Promise<void> }[] = [];
  const closing = new AbortController();
  const serve = async (respond: Responder): Promise<string> => {
    const server = await listen(respond, port === 0 ? 0 : port + open.length);
    open.push(server);
    return server.url;
  };
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all(open.map((server) => server.close()));
  };
  try {
    const urls: Record<string, string> = {};
    const controlUrl = await serve((request) => control(request, servers));
    for (const { name, sandbox } of providers) {
      if (!sandbox) continue;
      const create = await sandbox();
      const url = await serve((request) => servers.get(name)!.respond(request));
      urls[name] = url;
      servers.set(name, createProviderServer(create, { ...settings, name, url, closing: closing.signal, log }));
    }
    return {
      urls: { control: controlUrl, ...urls },
      server(provider) {
        const found = servers.get(provider);
        if (!found)
          throw new TypeError(`The sandbox has no provider "${provider}". It has: ${[...servers.keys()].join(", ")}.`);
        return found;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
