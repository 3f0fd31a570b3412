/** A JSON response with its length, so that it is sent in one piece. Caches must not store it. */
export function json(
  body: unknown,
  { status = 200, headers }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return text(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** A text response, in the same way. */
export function text(
  body: string,
  { status = 200, headers }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(body, {
    status,
    headers: { "cache-control": "no-store", "content-length": String(Buffer.byteLength(body)), ...headers },
  });
}
