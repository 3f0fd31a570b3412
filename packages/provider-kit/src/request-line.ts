/** The method and the URL of a request, as the arguments of `fetch` state them. */
export function requestLine(
  input: string | URL | Request,
  init: RequestInit = {},
): { readonly method: string; readonly url: string } {
  const request: Partial<Request> = input instanceof Request ? input : { url: String(input) };
  return { method: init.method ?? request.method ?? "GET", url: request.url! };
}
