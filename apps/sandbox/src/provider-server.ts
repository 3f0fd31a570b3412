import type { Clock } from "@tokens/core";
import type { RequestKind, SandboxServer, SandboxServerOptions, Settings } from "@tokens/provider-kit/descriptor";
import { faultResponse } from "./fault-response.ts";
import { createFaults, type ActiveFault, type Fault, type MatchedFault } from "./faults.ts";
import { createRequestLog, harmlessPath, isSecretName, type LogEntry } from "./request-log.ts";

/** Counters of a provider. Requests count when they arrive, including those that meet a fault. */
export interface Stats {
  /** Token requests by grant type. */
  readonly tokenRequests: Readonly<Record<string, number>>;
  /** How many refresh tokens were used a second time. */
  readonly reuses: number;
  readonly apiCalls: number;
}

/** A provider's server, and what the control API does with it. */
export interface ProviderServer {
  readonly url: string;
  /** What to authenticate with, and where. */
  readonly credentials: Settings;
  /** The same for one of a provider's many servers. Throws a `TypeError` for an unknown one. */
  credentialsOf(server?: string): Settings;
  /** Expires every access token issued so far. */
  expire(): void;
  /** Revokes every grant: an account has to log in again. */
  revoke(): void;
  /** Resets data, tokens, counters, faults and the log. */
  reset(): void;
  /** Names of commands: `expire`, `revoke`, `reset`, and those of this provider only, such as `exhaust-rate-limit`. */
  readonly commands: readonly string[];
  /** Runs a command. Throws a `TypeError` for an unknown one. */
  run(command: string): void;
  stats(): Stats;
  /** Adds a fault. Throws a `TypeError` when it is not valid. */
  fault(fault: Fault): void;
  /** Active faults, oldest first. */
  faults(): readonly ActiveFault[];
  clearFaults(): void;
  /** The last 200 requests, oldest first. */
  log(): readonly LogEntry[];
}

/** A provider server with the function that responds to its requests. */
export interface RunningServer extends ProviderServer {
  respond(request: Request): Promise<Response>;
}

/** Options of a provider server. */
export interface ProviderServerOptions extends Omit<SandboxServerOptions, "reset"> {
  readonly name: string;
  /** Aborts when the sandbox closes, which ends every wait. */
  readonly closing: AbortSignal;
  log(entry: LogEntry): void;
}

/** Puts faults, counters and a log in front of a provider. */
export function createProviderServer(
  create: (options: SandboxServerOptions) => SandboxServer,
  { name, clock, closing, log, ...options }: ProviderServerOptions,
): RunningServer {
  const faults = createFaults();
  const requests = createRequestLog();
  let tokenRequests: Record<string, number> = {};
  let apiCalls = 0;
  const skewed: Clock = { now: () => clock.now() + faults.skewMs(), sleep: clock.sleep };
  const provider = create({ ...options, clock: skewed, reset });
  const { credentials, kinds, errors = {} } = provider;
  const expire = (): void => provider.expireAccessTokens();
  const revoke = (): void => provider.revoke();
  const commands = new Map(Object.entries({ expire, revoke, reset, ...provider.commands }));
  // An id, such as that of an app, belongs in a path.
  const isId = ([key, value]: [string, string]): boolean => /^\d+$/.test(value) && !isSecretName(key);
  const secrets = new Set(Object.entries(credentials).flatMap((entry) => (isId(entry) ? [] : [entry[1]])));

  function reset(): void {
    provider.reset();
    faults.clear();
    requests.clear();
    tokenRequests = {};
    apiCalls = 0;
  }

  function kindOf(call: string): RequestKind {
    const found = Object.entries(kinds).find(([, pattern]) => pattern.test(call));
    return found ? (found[0] as RequestKind) : "api";
  }

  async function perform(request: Request): Promise<Response> {
    const response = await provider.respond(request);
    return response ?? Response.json({ error: `The sandbox has no ${name} at this path.` }, { status: 404 });
  }

  async function count(kind: RequestKind, path: string, request: Request): Promise<void> {
    if (kind === "api") apiCalls += 1;
    if (kind !== "token") return;
    const grantType = provider.grantType(path, await request.clone().text());
    tokenRequests[grantType] = (tokenRequests[grantType] ?? 0) + 1;
  }

  async function respondWith(request: Request, matched: readonly MatchedFault[]): Promise<Response> {
    let response: Response | undefined;
    for (const fault of matched) {
      if (fault.kind === "latency") await clock.sleep(fault.ms, closing);
      else response = await faultResponse(fault, request, errors, () => perform(request));
    }
    response ??= await perform(request);
    if (response.type !== "error") response.headers.set("date", new Date(skewed.now()).toUTCString());
    return response;
  }

  return {
    url: options.url,
    credentials,
    credentialsOf(server) {
      if (server === undefined) return credentials;
      if (provider.credentialsOf) return provider.credentialsOf(server);
      throw new TypeError(`${name} has one server: call it without ?server=${server}.`);
    },
    expire,
    revoke,
    reset,
    commands: [...commands.keys()],
    run(command) {
      const action = commands.get(command);
      if (!action)
        throw new TypeError(`${name} has no command "${command}". It has: ${[...commands.keys()].join(", ")}.`);
      action();
    },
    stats: () => ({ tokenRequests: { ...tokenRequests }, reuses: provider.reuses(), apiCalls }),
    fault: (fault) => faults.add(fault, Object.keys(errors).map(Number)),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    log: () => requests.list(),
    async respond(request) {
      const startedAt = clock.now();
      const { method } = request;
      const location = new URL(request.url);
      const kind = kindOf(`${method} ${location.pathname}`);
      if (kind === "control") return perform(request);
      await count(kind, location.pathname, request);
      const matched = faults.take(kind);
      const response = await respondWith(request, matched);
      const entry: LogEntry = {
        time: new Date(startedAt).toISOString(),
        provider: name,
        method,
        path: harmlessPath(location, secrets),
        status: response.type === "error" ? null : response.status,
        ms: clock.now() - startedAt,
        ...(matched.length > 0 && { faults: matched.map((fault) => fault.kind) }),
      };
      requests.add(entry);
      log(entry);
      return response;
    },
  };
}
