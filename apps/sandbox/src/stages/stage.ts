import type { Clock } from "@tokens/core";
import { getResponse } from "msw";
import { faultAnswer } from "../fault-answer.ts";
import { createFaults, type Fault, type MetFault, type StandingFault } from "../faults.ts";
import { createRequestLog, harmlessPath, type LogEntry } from "../request-log.ts";
import type { Credentials, ProviderName } from "./credentials.ts";
import type { MockSettings, OpenMock, Part } from "./mocked.ts";

/** What the control address says of a provider. */
export interface Stats {
  /** Token requests by grant type. */
  readonly tokenRequests: Readonly<Record<string, number>>;
  /** How often a refresh token was used a second time. */
  readonly reuses: number;
  readonly apiCalls: number;
}

/** One provider of a sandbox, as the control address drives it. */
export interface Stage<P extends ProviderName = ProviderName> {
  readonly credentials: Credentials[P];
  /** Every access token given out so far is expired. */
  expire(): void;
  /** Every grant is dead: someone has to log in again. */
  revoke(): void;
  /** Back to the beginning: data, tokens, counts, faults, log. */
  reset(): void;
  /** What this provider can be told: `expire`, `revoke`, `reset`, and what only it knows, such as `exhaust-rate-limit`. */
  readonly verbs: readonly string[];
  /** Tells the provider one of `verbs`. Throws a `TypeError` for any other. */
  tell(verb: string): void;
  /** Requests count as they come in, also those that meet a fault. */
  stats(): Stats;
  /** Turns a fault on. Throws a `TypeError` that says what a fault takes. */
  fault(fault: Fault): void;
  /** Faults that are on, the oldest first. */
  faults(): readonly StandingFault[];
  clearFaults(): void;
  /** The last 200 requests, the oldest first. */
  log(): readonly LogEntry[];
}

/** A stage with the function that answers its requests. */
export interface OpenStage<P extends ProviderName = ProviderName> extends Stage<P> {
  answer(request: Request): Promise<Response>;
}

/** What a stage is opened with. */
export interface StageOptions {
  readonly name: string;
  readonly url: string;
  readonly settings: MockSettings;
  /** Aborts when the sandbox closes: nobody waits any longer. */
  readonly closing: AbortSignal;
  log(entry: LogEntry): void;
}

/** Puts a provider on: its mock behind faults, counts and a log. */
export function openStage<P extends ProviderName>(
  openMock: OpenMock<P>,
  { name, url, settings, closing, log }: StageOptions,
): OpenStage<P> {
  const { clock } = settings;
  const faults = createFaults();
  const requests = createRequestLog();
  let tokenRequests: Record<string, number> = {};
  let apiCalls = 0;
  const skewed: Clock = { now: () => clock.now() + faults.skewMs(), sleep: clock.sleep };
  const {
    mock,
    credentials,
    parts,
    grantOf,
    refusals = {},
    ownControl = [],
    ...mocked
  } = openMock(url, { ...settings, clock: skewed }, reset);
  const handlers = [...ownControl, ...mock.handlers];
  const expire = (): void => mock.expireAccessTokens();
  const revoke = (): void => mock.revoke();
  const verbs = new Map(Object.entries({ expire, revoke, reset, ...mocked.verbs }));
  const secrets = new Set<string>(Object.values(credentials));

  function reset(): void {
    mock.reset();
    faults.clear();
    requests.clear();
    tokenRequests = {};
    apiCalls = 0;
  }

  function partOf(call: string): Part {
    const found = Object.entries(parts).find(([, pattern]) => pattern.test(call));
    return found ? (found[0] as Part) : "api";
  }

  async function carryOut(request: Request): Promise<Response> {
    const response = await getResponse(handlers, request);
    return response ?? Response.json({ error: `The sandbox has no ${name} at this path.` }, { status: 404 });
  }

  async function count(part: Part, path: string, request: Request): Promise<void> {
    if (part === "api") apiCalls += 1;
    if (part !== "token") return;
    const grant = grantOf(path, await request.clone().text());
    tokenRequests[grant] = (tokenRequests[grant] ?? 0) + 1;
  }

  async function respond(request: Request, met: readonly MetFault[]): Promise<Response> {
    let response: Response | undefined;
    for (const fault of met) {
      if (fault.kind === "latency") await clock.sleep(fault.ms, closing);
      else response = await faultAnswer(fault, request, refusals, () => carryOut(request));
    }
    response ??= await carryOut(request);
    if (response.type !== "error") response.headers.set("date", new Date(skewed.now()).toUTCString());
    return response;
  }

  return {
    credentials,
    expire,
    revoke,
    reset,
    verbs: [...verbs.keys()],
    tell(verb) {
      const told = verbs.get(verb);
      if (!told) throw new TypeError(`${name} cannot be told "${verb}", but: ${[...verbs.keys()].join(", ")}.`);
      told();
    },
    stats: () => ({ tokenRequests: { ...tokenRequests }, reuses: mock.reuses, apiCalls }),
    fault: (fault) => faults.add(fault, Object.keys(refusals).map(Number)),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    log: () => requests.list(),
    async answer(request) {
      const startedAt = clock.now();
      const { method } = request;
      const location = new URL(request.url);
      const part = partOf(`${method} ${location.pathname}`);
      if (part === "control") return carryOut(request);
      await count(part, location.pathname, request);
      const met = faults.take(part);
      const response = await respond(request, met);
      const entry: LogEntry = {
        time: new Date(startedAt).toISOString(),
        provider: name,
        method,
        path: harmlessPath(location, secrets),
        status: response.type === "error" ? null : response.status,
        ms: clock.now() - startedAt,
        ...(met.length > 0 && { faults: met.map(({ kind }) => kind) }),
      };
      requests.add(entry);
      log(entry);
      return response;
    },
  };
}
