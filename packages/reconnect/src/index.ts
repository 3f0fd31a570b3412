/**
 * Links that let a customer log in again, to restore an account whose grant was lost.
 *
 * @example
 * ```ts
 * import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
 * import { createReconnect } from "@tokens/reconnect";
 * import { openStore } from "@tokens/store";
 *
 * const store = await openStore("postgres://localhost/app");
 * const reconnect = createReconnect({
 *   providers: [hubstaff],
 *   store,
 *   origin: "https://app.example.com",
 *   company: { name: "Acme" },
 * });
 * const { url, expiresAt } = await reconnect.link("hubstaff/alice");   // send it to the customer
 *
 * // In the server:
 * const serve = async (request: Request) => (await reconnect.handle(request)) ?? new Response("Not found", { status: 404 });
 * ```
 *
 * @module
 */
export type { Address } from "./address.ts";
export type { Company } from "./company.ts";
export { createReconnect, type Reconnect, type ReconnectOptions } from "./create-reconnect.ts";
export {
  reconnectLinks,
  type Link,
  type LinkOptions,
  type ReconnectLinks,
  type ReconnectLinksOptions,
  type ReconnectStore,
} from "./links.ts";
export { isLanguage, languages, type Language } from "./texts/index.ts";
