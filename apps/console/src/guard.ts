import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Headers of every answer: nothing from elsewhere, nothing inline, no frame around it, no address handed on. */
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
 * Turns away what was not sent to `origin` (a name that another site let point here), what came over http although `origin` is https,
 * and what another site's page sends.
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
    // Without a referrer browsers send no origin with a form, but they do say which site it is from.
    const site = header("sec-fetch-site");
    const own = site === undefined ? header("origin") === origin : site === "same-origin";
    if (!reads && !own) return context.text("Cross-site request rejected.\n", 403);
    return next();
  };
}
