import { STATUS_CODES } from "node:http";
import type { SandboxServer } from "@tokens/provider-kit/descriptor";
import type { MatchedFault } from "./faults.ts";

/** The response to a request that meets a fault. `perform` lets the provider process it. */
export async function faultResponse(
  fault: Exclude<MatchedFault, { readonly kind: "latency" }>,
  request: Request,
  errors: NonNullable<SandboxServer["errors"]>,
  perform: () => Promise<Response>,
): Promise<Response> {
  if (fault.kind === "status") {
    const { status = 503, retryAfter } = fault;
    const message = STATUS_CODES[status] ?? "Server Error";
    const response = errors[status]?.(request) ?? Response.json({ message }, { status });
    if (retryAfter !== undefined) response.headers.set("retry-after", String(retryAfter));
    return response;
  }
  if (fault.kind === "html") {
    const { status = 403 } = fault;
    const headers = { "content-type": "text/html; charset=UTF-8", server: "cloudflare", "cache-control": "no-store" };
    return new Response(page(status, pages[status]), { status, headers });
  }
  if (fault.kind === "lost-token-response") await perform();
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
<body><h1>${title}</h1><p>Error ${status}. This page comes from a fault of the sandbox.</p></body>
</html>
`;
}
