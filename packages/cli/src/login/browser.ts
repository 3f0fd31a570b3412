import type { AuthMethod, Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { isInteractive, printInfo, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { askField } from "../prompt.ts";
import { listenForCallback, type Callback, type CallbackListener } from "./callback.ts";
import type { LoggedIn } from "./logged-in.ts";

/** Options of a login in a browser. */
export interface BrowserLoginOptions {
  readonly port: string;
  readonly browser: boolean;
}

/** Logs in with a browser: on this machine, or on another one whose redirect URL is pasted. */
export async function loginInBrowser(
  cli: Cli,
  provider: ProviderDescriptor,
  given: Connection,
  { port, browser }: BrowserLoginOptions,
  { registers }: AuthMethod,
): Promise<LoggedIn> {
  const { io } = cli;
  await using listener = await listenForCallback(parsePort(port), io);
  const { redirectUri } = listener;
  const options = { redirectUri, fetch: io.fetch, clock: io.clock };
  const app = registers ? await provider.register!(given, options) : {};
  const connection = { ...given, settings: { ...given.settings, ...app } };
  const login = await provider.login!(connection, options);
  const { url, checks } = await login.authorizationUrl();
  const opened =
    browser &&
    (await io.openBrowser(url).then(
      () => true,
      () => false,
    ));
  // Printed even with --quiet: without the URL nobody can log in.
  if (!opened) io.stderr.write(`Open this URL in a browser to log in:\n${url}\n`);
  else printInfo(cli, `Log in to ${provider.title} in your browser. If it did not open: ${url}`);
  printInfo(cli, cli.errorColors.dim(`Waiting for the redirect to ${redirectUri}`));
  const callback = await (opened || !isInteractive(cli) ? listener.received() : receivedOrPasted(cli, listener));
  try {
    const { session, claims } = await login.exchange(callback.url, checks);
    callback.respond(true);
    return { connection, session, claims };
  } catch (error) {
    callback.respond(false);
    throw error;
  }
}

/** The redirect, on this machine, or as a person pastes it from the browser of another one. */
async function receivedOrPasted(
  cli: Cli,
  listener: Pick<CallbackListener, "redirectUri" | "received">,
): Promise<Callback> {
  const over = new AbortController();
  const redirected = listener.received(over.signal);
  const pasted = pastedUrl(cli, listener.redirectUri, over.signal).then((url): Callback => ({
    url,
    respond: () => undefined,
  }));
  // The one that loses the race ends with an error.
  for (const one of [redirected, pasted]) one.catch(() => undefined);
  try {
    return await Promise.race([redirected, pasted]);
  } finally {
    over.abort();
  }
}

async function pastedUrl(cli: Cli, redirectUri: string, signal: AbortSignal): Promise<string> {
  const label = "Or paste the URL that the browser was redirected to";
  const text = await askField(cli, { name: "url", label }, { signal, validate: redirectProblem(redirectUri) });
  return text.trim();
}

/** What is wrong with a pasted URL. */
function redirectProblem(redirectUri: string): (text: string) => string | undefined {
  return (text) =>
    URL.parse(text.trim())?.search ? undefined : `Paste the whole URL, which starts with ${redirectUri}?`;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw usageError(`--port takes a number from 0 to 65535, not "${text}".`);
}
