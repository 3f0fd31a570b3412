import type { Options } from "ky";
import { version } from "./version.ts";

/**
 * The `User-Agent` header of a provider's requests: the one in `headers`, otherwise `tokens-hubstaff/1.2.3` with the version of this
 * package. Empty in a browser, which sends its own: another one needs the API's permission (CORS).
 */
export function userAgent(provider: string, headers: Options["headers"] = {}): Readonly<Record<string, string>> {
  const given = Object.entries(Symbol.iterator in headers ? Object.fromEntries(headers) : headers);
  const own = given.find(([name]) => name.toLowerCase() === "user-agent")?.[1];
  if (own !== undefined) return { "user-agent": own };
  const inBrowser = globalThis.navigator?.userAgent?.startsWith("Mozilla/");
  return inBrowser ? {} : { "user-agent": `tokens-${provider.toLowerCase()}/${version}` };
}
