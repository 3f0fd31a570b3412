import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Headers of every response: no third-party or inline content, no framing, no referrer. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: false,
  xFrameOptions: "DENY",
});

/**
 * Rejects requests for another host name (DNS rebinding), requests over http when `origin` is https, and cross-site form
 * submissions.
 */
export function ownRequests(origin: string): MiddlewareHandler {
  const { host, protocol } = new URL(origin);
  return async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name);
    context.header("cache-control", "no-store");
    if (header("host") !== host) return context.text(`The console is only available at ${origin}.\n`, 421);
    if (protocol === "https:" && header("x-forwarded-proto") !== "https")
      return context.text(
        `The console requires HTTPS: open ${origin}. The reverse proxy must send X-Forwarded-Proto.\n`,
        421,
      );
    const reads = ["GET", "HEAD"].includes(context.req.method);
    // Under `no-referrer`, browsers send `Origin: null` with a form, but `Sec-Fetch-Site` still names its source.
    const site = header("sec-fetch-site");
    const own = site === undefined ? header("origin") === origin : site === "same-origin";
    if (!reads && !own) return context.text("Cross-site request rejected.\n", 403);
    return next();
  };
}
