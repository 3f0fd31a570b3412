const maxBytes = 1024 * 1024;

/** A body; undefined when it is longer than 1 MiB, of which no more is read. */
export async function readLimited({ body }: Pick<Body, "body">): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  for (const chunk of chunks.toReversed()) bytes.set(chunk, (size -= chunk.byteLength));
  return bytes;
}

/** The text of a body; undefined when it is longer than 1 MiB. */
export async function readLimitedText(from: Pick<Body, "body">): Promise<string | undefined> {
  const bytes = await readLimited(from);
  return bytes && new TextDecoder().decode(bytes);
}
