/** The names and values of headers in any form that `fetch` takes. */
export function headerPairs(headers: HeadersInit = {}): Iterable<readonly [name: string, value: string]> {
  return Symbol.iterator in headers ? (headers as Headers) : Object.entries(headers);
}
