/** A response as text. */
export interface ResponseText {
  readonly text: string;
  /** A sentence about what the text leaves out. */
  readonly note?: string | undefined;
}

const maxCharacters = 200_000;

/** Formats a response: indented JSON, truncated when very long; only the type and size of a file. */
export async function responseText(response: unknown): Promise<ResponseText> {
  if (response === undefined) return { text: "", note: "The response is empty." };
  if (response instanceof Response) {
    const type = response.headers.get("content-type") ?? "unknown type";
    const { byteLength } = await response.arrayBuffer();
    return { text: "", note: `The response is a file of ${byteLength} bytes (${type}).` };
  }
  const text = JSON.stringify(response, undefined, 2);
  if (text.length <= maxCharacters) return { text };
  const note = `The response has ${text.length} characters, of which the first ${maxCharacters} are shown. Request fewer rows to see all of it.`;
  return { text: text.slice(0, maxCharacters), note };
}
