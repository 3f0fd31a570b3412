import { isTokensError } from "@tokens/core";
import type { ReconnectContext } from "./context.ts";
import type { DeviceAttempt } from "./device-logins.ts";
import { againPath, complete, endingPage, namesOf, type LinkPage } from "./ending.ts";
import { codePage } from "./pages.ts";
import type { Target } from "./target.ts";
import type { Ending } from "./texts/index.ts";

/** Starts a login with a code, for which this process waits. */
export async function showCode(
  context: ReconnectContext,
  { target, ...at }: LinkPage & { readonly target: Target },
  secret: string,
): Promise<Response> {
  const { token, language } = at;
  const { clock, fetch, devices, onError } = context;
  const login = await target.provider.device!(target.connection, { fetch, clock });
  async function finish(signal: AbortSignal): Promise<Ending> {
    try {
      return await complete(context, { target, token, result: await login.finish({ signal }) });
    } catch (error) {
      if (signal.aborted || (isTokensError(error) && error.code === "reauthorization_required")) return "notGranted";
      onError(error as Error);
      return "failed";
    }
  }
  const attempt = devices.start({ secret, token }, login, namesOf(context, target), finish);
  return waiting(context, attempt, { token, language, secret });
}

/** The page of a browser that has received a code, until it has shown the outcome. */
export async function waitingPage(
  context: ReconnectContext,
  request: Request,
  { token, language }: LinkPage,
): Promise<Response | undefined> {
  const { secret } = context.cookies.read(request);
  const attempt = secret === undefined ? undefined : context.devices.find({ secret, token });
  if (secret === undefined || !attempt) return undefined;
  if (request.method === "GET" && new URL(request.url).searchParams.has("entered")) await endedSoon(context, attempt);
  const { names, ending } = attempt;
  if (ending === undefined) return waiting(context, attempt, { token, language, secret });
  if (ending !== "connected") context.devices.forget({ secret, token });
  return endingPage(context, ending, { token, language, names });
}

function waiting(
  context: ReconnectContext,
  { login, names }: DeviceAttempt,
  { secret, ...at }: LinkPage & { readonly secret: string },
): Response {
  // Where the customer goes on who has entered the code.
  const next = `${againPath(context, at)}&entered=`;
  return context.respond(codePage(names, at.language, { login, next, cookies: context.cookies.write(secret) }));
}

/** Providers hear of an entered code when they are asked again, which is every five seconds. */
const patienceMs = 10_000;

async function endedSoon({ clock }: ReconnectContext, { ended }: DeviceAttempt): Promise<void> {
  const enough = new AbortController();
  await Promise.race([ended, clock.sleep(patienceMs, enough.signal)]);
  enough.abort();
}
