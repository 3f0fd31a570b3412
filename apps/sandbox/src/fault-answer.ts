import { STATUS_CODES } from "node:http";
import type { MetFault } from "./faults.ts";
import type { Refusals } from "./stages/mocked.ts";

/** The answer to a request that meets a fault; `carryOut` lets the provider answer it. */
export async function faultAnswer(
  fault: Exclude<MetFault, { readonly kind: "latency" }>,
  request: Request,
  refusals: Refusals,
  carryOut: () => Promise<Response>,
): Promise<Response> {
  if (fault.kind === "status") {
    const { status = 503, retryAfter } = fault;
    const message = STATUS_CODES[status] ?? "Server Error";
    const response = refusals[status]?.(request) ?? Response.json({ message }, { status });
    if (retryAfter !== undefined) response.headers.set("retry-after", String(retryAfter));
    return response;
  }
  if (fault.kind === "html") {
    const { status = 403 } = fault;
    const headers = { "content-type": "text/html; charset=UTF-8", server: "cloudflare", "cache-control": "no-store" };
    return new Response(page(status, pages[status]), { status, headers });
  }
  if (fault.kind === "lost-token-response") await carryOut();
  return Response.error();
}

const pages: Readonly<Record<403 | 502, string>> = {
  403: "Attention Required! | Cloudflare",
  502: "502: Bad gateway",
};

function page(status: number, title: string): string {
  return `<!DOCTYPE html>
<html lang="en-US">
<head><title>${title}</title><meta charset="UTF-8"></head>
<body><h1>${title}</h1><p>Error ${status}. This page comes from the sandbox, as told.</p></body>
</html>
`;
}
