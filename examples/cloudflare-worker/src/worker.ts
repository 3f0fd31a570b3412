import { isTokensError } from "@tokens/core";
import { accountsOf, sweep } from "@tokens/core/sweep";
import { createHubstaff, type Hubstaff } from "@tokens/hubstaff";
import { d1Sessions, type D1 } from "@tokens/session-sql/d1";

/** The bindings of `wrangler.jsonc`, and the secrets. */
export interface Env {
  readonly DB: D1;
  /** A secret: `wrangler secret put HUBSTAFF_PAT`. */
  readonly HUBSTAFF_PAT: string;
  readonly HUBSTAFF_ORGANIZATION: string;
  readonly HUBSTAFF_API_URL?: string;
  readonly HUBSTAFF_AUTH_URL?: string;
}

/** The part of an `ExecutionContext` that is used. */
export interface Invocation {
  waitUntil(work: Promise<unknown>): void;
}

/** One client per event: a Worker must not wait for the I/O of another event. The session in D1 is what events share. */
function connect(env: Env): Hubstaff {
  const { HUBSTAFF_PAT, HUBSTAFF_API_URL: apiUrl, HUBSTAFF_AUTH_URL: authUrl } = env;
  return createHubstaff({
    personalAccessToken: HUBSTAFF_PAT,
    sessions: d1Sessions(env.DB),
    ...(apiUrl && { apiUrl }),
    ...(authUrl && { authUrl }),
  });
}

/**
 * Runs the work of an event. It goes on when the visitor has left, and a refresh in the background is stored before the event ends:
 * a response that nobody reads may have the only valid refresh token.
 */
function keepAlive<T>(hubstaff: Hubstaff, work: Promise<T>, context: Invocation): Promise<T> {
  context.waitUntil(work.catch(() => undefined).then(() => hubstaff.tokens.close()));
  return work;
}

/** The names of the organization's projects. */
async function projects(hubstaff: Hubstaff, organization_id: number): Promise<Response> {
  const names: string[] = [];
  try {
    for await (const { name } of hubstaff.items("GET /v2/organizations/{organization_id}/projects", {
      organization_id,
    }))
      names.push(name);
    return Response.json({ projects: names });
  } catch (error) {
    return errorResponse(error);
  }
}

/** 503 when the same request may succeed later. The cause is for the log, not for visitors. */
function errorResponse(error: unknown): Response {
  if (!isTokensError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  if (!error.retryable) return Response.json({ error: "The account needs attention." }, { status: 502 });
  const { retryAfterMs = 1000 } = error as { readonly retryAfterMs?: number };
  const headers = { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  return Response.json({ error: "Try again later." }, { status: 503, headers });
}

/** Refreshes every session in D1 that has expired, so that accounts without visitors stay alive. A failure fails the event. */
async function refreshExpired(hubstaff: Hubstaff, env: Env): Promise<void> {
  const failures: Error[] = [];
  const { counts, errors } = await sweep({
    sessions: d1Sessions(env.DB),
    tokens: accountsOf(hubstaff),
    withinMs: 0,
    onProgress: (result) => result.outcome === "failed" && failures.push(result.error),
  });
  console.log(JSON.stringify(counts));
  failures.push(...errors);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join("\n"));
}

export default {
  async fetch(request: Request, env: Env, context: Invocation): Promise<Response> {
    if (new URL(request.url).pathname !== "/projects") return new Response("Not found", { status: 404 });
    const hubstaff = connect(env);
    return keepAlive(hubstaff, projects(hubstaff, Number(env.HUBSTAFF_ORGANIZATION)), context);
  },
  async scheduled(_event: unknown, env: Env, context: Invocation): Promise<void> {
    const hubstaff = connect(env);
    await keepAlive(hubstaff, refreshExpired(hubstaff, env), context);
  },
};
