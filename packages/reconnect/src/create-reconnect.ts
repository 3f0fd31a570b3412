import { systemClock } from "@tokens/core";
import { processName } from "@tokens/store";
import { checkedAddress } from "./address.ts";
import { browserCookies } from "./browser.ts";
import { callbackRoute } from "./callback-route.ts";
import { checkedCompany, type Company } from "./company.ts";
import { deviceLogins } from "./device-logins.ts";
import type { ReconnectContext } from "./context.ts";
import { responder } from "./layout.ts";
import { linkRecords } from "./link-records.ts";
import { linkRoute } from "./link-routes.ts";
import { reconnectLinks, type ReconnectLinks, type ReconnectLinksOptions } from "./links.ts";
import { loginRecords } from "./login-records.ts";
import { messagePage } from "./pages.ts";
import { preferredLanguage, texts } from "./texts/index.ts";

/** Options of `createReconnect`. */
export interface ReconnectOptions extends ReconnectLinksOptions {
  readonly company: Company;
}

/** Links, and the pages behind them. Disposing it ends the logins that wait for a code to be entered. */
export interface Reconnect extends ReconnectLinks, AsyncDisposable {
  /** Answers a request for a page of a link or a login; undefined for any other path, which the server handles itself. Never rejects. */
  handle(request: Request): Promise<Response | undefined>;
}

/**
 * Links with which customers log in again. Register `<origin><path>/callback` as a redirect URI of each app. Throws
 * `ProviderConfigurationError` at once for an invalid option.
 */
export function createReconnect(options: ReconnectOptions): Reconnect {
  const { providers, store, clock = systemClock, by = processName(), onError = () => undefined } = options;
  const { fetch = globalThis.fetch } = options;
  const address = checkedAddress(options);
  const company = checkedCompany(options.company, address.origin);
  const devices = deviceLogins(clock);
  const context: ReconnectContext = {
    address,
    company,
    providers,
    store,
    links: linkRecords(store.records, clock),
    logins: loginRecords(store.records, clock),
    devices,
    cookies: browserCookies(address.origin),
    clock,
    fetch,
    by,
    respond: responder(company),
    onError,
  };

  /** The part of a path below that of the pages; undefined for any other. */
  function segmentOf({ pathname }: URL): string | undefined {
    const prefix = `${address.path}/`;
    const segment = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : "";
    return segment === "" || segment.includes("/") ? undefined : segment;
  }

  async function answer(request: Request, segment: string): Promise<Response> {
    const allowed = segment === "callback" ? ["GET", "HEAD"] : ["GET", "HEAD", "POST"];
    if (!allowed.includes(request.method))
      return new Response(undefined, { status: 405, headers: { allow: allowed.join(", ") } });
    try {
      if (segment !== "callback") return await linkRoute(context, request, segment);
      // A callback changes something, which a HEAD must not.
      if (request.method === "HEAD") return new Response(undefined, { status: 204 });
      return await callbackRoute(context, request);
    } catch (error) {
      onError(error as Error);
      const language = preferredLanguage(request.headers.get("accept-language"));
      return context.respond(messagePage(texts[language].failed({ company: company.name }), { language, status: 503 }));
    }
  }

  return {
    ...reconnectLinks(options),
    async handle(request) {
      const segment = segmentOf(new URL(request.url));
      if (segment === undefined) return undefined;
      const response = await answer(request, segment);
      if (request.method !== "HEAD") return response;
      const { status, headers } = response;
      return new Response(undefined, { status, headers });
    },
    [Symbol.asyncDispose]: () => devices[Symbol.asyncDispose](),
  };
}
