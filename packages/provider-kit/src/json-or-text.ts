/** The value of a response body in JSON, or its text when it is not JSON. `reviver` is that of `JSON.parse`. */
export function jsonOrText(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver) as unknown;
  } catch {
    return text;
  }
}
