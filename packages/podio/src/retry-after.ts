import { waitInWords } from "@tokens/core/token-endpoint";
import { jsonOrText } from "@tokens/provider-kit";

/**
 * `fetch` that adds the `Retry-After` header that Podio leaves out of a rate-limit response: the error's description says how long
 * to wait, in words.
 */
export function withRetryAfter(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const { status, statusText, headers } = response;
    if ((status !== 420 && status !== 429) || headers.has("retry-after")) return response;
    const text = await response.text();
    const seconds = waitInWords(description(jsonOrText(text)));
    const rewritten = new Headers(headers);
    if (seconds !== undefined) rewritten.set("retry-after", String(Math.ceil(seconds)));
    return new Response(text, { status, statusText, headers: rewritten });
  };
}

/** The description in an error body, or the whole of a text. */
function description(body: unknown): string {
  const words =
    typeof body === "string" ? body : (body as Readonly<Record<string, unknown>> | null)?.["error_description"];
  return typeof words === "string" ? words : "";
}
